import { onDay } from '../../core/days.ts';
import { useSignal } from '@preact/signals';
import type { Names } from '../../core/names.ts';
import { useDoing } from '../../core/doing.ts';
import type { Failure } from '../../core/failure.ts';
import { focusOn } from '../../core/announce.ts';
import { Failed } from '../../parts/failed.tsx';
import type { Position } from './data.ts';
import { bodyOf, dismiss, putDown } from './moving.ts';
import { Rules } from './rules.tsx';
import { texts } from './texts.ts';
import { positionWords } from './words.ts';

/** What was put down somewhere: what the rules say of it there, and whether it shall be so. */
type Props = { readonly campaign: string; readonly positions: readonly Position[]; readonly names: Names };

/** Of what is wrong with a field it is the field that is said: there is no form to say it at. */
const named = (failure: Failure): Failure =>
  failure.errors.length === 0 ? failure : { ...failure, detail: failure.errors.map(({ detail }) => detail).join(' ') };

export const PutDown = ({ campaign, positions, names }: Props) => {
  const say = texts();
  const { run, isBusy, failure } = useDoing();
  const [reason, isMissing] = [useSignal(''), useSignal(false)];
  const put = putDown.value;
  if (!put) return null;
  const { piece, at, tried } = put;
  const [unit, place] = [names.unit(piece.unit), positions.find(({ id }) => id === at.position)];
  const rules = tried?.positions.flatMap((each) => each.rules) ?? [];
  const once = rules.filter(
    (rule, i) => rules.findIndex((each) => JSON.stringify(each) === JSON.stringify(rule)) === i,
  );
  const isBroken = once.some(({ hard, holds }) => hard && !holds);
  // It is lawful but for the reason that another office is owed.
  const needsReason = tried !== undefined && !tried.lawful && !isBroken;
  const leave = (): void => {
    dismiss();
    reason.value = '';
    failure.value = undefined;
    focusOn(`[data-request="${CSS.escape(piece.request)}"]`, 'main h1');
  };
  const act = async (): Promise<void> => {
    isMissing.value = needsReason && reason.value.trim() === '';
    if (isMissing.value) return focusOn('#move-reason');
    const said = piece.allocation === undefined ? say.given(unit) : say.moved(unit);
    const isDone = await run(
      {
        route: 'POST /campaigns/{campaign}/staff/allocations',
        ask: { path: { campaign }, body: bodyOf(put, reason.value.trim()) },
        title: said,
        decides: true,
      },
      { said, focus: [`.lane [data-request="${CSS.escape(piece.request)}"]`, 'main h1'] },
    );
    if (isDone) {
      dismiss();
      reason.value = '';
    }
  };
  const title = (piece.allocation === undefined ? say.give : say.put)(unit, place ? positionWords(place) : '');
  return (
    <section class="card" id="put-down" aria-labelledby="put-down-title">
      <h2 id="put-down-title" tabIndex={-1}>
        {title}
      </h2>
      <p>{say.when(onDay(at.from), onDay(at.to), piece.extent)}</p>
      <div aria-live="polite">
        {put.failure ? (
          <Failed failure={named(put.failure)} />
        ) : tried ? (
          <Rules rules={once} names={names} />
        ) : (
          <p>{say.trying}</p>
        )}
      </div>
      {needsReason && (
        <label class="field">
          {say.reason}
          <span class="hint">{say.reasonHint}</span>
          {isMissing.value && <span class="wrong">{say.needsReason}</span>}
          <input
            id="move-reason"
            maxLength={500}
            value={reason}
            aria-invalid={isMissing.value ? 'true' : undefined}
            onInput={({ currentTarget }) => {
              reason.value = currentTarget.value;
            }}
          />
        </label>
      )}
      {tried && !isBroken && <p class="soft small">{say.told}</p>}
      {failure.value && <Failed failure={failure.value} />}
      <div class="acts">
        {tried && !isBroken && (
          <button class="go" type="button" disabled={isBusy.value} onClick={() => void act()}>
            {piece.allocation === undefined ? say.doGive : say.doMove}
          </button>
        )}
        <button class="no" type="button" onClick={leave}>
          {tried && !isBroken ? say.leave : say.close}
        </button>
      </div>
    </section>
  );
};
