import { type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { kronor, type Ore } from '../../../shared/money.ts';
import type { PersonInBrief } from '../../../shared/people.ts';
import { text } from '../../../shared/problems.ts';
import { type Office, offices } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import type { Decision, PotEvent } from '../events.ts';
import { apart, type Hand, handOfVote, type Voters } from '../hands.ts';
import { committedOn, type Line, type Pot, type Tier, totals } from '../state.ts';
import { type LineChange, type Mandate, waitingIn } from './state.ts';
import { type AdoptCode, proposerGone } from '../proposing.ts';

/** Rules of what the pot holds and who may decide over it. Pure: events, `[]` when it is so already, or a refusal. */
/** D7: each office puts in its share. */
export const contribute = (command: { office: Office; amount: Ore; note?: string | undefined }): Decision<never> => [
  {
    type: 'ContributionMade',
    subject: 'pot',
    office: command.office,
    amount: command.amount,
    ...(command.note !== undefined && { note: command.note }),
  },
];

type LineCommand = { readonly line: string; readonly name: string; readonly amount: Ore };

const lineSubject = (line: string): string => `pot/budget-lines/${line}`;

type Lines = { readonly pot: Pot; readonly lineChange: LineChange | undefined };

/** D7: the lines hold together at most what is contributed, each at least what is reserved and paid on it. */
const checkLine = ({ pot }: Lines, { line, amount }: LineCommand) => {
  const is = pot.lines[line];
  const committed = is ? committedOn(is) : 0;
  if (amount < committed)
    return refuse(
      'below-committed',
      text(`${kronor(committed)} är reserverat eller utbetalt.`, `${kronor(committed, 'en')} is reserved or paid.`),
    );
  const others = Object.entries(pot.lines).reduce((total, [id, each]) => total + (id === line ? 0 : each.amount), 0);
  const left = totals(pot).contributed - others;
  if (amount > left)
    return refuse(
      'exceeds-contributions',
      text(`${kronor(left)} är inte fördelat på andra poster.`, `${kronor(left, 'en')} is not on other lines.`),
    );
  return undefined;
};

const lineSet = ({ pot }: Lines, { line, name, amount }: LineCommand): PotEvent => ({
  type: 'BudgetLineSet',
  subject: lineSubject(line),
  line,
  name,
  amount,
  change: amount - (pot.lines[line]?.amount ?? 0),
});

/** D8: once a mandate is in force a head changes a line only together with a head of another office. */
export const setLine = (
  state: Lines,
  command: LineCommand & { readonly offices: readonly Office[]; readonly replyBy: Day },
): Decision<'below-committed' | 'exceeds-contributions' | 'head-unconfirmed'> => {
  const { line, name, amount } = command;
  const { pot } = state;
  const waiting = waitingIn(state.lineChange);
  const is = pot.lines[line];
  if (is?.name === name && is.amount === amount && !is.retired && !waiting) return [];
  const refusal = checkLine(state, command);
  if (refusal) return refusal;
  if (!pot.mandate) return [lineSet(state, command)];
  if (command.offices.length === 0) return refuse('head-unconfirmed');
  if (waiting?.name === name && waiting.amount === amount && !waiting.ends) return [];
  const { offices: proposing, replyBy } = command;
  return [{ type: 'BudgetLineProposed', subject: lineSubject(line), line, name, amount, offices: proposing, replyBy }];
};

/** Whether anything was ever asked for on the line. */
type Used = { readonly isUsed: boolean };

/** One that was used keeps what is committed on it, takes no new requests and stays readable; else it is removed. */
const lineEnded = ({ pot, isUsed }: Lines & Used, line: string): PotEvent => {
  const { name, amount, ...rest } = pot.lines[line] as Line;
  const kept = committedOn(rest);
  const of = { subject: lineSubject(line), line, name };
  return isUsed
    ? { type: 'BudgetLineRetired', ...of, amount: kept, change: kept - amount }
    : { type: 'BudgetLineRemoved', ...of, change: -amount };
};

/** D8: as a change of it, so with a mandate in force it waits; set again, it is as before. */
export const endLine = (
  state: Lines & Used,
  { line, offices, replyBy }: { readonly line: string; readonly offices: readonly Office[]; readonly replyBy: Day },
): Decision<'head-unconfirmed' | 'not-found'> => {
  const { pot } = state;
  const is = pot.lines[line];
  const waiting = waitingIn(state.lineChange);
  if (!is) return refuse('not-found');
  if (is.retired && is.amount === committedOn(is) && !waiting) return [];
  if (!pot.mandate) return [lineEnded(state, line)];
  if (offices.length === 0) return refuse('head-unconfirmed');
  if (waiting?.ends) return [];
  const { name } = is;
  const amount = committedOn(is);
  return [{ type: 'BudgetLineProposed', subject: lineSubject(line), line, name, amount, offices, replyBy, ends: true }];
};

/** D8: by a head of another office, who needs no other's word. */
export const adoptLine = (
  state: Lines & Used & { readonly proposer: PersonInBrief | undefined },
  command: { readonly offices: readonly Office[] },
): Decision<AdoptCode | 'below-committed' | 'exceeds-contributions'> => {
  const { proposer } = state;
  const waiting = waitingIn(state.lineChange);
  if (!waiting) return refuse('nothing-to-confirm');
  const gone = proposerGone(proposer, waiting.offices);
  if (gone) return gone;
  if (command.offices.length === 0) return refuse('head-unconfirmed');
  if (command.offices.some((office) => waiting.offices.includes(office))) return refuse('other-office-adopts');
  if (waiting.ends) return [lineEnded(state, waiting.line)];
  return checkLine(state, waiting) ?? [lineSet(state, waiting)];
};

/** D8: tiers ascend in amount, never fall in heads, and the last covers everything. */
const tiersAscend = (tiers: readonly Tier[]): boolean =>
  tiers.every(({ upTo, heads }, i) => {
    const before = tiers[i - 1];
    const isLast = i === tiers.length - 1;
    if ((upTo === null) !== isLast) return false;
    return !before || (heads >= before.heads && (upTo === null || upTo > (before.upTo ?? 0)));
  });

/** D8: proposing adopts for one's own office; a new proposal replaces an open one. */
export const proposeMandate = (
  { pot }: { readonly pot: Pot },
  command: {
    readonly tiers: readonly Tier[];
    readonly splitWindowDays: number;
    readonly office: Office;
    readonly replyBy: Day;
  },
): Decision<'invalid-input'> => {
  if (!tiersAscend(command.tiers)) return invalidField('/tiers', 'order');
  const number = pot.lastMandate + 1;
  return [{ type: 'MandateProposed', subject: `pot/mandates/${number}`, number, ...command }];
};

/** What the adoption of a mandate is judged by: also who adopted it for the other offices. */
type Adopting = Voters & { readonly mandate: Mandate };

/**
 * D8: a mandate is in force when the heads of all three offices have adopted it, who still are heads on that day, and none
 * by another's word alone. Each adoption, also a repeated one, judges anew.
 */
export const adoptMandate = (
  state: Adopting,
  command: { readonly office: Office; readonly person: string; readonly hand: Hand },
  now: Instant,
): Decision<'mandate-not-proposed' | 'already-approved'> => {
  const { mandate } = state;
  const { number, adoptions } = mandate;
  const given = adoptions[command.office];
  if (given?.person === command.person && mandate.status === 'in-force') return [];
  if (mandate.status !== 'proposed') return refuse('mandate-not-proposed');
  const others = offices.flatMap((office) => {
    const adoption = office === command.office ? undefined : adoptions[office];
    const hand = adoption && handOfVote(state, { office, person: adoption.person }, dayOf(now));
    return hand ? [{ person: adoption.person, hand }] : [];
  });
  if (others.some(({ person }) => person === command.person)) return refuse('already-approved');
  const inForce = apart([...others.map(({ hand }) => hand), command.hand]).length === offices.length;
  if (given?.person === command.person && !inForce) return [];
  return [{ type: 'MandateAdopted', subject: `pot/mandates/${number}`, number, office: command.office, inForce }];
};
