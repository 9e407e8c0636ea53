import { type Day, dayOf, daysBetween, type Instant } from '../../shared/calendar.ts';
import { canonicalJson } from '../../shared/ids.ts';
import { notOneOf } from '../../shared/field-words.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { isBefore, localOf } from '../../shared/local-time.ts';
import { type Fault, isRefusal, type Refusal, refuse, text, wrongStatus } from '../../shared/problems.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';
import type { Decision, GatheringsEvent } from './events.ts';
import { type Change, changedNames, merged } from './fields.ts';
import { clockOf, nextOwner, type PublicitySettings, replyDay } from './offers.ts';
import {
  type Contact,
  type Gathering,
  type GatheringFields,
  isOff,
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
  /** E5: the voter groups that there are; any, where there is no register. */
  readonly audiences?: ReadonlySet<string> | undefined;
};
/** What the command says of whom to ask; null takes it away. */
type Said = { readonly contact: Contact | null | undefined };

const about = ({ id, title, startsAt }: Pick<Gathering, 'id' | 'title' | 'startsAt'>) => ({
  subject: subjectOf(id),
  event: id,
  title,
  startsAt,
});

/** An event that lasts longer than any. */
export const tooLong: Fault = {
  code: 'too-big',
  detail: text(`Högst ${mostDays} dagar efter början.`, `At most ${mostDays} days after the start.`),
};

/** The first field that is wrong in what it refers to, or beside another. */
export const wrongField = (
  { place, online, startsAt, endsAt, organisers, audience, languages: [own = ''], texts = {} }: GatheringFields,
  { campaign: { start, end }, known, audiences }: Surroundings,
): Refusal<'invalid-input'> | undefined => {
  const stranger = organisers.findIndex((unit) => !isOffice(unit) && !known.has(unit));
  if (stranger >= 0) return invalidField(`/organisers/${stranger}`, 'unknown');
  if (audience !== undefined && audiences?.has(audience) === false)
    return invalidField('/audience', notOneOf(...audiences));
  if (!place && !online) return invalidField('/place', 'needed');
  if (place && online) return invalidField('/online', 'twice');
  if (place?.area !== undefined && !known.has(place.area)) return invalidField('/place/area', 'unknown');
  if (Object.hasOwn(texts, own)) return invalidField(`/texts/${own}`, 'twice');
  if (!isBefore(startsAt, endsAt)) return invalidField('/endsAt', 'order');
  const [first, last] = [startsAt.slice(0, 10), endsAt.slice(0, 10)];
  if (first < start || first > end) return invalidField('/startsAt', 'outside-campaign');
  if (last > end) return invalidField('/endsAt', 'outside-campaign');
  return daysBetween(first, last) > mostDays ? invalidField('/endsAt', tooLong) : undefined;
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

/** Who asks, of which units, and why. */
export type By = { readonly units: readonly Unit[]; readonly reason?: string | undefined };

/** The offices that answer for it: those that organise it, and the one that sees to it that it is decided on. */
const answering = ({ organisers, owner, status }: Gathering): readonly Office[] => [
  ...organisers.filter(isOffice),
  ...(status === 'submitted' && owner ? [owner] : []),
];
/** The office that changes what only others answer for. */
const outsider = (gathering: Gathering, { units }: By): Office | undefined => {
  const own = answering(gathering);
  const isOwn = [...gathering.organisers, ...own].some((unit) => units.includes(unit));
  return own.length === 0 || isOwn ? undefined : units.find(isOffice);
};

/** Only for those inside: nobody outside is told when they change. */
const inward: readonly string[] = ['cost', 'hours', 'expectedReach'];

const contactChanges = (said: Contact | null | undefined, old: Contact | undefined): boolean =>
  said !== undefined && canonicalJson(said) !== canonicalJson(old ?? null);

export const change = (
  { gathering, contact, ...surroundings }: One & Surroundings & Said,
  said: Change,
  by: By = { units: [] },
): Decision<'invalid-input' | 'wrong-status'> => {
  const { id, status, organisers, publishedAt } = gathering;
  if (isOff(gathering) || status === 'held') return wrongStatus(status);
  if (said.place && said.online) return invalidField('/online', 'twice');
  const fields = merged(gathering, said);
  const wrong = wrongField(fields, surroundings);
  if (wrong) return wrong;
  const changed = [
    ...changedNames(gathering, fields),
    ...(contactChanges(contact, gathering.contact) ? ['contact'] : []),
  ];
  if (changed.length === 0) return [];
  const other = outsider(gathering, by);
  if (other && by.reason === undefined) return invalidField('/reason', 'reason-for-owner');
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
      ...(other && { by: other }),
      ...(by.reason !== undefined && { reason: by.reason }),
    },
  ];
};

