import { type Day, dayOf, daysBetween, type Instant } from '../../shared/calendar.ts';
import { canonicalJson } from '../../shared/ids.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { localOf } from '../../shared/local-time.ts';
import { type Refusal, refuse, text, wrongStatus } from '../../shared/problems.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { nextOwner, replyDay } from './publicity-judge.ts';
import { clockOf } from './publicity-phrases.ts';
import type { Decision } from './events.ts';
import { type Change, changedNames, merged } from './fields.ts';
import type { CampaignEvent, Contact, EventFields, EventsState, Results } from './state.ts';

/** Rules of the campaign's events (D15). Pure. */

/** What is known beside the state. */
export type Context = {
  readonly now: Instant;
  readonly campaign: { readonly start: Day; readonly end: Day };
  readonly replyByDays: number;
  /** Of the associations that are named those that there are. */
  readonly associations: ReadonlySet<Unit>;
};

export const eventSubject = (id: string): string => `events/${id}`;
const about = ({ id, title, startsAt }: Pick<CampaignEvent, 'id' | 'title' | 'startsAt'>) => ({
  subject: eventSubject(id),
  event: id,
  title,
  startsAt,
});

/** In days: what lasts longer is several events. */
export const mostDays = 31;

/** The first field that is wrong in what it refers to, or beside another. */
export const wrongField = (
  { place, online, startsAt, endsAt, organisers }: EventFields,
  { campaign: { start, end }, associations }: Pick<Context, 'campaign' | 'associations'>,
): Refusal<'invalid-input'> | undefined => {
  const stranger = organisers.findIndex((unit) => !isOffice(unit) && !associations.has(unit));
  if (stranger >= 0) return invalidField(`/organisers/${stranger}`, 'unknown');
  if (!place && !online) return invalidField('/place', 'needed');
  if (place && online) return invalidField('/online', 'twice');
  if (place?.area !== undefined && !associations.has(place.area)) return invalidField('/place/area', 'unknown');
  if (endsAt <= startsAt) return invalidField('/endsAt', 'order');
  const [first, last] = [startsAt.slice(0, 10), endsAt.slice(0, 10)];
  if (first < start || first > end) return invalidField('/startsAt', 'outside-campaign');
  if (last > end) return invalidField('/endsAt', 'outside-campaign');
  return daysBetween(first, last) > mostDays ? invalidField('/endsAt', 'too-big') : undefined;
};

/** D15: registered once, by whoever organises it. */
export const register = (
  { contact }: EventsState,
  { id, fields }: { readonly id: string; readonly fields: EventFields },
  context: Context,
): Decision<'invalid-input'> =>
  wrongField(fields, context) ?? [
    {
      type: 'EventRegistered',
      ...about({ id, ...fields }),
      fields,
      ...(contact && { contactSet: true as const }),
    },
  ];

/** Only for those inside: nobody outside is told when they change. */
const inward: readonly string[] = ['cost', 'expectedReach'];

const contactChanges = (said: Contact | null | undefined, is: Contact | undefined): boolean =>
  said !== undefined && canonicalJson(said) !== canonicalJson(is ?? null);

export const change = (
  { events, contact }: EventsState,
  { id, change: said }: { readonly id: string; readonly change: Change },
  context: Context,
): Decision<'not-found' | 'invalid-input' | 'wrong-status'> => {
  const is = events[id];
  if (!is) return refuse('not-found');
  if (is.status === 'cancelled' || is.status === 'held') return wrongStatus(is.status);
  if (said.place && said.online) return invalidField('/online', 'twice');
  const fields = merged(is, said);
  const wrong = wrongField(fields, context);
  if (wrong) return wrong;
  const changed = [...changedNames(is, fields), ...(contactChanges(contact, is.contact) ? ['contact'] : [])];
  if (changed.length === 0) return [];
  const left = is.organisers.filter((unit) => !fields.organisers.includes(unit));
  return [
    {
      type: 'EventChanged',
      ...about({ id, ...fields }),
      endsAt: fields.endsAt,
      fields,
      changed,
      isOutward: is.publishedAt !== undefined && changed.some((name) => !inward.includes(name)),
      ...(left.length > 0 && { left }),
    },
  ];
};

/** D6: what awaits an answer has an owner, the offices taking turns, and a day of reply: at the latest its own first. */
export const submit = (
  { events, turns }: EventsState,
  id: string,
  { now, replyByDays }: Context,
): Decision<'not-found' | 'wrong-status'> => {
  const is = events[id];
  if (!is) return refuse('not-found');
  if (is.status === 'submitted') return [];
  if (is.status !== 'draft') return wrongStatus(is.status);
  const today = dayOf(now);
  const owner = nextOwner(turns);
  const replyBy = replyDay(today, replyByDays, is.startsAt.slice(0, 10));
  return [{ type: 'EventSubmitted', ...about(is), owner, replyBy }];
};

/** An office publishes at once; who else may is judged before. What was cancelled may take place after all. */
export const publish = ({ events }: EventsState, id: string): Decision<'not-found' | 'wrong-status'> => {
  const is = events[id];
  if (!is) return refuse('not-found');
  if (is.status === 'published') return [];
  if (is.status === 'held') return wrongStatus(is.status);
  return [{ type: 'EventPublished', ...about(is), was: is.status }];
};

export const cancel = (
  { events }: EventsState,
  { id, reason }: { readonly id: string; readonly reason: string },
): Decision<'not-found' | 'wrong-status'> => {
  const is = events[id];
  if (!is) return refuse('not-found');
  if (is.status === 'cancelled') return [];
  if (is.status === 'held') return wrongStatus(is.status);
  return [{ type: 'EventCancelled', ...about(is), was: is.status, reason }];
};

/** D15: cost and reach are recorded, once it has begun; a correction takes the place of what was said. */
export const reportResults = (
  { events }: EventsState,
  { id, results }: { readonly id: string; readonly results: Results },
  { now }: Pick<Context, 'now'>,
): Decision<'not-found' | 'wrong-status' | 'too-soon'> => {
  const is = events[id];
  if (!is) return refuse('not-found');
  if (is.status !== 'published' && is.status !== 'held') return wrongStatus(is.status);
  if (localOf(now) < is.startsAt) {
    const begins = clockOf(is.startsAt);
    return refuse('too-soon', text(`Det börjar ${begins}.`, `It begins ${begins}.`));
  }
  if (canonicalJson(results) === canonicalJson(is.results ?? null)) return [];
  return [{ type: 'EventHeld', ...about(is), results }];
};

/** D6: what the daily schedule does to a submitted event that is past its day of reply. */
export const escalate = (
  { events }: EventsState,
  { id, today }: { readonly id: string; readonly today: Day },
): Decision<'not-found'> => {
  const is = events[id];
  if (!is) return refuse('not-found');
  const { status, owner, replyBy, escalated } = is;
  if (status !== 'submitted' || !owner || replyBy === undefined || replyBy >= today || escalated) return [];
  return [{ type: 'EventEscalated', ...about(is), owner, replyBy }];
};

/** Invariant 9: whom to ask is forgotten some days after the campaign. */
export const forgetContact = ({ events }: EventsState, id: string): Decision<'not-found'> => {
  const is = events[id];
  if (!is) return refuse('not-found');
  return is.contact ? [{ type: 'ContactForgotten', ...about(is) }] : [];
};
