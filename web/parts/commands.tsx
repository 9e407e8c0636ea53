import { useSignal } from '@preact/signals';
import { useDoing } from '../core/doing.ts';
import { language, words } from '../core/language.ts';
import { Dialog } from './dialog.tsx';
import { Failed } from './failed.tsx';
import { known } from './known-commands.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { SignInAgain } from './sign-in-again.tsx';

/** What one may do with a thing, as the API says it: a button for each that takes no more than a press, or a reason. */
export type Command = {
  readonly name: string;
  /** Method and path. */
  readonly route: string;
  readonly allowed: boolean;
  readonly needs: readonly string[];
  /** It cannot be taken back: it is asked about once more. */
  readonly decisive?: boolean | undefined;
  readonly detail?: string | undefined;
};
/** It takes no more than a press or a reason, and this page has words for it. */
export const isSimple = ({ allowed, needs, name }: Command): boolean =>
  allowed && name in known && needs.every((need) => need === 'reason');

const texts = words({
  sv: {
    done: (act: string, title: string) => `${act}: ${title}`,
    sure: (act: string) => `${act}?`,
    final: 'Det gäller genast, och går inte att ta tillbaka.',
    cancel: 'Avbryt',
  },
  en: {
    done: (act: string, title: string) => `${act}: ${title}`,
    sure: (act: string) => `${act}?`,
    final: 'It takes effect at once, and cannot be taken back.',
    cancel: 'Cancel',
  },
});
type Props = {
  readonly commands: readonly Command[];
  /** Of which of them there are buttons here, in this order; each has its words in known-commands.ts. */
  readonly show: readonly string[];
  /** What the thing is called. */
  readonly title: string;
  readonly etag?: string | undefined;
  readonly decides?: boolean;
  readonly next?: string;
  /** What gets the focus then. */
  readonly focus?: readonly string[];
};

export const Commands = ({ commands, show, title, etag, decides = false, next, focus }: Props) => {
  const reasoning = useSignal<Command | undefined>(undefined);
  const confirming = useSignal<Command | undefined>(undefined);
  const { run, isBusy, failure } = useDoing();
  const asksOf = ({ name }: Command): string | undefined => known[name]?.asks?.[language.value];
  const isAsked = (command: Command): boolean => command.decisive === true || asksOf(command) !== undefined;
  const sayOf = ({ name }: Command): string => known[name]?.[language.value] ?? '';
  const plain = (command: Command): string => sayOf(command).replace(' …', '');
  const offered = show.flatMap((name) => commands.find((command) => command.name === name) ?? []).filter(isSimple);
  /** A no, and what takes something away, looks like one. */
  const isYes = (command: Command): boolean =>
    command.needs.length === 0 && !command.route.startsWith('DELETE ') && !sayOf(command).endsWith('…');
  const act = async (command: Command, reason?: string): Promise<void> => {
    const done = texts().done(plain(command), title);
    const isDone = await run(
      {
        route: command.route,
        ask: command.route.startsWith('DELETE ') ? {} : { body: reason === undefined ? {} : { reason } },
        ifMatch: etag,
        title: done,
        decides,
      },
      { said: done, ...(next !== undefined && { next }), ...(focus && { focus }) },
    );
    if (isDone) {
      reasoning.value = undefined;
      confirming.value = undefined;
    }
  };
  const again = failure.value?.code === 'sign-in-again';
  const close = (): void => {
    reasoning.value = undefined;
    confirming.value = undefined;
    failure.value = undefined;
  };
  if (offered.length === 0) return null;
  return (
    <>
      {failure.value && !reasoning.value && !confirming.value && !again && <Failed failure={failure.value} />}
      <div class="acts">
        {offered.map((command) => (
          <button
            key={command.name}
            class={isYes(command) ? 'go' : 'no'}
            type="button"
            disabled={isBusy.value}
            onClick={() => {
              if (command.needs.length > 0) reasoning.value = command;
              else if (isAsked(command)) confirming.value = command;
              else void act(command);
            }}
          >
            {sayOf(command)}
          </button>
        ))}
      </div>
      {reasoning.value && !again && (
        <ReasonDialog
          title={title}
          act={plain(reasoning.value)}
          isBusy={isBusy.value}
          failure={failure.value}
          onReason={(reason) => reasoning.value && void act(reasoning.value, reason)}
          onClose={close}
        />
      )}
      {confirming.value && !again && (
        <Dialog title={texts().sure(plain(confirming.value))} onClose={close}>
          <p>
            <b>{title}</b>
          </p>
          <p>{asksOf(confirming.value) ?? texts().final}</p>
          {failure.value && <Failed failure={failure.value} />}
          <div class="acts">
            <button
              class="go"
              type="button"
              disabled={isBusy.value}
              onClick={() => confirming.value && void act(confirming.value)}
            >
              {plain(confirming.value)}
            </button>
            <button class="no" type="button" onClick={close}>
              {texts().cancel}
            </button>
          </div>
        </Dialog>
      )}
      {again && <SignInAgain onClose={close} />}
    </>
  );
};
