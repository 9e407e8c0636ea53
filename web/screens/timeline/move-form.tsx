import { type Names } from '../../core/names.ts';
import type { Answer } from '../../core/contract.ts';
import { onDay } from '../../core/days.ts';
import type { Values } from '../../core/draft.ts';
import { type Faults, useForm } from '../../core/form.ts';
import { useTrial } from '../../core/trial.ts';
import { dayOf } from '../../core/typed.ts';
import { Failed } from '../../parts/failed.tsx';
import { DayField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { texts } from './texts.ts';

/** Moves a milestone; what moves with it, and who is told, is shown while one chooses the day. */
type One = Answer<'GET /campaigns/{campaign}/milestones/{milestone}'>;
type Slip = Answer<'POST /campaigns/{campaign}/milestones/{milestone}/moves'>;
type Props = {
  readonly campaign: string;
  readonly milestone: One;
  readonly etag: string | undefined;
  readonly names: Names;
};
const route = 'POST /campaigns/{campaign}/milestones/{milestone}/moves';

export const Follows = ({ slip, names }: { readonly slip: Slip; readonly names: Names }) => {
  const say = texts();
  return (
    <div class="stack tight">
      <h3>{say.would}</h3>
      {slip.moved.length === 0 && slip.conflicts.length === 0 && <p class="soft">{say.nothingMoves}</p>}
      <ul class="stack tight">
        {slip.moved.map(({ milestone, from, to }) => (
          <li key={milestone}>{say.moved(names.milestone(milestone), onDay(from), onDay(to))}</li>
        ))}
        {slip.conflicts.map(({ milestone, days }) => (
          <li key={milestone} class="wrong">
            {say.wouldConflict(names.milestone(milestone), days)}
          </li>
        ))}
      </ul>
      {slip.told.length > 0 && <p class="soft">{say.told(slip.told.map(names.unit).join(', '))}</p>}
    </div>
  );
};

export const MoveForm = ({ campaign, milestone, etag, names }: Props) => {
  const say = texts();
  const { id, title, day } = milestone;
  const check = ({ to = '', why = '' }: Values): Faults => ({
    ...(dayOf(to) === undefined ? { to: say.faults.to } : to === day && { to: say.faults.same }),
    ...(why.trim() === '' && { why: say.faults.why }),
  });
  const path = { campaign, milestone: id };
  const form = useForm({
    name: `milestone.${campaign}.${id}`,
    initial: { to: day, why: '' },
    check,
    command: ({ to = '', why = '' }) => ({
      route,
      ask: { path, body: { to, why: why.trim() } },
      ifMatch: etag,
      title: say.moveSaid(title),
    }),
    done: () => ({ said: say.moveSaid(title) }),
  });
  const { to = '', why = '' } = form.values.value;
  const isDay = dayOf(to) !== undefined && to !== day;
  // Why it is moved changes nothing of what follows: any word does for a trial.
  const tried = useTrial(isDay ? { route, ask: { path, body: { to, why: why.trim() || '…' } } } : undefined).value;
  return (
    <section class="card" aria-labelledby="move">
      <h2 id="move">{say.move}</h2>
      <p class="soft">{say.moveHow}</p>
      <Form of={form} act={say.moveAct}>
        <DayField name="to" label={say.to} />
        <TextField name="why" label={say.why} hint={say.whyHint} rows={2} />
        <div aria-live="polite">
          {tried?.failure && <Failed failure={tried.failure} />}
          {tried?.answer !== undefined && <Follows slip={tried.answer as Slip} names={names} />}
        </div>
      </Form>
    </section>
  );
};
