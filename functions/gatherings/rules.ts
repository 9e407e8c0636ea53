import { type Day, dayOf, daysBetween, type Instant } from '../../shared/calendar.ts';
import { canonicalJson } from '../../shared/ids.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { localOf } from '../../shared/local-time.ts';
import { type Refusal, refuse, text, wrongStatus } from '../../shared/problems.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import type { Decision, GatheringsEvent } from './events.ts';
import { type Change, changedNames, merged } from './fields.ts';
import { clockOf, nextOwner, type PublicitySettings, replyDay } from './offers.ts';
import {
  type Contact,
  type Gathering,
  type GatheringFields,
  mostDays,
  type Results,
  subjectOf,
  type Turns,
} from './state.ts';

/** Rules of the campaign's events (D15). Pure. */
export type One = { readonly gathering: Gathering };
/** What fields are judged by, beside each other. */
export type Surroundings = {
  readonly campaign: { readonly start: Day; readonly end: Day };
  /** Of the associations that are named those that there are. */
  readonly known: ReadonlySet<Unit>;
};
/** What the command says of whom to ask; null takes it away. */
type Said = { readonly contact: Contact | null | undefined };

const about = ({ id, title, startsAt }: Pick<Gathering, 'id' | 'title' | 'startsAt'>) => ({
  subject: subjectOf(id),
  event: id,
  title,
  startsAt,
});

/** The first field that is wrong in what it refers to, or beside another. */
export const wrongField = (
  { place, online, startsAt, endsAt, organisers }: GatheringFields,
  { campaign: { start, end }, known }: Surroundings,
): Refusal<'invalid-input'> | undefined => {
  const stranger = organisers.findIndex((unit) => !isOffice(unit) && !known.has(unit));
  if (stranger >= 0) return invalidField(`/organisers/${stranger}`, 'unknown');
  if (!place && !online) return invalidField('/place', 'needed');
  if (place && online) return invalidField('/online', 'twice');
  if (place?.area !== undefined && !known.has(place.area)) return invalidField('/place/area', 'unknown');
  if (endsAt <= startsAt) return invalidField('/endsAt', 'order');
  const [first, last] = [startsAt.slice(0, 10), endsAt.slice(0, 10)];
  if (first < start || first > end) return invalidField('/startsAt', 'outside-campaign');
  if (last > end) return invalidField('/endsAt', 'outside-campaign');
  return daysBetween(first, last) > mostDays ? invalidField('/endsAt', 'too-big') : undefined;
};

/** D15: registered once, by whoever organises it. */
export const register = (
  { contact, ...surroundings }: Surroundings & Said,
  { id, fields }: { readonly id: string; readonly fields: GatheringFields },
): Decision<'invalid-input'> =>
  wrongField(fields, surroundings) ?? [
    {
      type: 'EventRegistered',
      ...about({ id, ...fields }),
      fields,
      ...(contact && { contactSet: true as const }),
    },
  ];

/** Only for those inside: nobody outside is told when they change. */
const inward: readonly string[] = ['cost', 'expectedReach'];

const contactChanges = (said: Contact | null | undefined, old: Contact | undefined): boolean =>
  said !== undefined && canonicalJson(said) !== canonicalJson(old ?? null);

export const change = (
  { gathering, contact, ...surroundings }: One & Surroundings & Said,
  said: Change,
): Decision<'invalid-input' | 'wrong-status'> => {
  const { id, status, organisers, publishedAt } = gathering;
  if (status === 'cancelled' || status === 'held') return wrongStatus(status);
  if (said.place && said.online) return invalidField('/online', 'twice');
  const fields = merged(gathering, said);
  const wrong = wrongField(fields, surroundings);
  if (wrong) return wrong;
  const changed = [
    ...changedNames(gathering, fields),
    ...(contactChanges(contact, gathering.contact) ? ['contact'] : []),
  ];
  if (changed.length === 0) return [];
  const left = organisers.filter((unit) => !fields.organisers.includes(unit));
  return [
    {
      type: 'EventChanged',
      ...about({ id, ...fields }),
      endsAt: fields.endsAt,
      fields,
      changed,
      isOutward: publishedAt !== undefined && changed.some((name) => !inward.includes(name)),
      ...(left.length > 0 && { left }),
    },
  ];
};

/** D6: what awaits an answer has an owner, the offices taking turns, and a day of reply: at the latest its own first. */
export const submit = (
  {
    gathering,
    turns,
    settings,
  }: One & { readonly turns: Turns | undefined; readonly settings: Pick<PublicitySettings, 'replyByDays'> },
  now: Instant,
): Decision<'wrong-status'> => {
  if (gathering.status === 'submitted') return [];
  if (gathering.status !== 'draft') return wrongStatus(gathering.status);
  const owner = nextOwner(turns);
  const replyBy = replyDay(dayOf(now), settings.replyByDays, gathering.startsAt.slice(0, 10));
  return [{ type: 'EventSubmitted', ...about(gathering), owner, replyBy }];
};

/** An office publishes at once; who else may is judged before. What was cancelled may take place after all. */
export const publish = ({ gathering }: One): Decision<'wrong-status'> => {
  if (gathering.status === 'published') return [];
  if (gathering.status === 'held') return wrongStatus(gathering.status);
  return [{ type: 'EventPublished', ...about(gathering), was: gathering.status }];
};

export const cancel = ({ gathering }: One, reason: string): Decision<'wrong-status'> => {
  if (gathering.status === 'cancelled') return [];
  if (gathering.status === 'held') return wrongStatus(gathering.status);
  return [{ type: 'EventCancelled', ...about(gathering), was: gathering.status, reason }];
};

/** D15: cost and reach are recorded, once it has begun; a correction takes the place of what was said. */
export const reportResults = (
  { gathering }: One,
  results: Results,
  now: Instant,
): Decision<'wrong-status' | 'too-soon'> => {
  const { status, startsAt } = gathering;
  if (status !== 'published' && status !== 'held') return wrongStatus(status);
  if (localOf(now) < startsAt) {
    const begins = clockOf(startsAt);
    return refuse('too-soon', text(`Det börjar ${begins}.`, `It begins ${begins}.`));
  }
  if (canonicalJson(results) === canonicalJson(gathering.results ?? null)) return [];
  return [{ type: 'EventHeld', ...about(gathering), results }];
};

/** D6: what the daily schedule does to a submitted event that is past its day of reply. */
export const escalate = ({ gathering }: One, today: Day): readonly GatheringsEvent[] => {
  const { status, owner, replyBy, escalated } = gathering;
  if (status !== 'submitted' || !owner || replyBy === undefined || replyBy >= today || escalated) return [];
  return [{ type: 'EventEscalated', ...about(gathering), owner, replyBy }];
};

/** Invariant 9: whom to ask is forgotten some days after the campaign. */
export const forgetContact = ({ gathering }: One): readonly GatheringsEvent[] =>
  gathering.contact ? [{ type: 'ContactForgotten', ...about(gathering) }] : [];
