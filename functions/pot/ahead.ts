import { addDays, dayOf } from '../../shared/calendar.ts';
import { unitKey } from '../../shared/directory.ts';
import { personKey } from '../../shared/people.ts';
import type { Item } from '../../shared/table.ts';
import { isOffice, type Office, offices, type Unit } from '../../shared/units.ts';
import { type Ahead, type Around, type Beside, daysBack, type Open } from '../../shared/waiting.ts';
import type { Pot, Reservation, SpendingRequest } from './state.ts';
import { pot, spending } from './store.ts';
import { expectedWindow } from './window.ts';

/** What of a vote follows from what is open in the campaign, so that its rule need not read more. */

/** A reservation that counts together with a request (D8), and its day. */
export type Counted = Reservation & { readonly day: string };

const unitOf = ({ sk }: Open): Unit => sk.split('#')[1] ?? '';
const idOf = ({ subject }: Open): string => subject.split('/').at(-1) ?? '';
const officesIn = (digits: unknown): readonly Office[] =>
  [...String(digits ?? '')].flatMap((digit) => offices[Number(digit)] ?? []);

/** Whether it is known of a request that it has neither partners nor a payee, and was never reserved. */
const isPlain = ({ kind, facts = {} }: Open): boolean => kind === 'vote' && facts.own !== undefined;

/**
 * What of the split window counts with a request, oldest first: undefined where what is open does not tell, since the
 * request has a payee or partners, or the window is longer than what has happened is looked for.
 */
export const countedWith = (wait: Open, { around, found, now }: Beside<Pot>): readonly Counted[] | undefined => {
  const days = found.mandate?.splitWindowDays;
  if (days === undefined || days > daysBack || !isPlain(wait)) return undefined;
  const [since, unit, line] = [addDays(dayOf(now), -days), unitOf(wait), String(wait.facts?.line)];
  return reservationsIn(around)
    .filter(({ facts = {}, ...other }) => {
      const units = [unitOf(other as Open), ...String(facts.with ?? '').split(',')];
      return other.subject !== wait.subject && String(facts.line) === line && units.includes(unit);
    })
    .map((other) => ({
      request: idOf(other),
      heads: Number(other.facts?.heads),
      amount: Number(other.facts?.amount),
      day: other.since,
    }))
    .filter(({ day }) => day >= since)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
};
const reservationsIn = (around: Around): readonly Open[] =>
  [...around.values()].flatMap((all) =>
    all.filter(({ kind, subject }) => kind === 'counts' && subject.startsWith('pot/')),
  );

/** Whose word a new association rests on, as what waits says; of an office it is never asked. */
const confirmedIn = (around: Around, unit: Unit) => {
  const wait = around.get(`campaign/associations/${unit}`)?.find(({ kind }) => kind === 'association');
  return wait && { confirmedBy: wait.owner ?? 'nobody' };
};

/** The request as far as its line in the index tells of it. */
const requestIn = (wait: Open): Partial<SpendingRequest> => {
  const { facts = {} } = wait;
  const people = facts.by === undefined ? [] : String(facts.by).split(',');
  const [approved, refused] = [officesIn(facts.approved), officesIn(facts.refused)];
  const vote = (office: Office, i: number) => ({ office, person: people[i] ?? '' });
  const heads = facts.heads === undefined ? null : Number(facts.heads);
  return {
    id: idOf(wait),
    unit: unitOf(wait),
    // Whoever filed it may see it, as every office may.
    filer: '',
    status: 'submitted',
    budgetLine: String(facts.line),
    amount: Number(facts.amount),
    own: officesIn(facts.own),
    headsNeeded: heads,
    missing: { heads: Number(facts.lacking), otherOffice: facts.outside === 1 },
    approvals: approved.map(vote) as unknown as SpendingRequest['approvals'],
    refusals: refused.map((office, i) => vote(office, approved.length + i)) as unknown as SpendingRequest['refusals'],
    payouts: [],
    // Only told in the event.
    version: 0,
    ...absent,
  } as object;
};
/** What a plain request has none of, and a rule may ask for; what it pays for is only told in events. */
const absent = { partners: undefined, payee: undefined, supplement: undefined, for: undefined, reservedAt: undefined };

export const voteAhead = (wait: Open, beside: Beside<Pot>): Ahead => {
  const counted = countedWith(wait, beside);
  if (!counted) return {};
  const { campaign, around, found, now } = beside;
  const [unit, request] = [unitOf(wait), requestIn(wait)];
  const keyOf = (read: { readonly source: ReturnType<typeof pot>['source'] }) => read.source.keys?.[0] ?? [];
  const [key] = [keyOf(spending(campaign, idOf(wait)))].flat();
  const unitAt = unitKey(campaign, 'association', unit);
  const { source } = expectedWindow(found as never, campaign, request as SpendingRequest, now);
  const items = counted.map(({ request: id, day, ...each }) => ({
    id,
    freed: 0,
    reservedAt: `${day}T12:00Z`,
    ...each,
  }));
  return {
    keys: String(wait.facts?.by ?? '')
      .split(',')
      .filter(Boolean)
      .map((person) => personKey(campaign, person)),
    known: [
      ...(key ? [{ ...key, ...request } as Item] : []),
      ...(isOffice(unit) ? [] : [{ ...unitAt, ...confirmedIn(around, unit) } as Item]),
    ],
    // All that counts is in the first of them: they are looked at together.
    ranges: (source.queries ?? []).map((query, i) => [query, i === 0 ? (items as unknown as Item[]) : []] as const),
  };
};
