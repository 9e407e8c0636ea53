import type { Names } from '../../core/names.ts';
import { type Faults, useForm } from '../../core/form.ts';
import type { Values } from '../../core/draft.ts';
import { useTrial } from '../../core/trial.ts';
import { countOf, dayOf } from '../../core/typed.ts';
import { Failed } from '../../parts/failed.tsx';
import { CountField, DayField, Field, SelectField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { type Position, readStaff } from './data.ts';
import { type Piece } from './moving.ts';
import { Rules } from './rules.tsx';
import type { Figure } from './data.ts';
import { requestTexts } from './request-texts.ts';
import { texts } from './texts.ts';
import { officeWords, positionWords } from './words.ts';

/** Gives staff, or moves what was given, by a form: whoever neither drags nor uses the arrow keys gets as far. */
type Props = {
  readonly campaign: string;
  readonly piece: Piece;
  readonly names: Names;
  /** Where one is then. */
  readonly next: string;
};
const route = 'POST /campaigns/{campaign}/staff/allocations';

const bodyOf = ({ request, allocation }: Piece, { position, from, to, extent, reason }: Values) => ({
  request,
  position: position ?? '',
  from: from ?? '',
  to: to ?? '',
  extent: countOf(extent ?? '') ?? 0,
  ...(allocation !== undefined && { replaces: allocation }),
  ...(reason?.trim() && { reason: reason.trim() }),
});

export const PlaceForm = ({ campaign, piece, names, next }: Props) => {
  const say = requestTexts();
  const { staff } = readStaff(campaign);
  const kind = piece.allocation === undefined ? 'give' : 'move';
  const check = ({ position, from = '', to = '', extent = '' }: Values): Faults => {
    const percent = countOf(extent);
    return {
      ...(!position && { position: say.faults.position }),
      ...(dayOf(from) === undefined && { from: say.faults.from }),
      ...(dayOf(to) === undefined && { to: say.faults.to }),
      ...(dayOf(from) !== undefined && dayOf(to) !== undefined && to < from && { to: say.faults.order }),
      ...((percent === undefined || percent < 1 || percent > 100) && { extent: say.faults.extent }),
    };
  };
  const unit = names.unit(piece.unit);
  const form = useForm({
    name: `place.${campaign}.${piece.allocation ?? piece.request}`,
    initial: {
      position: piece.position ?? '',
      from: piece.from,
      to: piece.to,
      extent: String(piece.extent),
      reason: '',
    },
    check,
    command: (values) => ({
      route,
      ask: { path: { campaign }, body: bodyOf(piece, values) },
      title: say.done[kind](unit),
      decides: true,
    }),
    done: () => ({ said: say.done[kind](unit), next }),
  });
  const values = form.values.value;
  const isWhole = Object.keys(check(values)).length === 0;
  const isSame =
    values.position === (piece.position ?? '') &&
    values.from === piece.from &&
    values.to === piece.to &&
    values.extent === String(piece.extent);
  const tried = useTrial(
    isWhole && !isSame ? { route, ask: { path: { campaign }, body: bodyOf(piece, values) } } : undefined,
  ).value;
  const options = (staff?.positions ?? []).map((each: Position) => ({
    value: each.id,
    say: `${positionWords(each)} (${officeWords(each, names)})`,
  }));
  return (
    <section class="card" aria-labelledby="place">
      <h2 id="place">{kind === 'give' ? say.give : say.move}</h2>
      <p class="soft">{say.giveHow}</p>
      <Form of={form} act={say.act[kind]}>
        <SelectField name="position" label={say.position} options={options} />
        <DayField name="from" label={say.from} />
        <DayField name="to" label={say.to} />
        <CountField name="extent" label={say.extent} hint={say.extentHint} unit="%" />
        <Field name="reason" label={say.reason} hint={say.reasonHint} optional />
        <div class="stack tight" aria-live="polite">
          <h3>{say.verdict}</h3>
          {!tried ? (
            <p class="soft">{say.verdictNone}</p>
          ) : tried.isAsking ? (
            <p class="soft">{texts().trying}</p>
          ) : tried.failure ? (
            <Failed failure={tried.failure} />
          ) : (
            <Rules rules={(tried.answer as { readonly rules: readonly Figure[] }).rules} names={names} />
          )}
        </div>
      </Form>
    </section>
  );
};
