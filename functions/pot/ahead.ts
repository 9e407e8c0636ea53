import { addDays, dayOf } from '../../shared/calendar.ts';
import { unitKey } from '../../shared/directory.ts';
import { personKey } from '../../shared/people.ts';
import type { Item } from '../../shared/table.ts';
import { isOffice, type Office, offices, type Unit } from '../../shared/units.ts';
import { type Ahead, type Around, type Beside, daysBack, type Open } from '../../shared/waiting.ts';
import type { Pot, Reservation, SpendingRequest } from './state.ts';
import { mandate, pot, sharesOf, spending } from './store.ts';
import { expectedWindow } from './window.ts';

/** What of a vote follows from what is open in the campaign, so that its rule need not read more. */

/** A reservation that counts together with a request (D8), and its day. */
export type Counted = Reservation & {
  readonly day: string;
  /** Else it counts by its payee alone. */
  readonly isOfLine: boolean;
};

const unitOf = ({ sk }: Open): Unit => sk.split('#')[1] ?? '';
const idOf = ({ subject }: Open): string => subject.split('/').at(-1) ?? '';
const officesIn = (digits: unknown): readonly Office[] =>
  [...String(digits ?? '')].flatMap((digit) => offices[Number(digit)] ?? []);

const listIn = (value: unknown): readonly string[] =>
  String(value ?? '')
    .split(',')
    .filter(Boolean);
const unitsIn = (wait: Open): readonly Unit[] => [unitOf(wait), ...listIn(wait.facts?.with)];
const payeeIn = ({ facts = {} }: Open): string | undefined => (facts.to === undefined ? undefined : String(facts.to));

/** Asked for on one line by one of the same units (D8). */
const isOfLine = (wait: Open, other: Open): boolean => {
  const units = unitsIn(wait);
  const { line } = other.facts ?? {};
  return (
    line !== undefined &&
    String(line) === String(wait.facts?.line) &&
    unitsIn(other).some((unit) => units.includes(unit))
  );
};
const isToSame = (wait: Open, other: Open): boolean => {
  const to = payeeIn(wait);
  return to !== undefined && to === payeeIn(other);
};

/**
 * What of the split window counts with a request, oldest first: undefined where what is open does not tell, since the
 * window is longer than what has happened is looked for.
 */
export const countedWith = (wait: Open, { around, found, now }: Beside<Pot>): readonly Counted[] | undefined => {
  const days = found.mandate?.splitWindowDays;
  if (days === undefined || days > daysBack || wait.facts?.own === undefined) return undefined;
  const since = addDays(dayOf(now), -days);
  const counted = reservationsIn(around)
    .filter((other) => other.subject !== wait.subject && other.since >= since)
    .map((other) => ({ other, isOfLine: isOfLine(wait, other) }))
    .filter(({ other, isOfLine: isOf }) => isOf || isToSame(wait, other))
    .map(({ other, ...each }) => ({
      ...each,
      request: idOf(other),
      heads: Number(other.facts?.heads),
      amount: Number(other.facts?.amount),
      day: other.since,
    }))
    .toSorted((a, b) => a.amount - b.amount);
  // Of one that counts as a whole, and with what it has paid to another, too, the whole.
  return [...new Map(counted.map((each) => [each.request, each])).values()].toSorted((a, b) =>
    a.day < b.day ? -1 : 1,
  );
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

/** Who has voted, in the order in which `by` names them (waiting.ts). */
const votesIn = ({ facts = {} }: Open) => {
  const people = listIn(facts.by);
  const votes = (['approved', 'refused', 'gone', 'unsaid'] as const)
    .flatMap((name) => officesIn(facts[name]).map((office) => ({ name, office })))
    .map(({ name, office }, i) => {
      const lapsed = name === 'gone' || name === 'unsaid';
      return {
        isYes: name === 'approved' || name === 'gone',
        vote: { office, person: people[i], ...(lapsed && { lapsed }) },
      };
    });
  const those = (yes: boolean) => votes.filter(({ isYes }) => isYes === yes).map(({ vote }) => vote);
  return { approvals: those(true), refusals: those(false) };
};

/** The request as far as its line in the index tells of it. Its payee is the key of that one, by which alone it is judged. */
const requestIn = (wait: Open): Partial<SpendingRequest> => {
  const { facts = {} } = wait;
  const more = facts.more === undefined ? undefined : Number(facts.more);
  const partners = listIn(facts.with).map((unit) => ({ unit, consentedAt: wait.since }));
  const judged = {
    own: officesIn(facts.own),
    headsNeeded: facts.heads === undefined ? null : Number(facts.heads),
    missing: { heads: Number(facts.lacking), otherOffice: facts.outside === 1 },
    ...votesIn(wait),
  };
  return {
    id: idOf(wait),
    unit: unitOf(wait),
    // Whoever filed it may see it, as every office may.
    filer: '',
    budgetLine: String(facts.line),
    amount: Number(facts.amount) - (more ?? 0),
    payee: payeeIn(wait),
    payouts: facts.paid === undefined ? [] : [{ amount: Number(facts.paid) }],
    partners: partners.length > 0 ? partners : undefined,
    ...(more === undefined
      ? { status: 'submitted', supplement: undefined, ...judged }
      : { status: 'reserved', supplement: { amount: more, ...judged } }),
    // Only told in events.
    version: 0,
    for: undefined,
  } as object;
};

export const voteAhead = (wait: Open, beside: Beside<Pot>): Ahead => {
  const counted = countedWith(wait, beside);
  if (!counted) return {};
  const { campaign, around, found, now } = beside;
  const [unit, request] = [unitOf(wait), requestIn(wait)];
  const keyOf = (read: { readonly source: ReturnType<typeof pot>['source'] }) => read.source.keys?.[0] ?? [];
  const [key] = [keyOf(spending(campaign, idOf(wait)))].flat();
  const unitAt = unitKey(campaign, 'association', unit);
  const { source } = expectedWindow(found as never, campaign, request as SpendingRequest, now);
  const items = counted.map(({ request: id, day, isOfLine: _, ...each }) => ({
    id,
    freed: 0,
    reservedAt: `${day}T12:00Z`,
    ...each,
  }));
  const shares =
    sharesOf(campaign, { id: idOf(wait), partners: request.partners } as SpendingRequest).source.keys ?? [];
  return {
    keys: listIn(wait.facts?.by).map((person) => personKey(campaign, person)),
    known: [
      ...(key ? [{ ...key, ...request } as Item] : []),
      // A vote changes them, and is not judged by them.
      ...shares.map((share) => share as Item),
      ...(isOffice(unit) ? [] : [{ ...unitAt, ...confirmedIn(around, unit) } as Item]),
    ],
    // All that counts is in the first of them: they are looked at together.
    ranges: (source.queries ?? []).map((query, i) => [query, i === 0 ? (items as unknown as Item[]) : []] as const),
  };
};

/** Who has adopted it, and what it is to replace. */
export const mandateAhead = ({ facts = {} }: Open, { campaign, found }: Beside<Pot>): Ahead => ({
  keys: [
    ...listIn(facts.by).map((person) => personKey(campaign, person)),
    ...(mandate(campaign, found.mandate?.number).source.keys ?? []),
  ],
});
