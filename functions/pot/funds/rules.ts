import type { Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { kronor, type Ore } from '../../../shared/money.ts';
import { text } from '../../../shared/problems.ts';
import { type Office, offices } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import type { Decision, PotEvent } from '../events.ts';
import { type Deputy, type LineChange, type Mandate, type Pot, type Tier, totals } from '../state.ts';

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
  const committed = is ? is.reserved + is.paid : 0;
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
  command: LineCommand & { readonly offices: readonly Office[] },
): Decision<'below-committed' | 'exceeds-contributions'> => {
  const { line, name, amount } = command;
  const { pot, lineChange } = state;
  const is = pot.lines[line];
  if (is?.name === name && is.amount === amount && !lineChange) return [];
  const refusal = checkLine(state, command);
  if (refusal) return refusal;
  if (!pot.mandate) return [lineSet(state, command)];
  if (lineChange?.name === name && lineChange.amount === amount) return [];
  return [{ type: 'BudgetLineProposed', subject: lineSubject(line), line, name, amount, offices: command.offices }];
};

export const adoptLine = (
  state: Lines,
  command: { readonly offices: readonly Office[] },
): Decision<'nothing-to-confirm' | 'other-office-adopts' | 'below-committed' | 'exceeds-contributions'> => {
  const { lineChange } = state;
  if (!lineChange) return refuse('nothing-to-confirm');
  if (command.offices.some((office) => lineChange.offices.includes(office))) return refuse('other-office-adopts');
  return checkLine(state, lineChange) ?? [lineSet(state, lineChange)];
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
  command: { readonly tiers: readonly Tier[]; readonly splitWindowDays: number; readonly office: Office },
): Decision<'invalid-input'> => {
  if (!tiersAscend(command.tiers)) return invalidField('/tiers', 'order');
  const number = pot.lastMandate + 1;
  return [{ type: 'MandateProposed', subject: `pot/mandates/${number}`, number, ...command }];
};

/** D8: a mandate is in force when the heads of all three offices have adopted it. */
export const adoptMandate = (
  { mandate }: { readonly mandate: Mandate },
  command: { readonly office: Office; readonly person: string },
): Decision<'mandate-not-proposed' | 'already-approved'> => {
  const given = mandate.adoptions[command.office];
  if (given?.person === command.person && mandate.status !== 'replaced') return [];
  if (mandate.status !== 'proposed') return refuse('mandate-not-proposed');
  if (given) return [];
  if (Object.values(mandate.adoptions).some((adoption) => adoption?.person === command.person))
    return refuse('already-approved');
  const inForce = offices.every((office) => office === command.office || mandate.adoptions[office]);
  const { number } = mandate;
  return [{ type: 'MandateAdopted', subject: `pot/mandates/${number}`, number, office: command.office, inForce }];
};

/** D8: a deputy acts as head of their own office in a period (July is holiday). */
export const appointDeputy = (
  { deputy }: { readonly deputy: Deputy | undefined },
  command: { office: Office; person: string; from: Day; to: Day; isMember: boolean },
): Decision<'invalid-input' | 'not-a-member'> => {
  const { office, person, from, to } = command;
  if (to < from) return invalidField('/to', 'order');
  if (!command.isMember) return refuse('not-a-member');
  if (deputy?.person === person && deputy.from === from && deputy.to === to) return [];
  return [{ type: 'DeputyAppointed', subject: `pot/deputies/${office}`, office, person, from, to }];
};

/** The offices somebody acts as head of on that day. */
export const actingOffices = (
  heads: readonly Office[],
  person: string,
  deputies: Pot['deputies'],
  today: Day,
): readonly Office[] =>
  offices.filter((office) => {
    const deputy = deputies?.[office];
    return heads.includes(office) || (deputy?.person === person && deputy.from <= today && today <= deputy.to);
  });