/** D6: what awaits an answer has an owner, the offices taking turns, and a day of reply: at the latest its own first. */
type Answering = {
  readonly turns: Turns | undefined;
  readonly settings: Pick<PublicitySettings, 'replyByDays'>;
};
const submitted = (
  event: Pick<Gathering, 'id' | 'title' | 'startsAt'>,
  { turns, settings }: Answering,
  now: Instant,
): GatheringsEvent => ({
  type: 'EventSubmitted',
  ...about(event),
  owner: nextOwner(turns),
  replyBy: replyDay(dayOf(now), settings.replyByDays, event.startsAt.slice(0, 10)),
});

export const submit = ({ gathering, ...answering }: One & Answering, now: Instant): Decision<'wrong-status'> => {
  if (gathering.status === 'submitted') return [];
  if (gathering.status !== 'draft') return wrongStatus(gathering.status);
  return [submitted(gathering, answering, now)];
};

/** Both in one step where `settings` say how it is answered: what is registered in an evening is no draft that nobody sees. */
export const registerAs = (
  {
    turns,
    settings,
    ...state
  }: Surroundings & Said & Pick<Answering, 'turns'> & { readonly settings: Answering['settings'] | undefined },
  draft: { readonly id: string; readonly fields: GatheringFields },
  now: Instant,
): Decision<'invalid-input'> => {
  const registered = register(state, draft);
  if (isRefusal(registered) || !settings) return registered;
  return [...registered, submitted({ ...draft.fields, id: draft.id }, { turns, settings }, now)];
};

/**
 * An office declines what awaits its approval, or sends it back to be changed and submitted again. Said in the name of
 * whoever sees to it that it is decided on, where it is theirs.
 */
export const decline = (
  { gathering }: One,
  { reason, back }: { readonly reason: string; readonly back: boolean },
  offices: readonly Office[],
): Decision<'wrong-status'> => {
  const { status, owner } = gathering;
  if (back ? status === 'draft' && owner !== undefined : status === 'declined') return [];
  if (status !== 'submitted') return wrongStatus(status);
  const by = owner && offices.includes(owner) ? owner : (offices[0] as Office);
  return [{ type: 'EventDeclined', ...about(gathering), by, back, reason }];
};

/** By the office that declined it: it awaits an answer again, by a new day. */
export const reopen = (
  { gathering, settings }: One & { readonly settings: Pick<PublicitySettings, 'replyByDays'> },
  { reason, offices }: { readonly reason: string; readonly offices: readonly Office[] },
  now: Instant,
): Decision<'wrong-status' | 'not-allowed'> => {
  const { status, declinedBy, owner = declinedBy, startsAt } = gathering;
  if (status === 'submitted') return [];
  if (status !== 'declined' || !owner) return wrongStatus(status);
  if (!offices.some((office) => office === declinedBy)) return refuse('not-allowed');
  const replyBy = replyDay(dayOf(now), settings.replyByDays, startsAt.slice(0, 10));
  return [{ type: 'EventReopened', ...about(gathering), owner, replyBy, reason }];
};

/** An office publishes at once; who else may is judged before. What was cancelled may take place after all. */
export const publish = ({ gathering }: One): Decision<'wrong-status'> => {
  if (gathering.status === 'published') return [];
  if (gathering.status === 'held' || gathering.status === 'declined') return wrongStatus(gathering.status);
  return [{ type: 'EventPublished', ...about(gathering), was: gathering.status }];
};

export const cancel = ({ gathering }: One, reason: string): Decision<'wrong-status'> => {
  if (gathering.status === 'cancelled') return [];
  if (gathering.status === 'held' || gathering.status === 'declined') return wrongStatus(gathering.status);
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
  if (isBefore(localOf(now), startsAt)) {
    const begins = clockOf(startsAt);
    return refuse('too-soon', text(`Det börjar ${begins}.`, `It begins ${begins}.`));
  }
  if (canonicalJson(results) === canonicalJson(gathering.results ?? null)) return [];
  return [{ type: 'EventHeld', ...about(gathering), results }];
};

/** Takes back what was said came of it: of the wrong event, say. What came of it can then be said anew. */
export const reverseResults = ({ gathering }: One, reason: string): Decision<'wrong-status'> => {
  const { status, results, reversedResults } = gathering;
  if (status === 'published' && reversedResults) return [];
  if (status !== 'held' || !results) return wrongStatus(status);
  return [{ type: 'ResultsReversed', ...about(gathering), results, reason }];
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
