import { useSignal } from '@preact/signals';
import { useDoing } from '../../core/doing.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Failed } from '../../parts/failed.tsx';
import { texts } from './texts.ts';

type Props = {
  /** What the button says, and whom it is about for who does not see beside what it stands. */
  readonly act: string;
  readonly of: string;
  readonly title: string;
  readonly how: string;
  readonly said: string;
  readonly route: string;
  readonly path: Readonly<Record<string, string>>;
  readonly focus: string;
};

/** Something that takes somebody out: asked about once more. */
export const Sure = ({ act, of, title, how, said, route, path, focus }: Props) => {
  const say = texts();
  const asking = useSignal(false);
  const { run, isBusy, failure } = useDoing();
  const close = (): void => {
    asking.value = false;
    failure.value = undefined;
  };
  return (
    <>
      <button
        class="no"
        type="button"
        onClick={() => {
          asking.value = true;
        }}
      >
        {act}
        <span class="hidden"> {of}</span>
      </button>
      {asking.value && (
        <Dialog title={title} onClose={close}>
          <p>{how}</p>
          {failure.value && <Failed failure={failure.value} />}
          <div class="acts">
            <button
              class="go"
              type="button"
              disabled={isBusy.value}
              onClick={() => void run({ route, ask: { path }, title: `${act}: ${of}` }, { said, focus: [focus] })}
            >
              {act}
            </button>
            <button class="no" type="button" onClick={close}>
              {say.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
};
