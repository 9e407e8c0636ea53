import { isRefusal, type Refusal, refuse, text } from '../../../shared/problems.ts';
import type { ById } from '../../../shared/reads.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Decision, GatheringsEvent } from '../events.ts';
import { cancel, change, type Surroundings } from '../rules.ts';
import type { Gathering } from '../state.ts';
import type { Candidate, Cancellation, Update } from './preview.ts';

/** Storing what was previewed. Pure. */

/** One transaction holds a hundred items: the events, what happened, how far it has come, and the answer. */
const mostEvents = 90;
/** Of each that changes: itself, what happened, what is listed of it before and after, and what was to spread it. */
const mostUpdates = 10;
/** An item holds 400 kB, and what happened says all that the events say. */
const mostBytes = 250_000;

/** As many of them as one transaction holds, at least one. */
export const partOf = (events: readonly Candidate[]): readonly Candidate[] => {
  let bytes = 0;
  const first = events.slice(0, mostEvents);
  const end = first.findIndex((event, i) => {
    bytes += Buffer.byteLength(JSON.stringify(event.fields));
    return i > 0 && bytes > mostBytes;
  });
  return end < 0 ? first : first.slice(0, end);
};

/** In how many parts they are stored. */
export const piecesOf = (events: readonly Candidate[]): number => {
  let pieces = 0;
  for (let stored = 0; stored < events.length; stored += partOf(events.slice(stored)).length) pieces += 1;
  return pieces;
};

/** The next part of an import, of which so many are stored; nothing once all of it is. */
export const storeNext = (
  stored: number,
  { id, unit, events }: { readonly id: string; readonly unit: Unit; readonly events: readonly Candidate[] },
): Decision<never> => {
  const part = partOf(events.slice(stored));
  if (part.length === 0) return [];
  return [
    {
      type: 'EventsImported',
      subject: `events/imports/${id}`,
      import: id,
      unit,
      count: part.length,
      drafts: part.map(({ id: event, fields, uid, source }) => ({
        event,
        fields,
        ...(uid !== undefined && { uid }),
        ...(source && { source }),
      })),
    },
  ];
};

export type Step = Update | Cancellation;
export const isUpdate = (step: Step): step is Update => 'change' in step;

/** What becomes of events that there are, in parts of what one transaction holds. */
export const stepsOf = ({
  changes,
  cancellations,
}: {
  readonly changes: readonly Update[];
  readonly cancellations: readonly Cancellation[];
}): readonly (readonly Step[])[] => {
  const all = [...changes, ...cancellations];
  return Array.from({ length: Math.ceil(all.length / mostUpdates) }, (_, i) =>
    all.slice(i * mostUpdates, (i + 1) * mostUpdates),
  );
};

export const meanwhile = (): Refusal<'changed-meanwhile'> =>
  refuse(
    'changed-meanwhile',
    text(
      'Något av det är inlagt eller ändrat under tiden; ladda upp filen igen.',
      'Some of it was entered or changed meanwhile; send the file again.',
    ),
  );

/** Whether it has been taken: an event never goes back to a version. */
export const isTaken = (step: Step, one: Gathering | undefined): boolean =>
  isUpdate(step)
    ? one !== undefined && one.version > step.version && one.uid === step.uid && isSameSource(step, one)
    : one?.status === 'cancelled';
const isSameSource = ({ source: { sequence, stamp, said } }: Update, { source }: Gathering): boolean =>
  source?.sequence === sequence &&
  source.stamp === stamp &&
  Object.entries(said).every(([name, digest]) => source.said[name] === digest);
/** Whether it can be taken, or has been: else somebody has changed the event since the preview. */
export const isFresh = (step: Step, one: Gathering | undefined): boolean =>
  isTaken(step, one) || one?.version === step.version;

const reason = 'Inställt i kalendern som evenemanget hämtades från.';

/** Takes some of the steps; what has been taken is not taken again. */
export const takeSteps = (
  { gatherings, ...surroundings }: Surroundings & { readonly gatherings: ById<Gathering> },
  steps: readonly Step[],
): Decision<'changed-meanwhile'> => {
  const events: GatheringsEvent[] = [];
  for (const step of steps) {
    const gathering = gatherings[step.event];
    if (!gathering || isTaken(step, gathering)) continue;
    if (!isFresh(step, gathering)) return meanwhile();
    const decision = isUpdate(step)
      ? change({ gathering, contact: undefined, ...surroundings }, step.change)
      : cancel({ gathering }, reason);
    // It could be done as it was seen.
    if (isRefusal(decision)) return meanwhile();
    const { uid, source } = isUpdate(step) ? step : {};
    events.push(
      ...decision.map((event) =>
        event.type === 'EventChanged' && uid !== undefined && source ? { ...event, uid, source } : event,
      ),
    );
  }
  return events;
};
