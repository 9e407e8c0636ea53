import type { Day } from '../../../shared/calendar.ts';
import { kronor, type Ore } from '../../../shared/money.ts';
import type { PersonInBrief } from '../../../shared/people.ts';
import { text } from '../../../shared/problems.ts';
import type { Office } from '../../../shared/units.ts';
import type { Decision, PotEvent } from '../events.ts';
import { refuse } from '../problems.ts';
import { type AdoptCode, proposerGone } from '../proposing.ts';
import { type Pot, totals } from '../state.ts';
import type { Contribution } from './state.ts';

/** Rules of a contribution that was entered wrongly (D7, D8). Pure. */
type One = { readonly pot: Pot; readonly contribution: Contribution };
/** Who acts, by the offices that they head on more than one other's word. */
type Heads = { readonly offices: readonly Office[] };

const subject = 'pot';

/** What is on budget lines stays contributed. */
const checkAssigned = ({ pot, contribution }: One, amount: Ore) => {
  const assigned = Object.values(pot.lines).reduce((total, line) => total + line.amount, 0);
  const least = assigned - (totals(pot).contributed - contribution.amount);
  return amount >= least
    ? undefined
    : refuse(
        'below-assigned',
        text(
          `Minst ${kronor(least)} av det är fördelat på poster.`,
          `At least ${kronor(least, 'en')} of it is on budget lines.`,
        ),
      );
};

const corrected = ({ contribution: { id, office, amount: was } }: One, amount: Ore) =>
  ({ type: 'ContributionCorrected', subject, contribution: id, office, was, amount }) satisfies PotEvent;

/** D8: with a mandate in force it waits for a head of another office. */
export const correctContribution = (
  state: One,
  {
    amount,
    reason,
    offices,
    replyBy,
  }: Heads & { readonly amount: Ore; readonly reason: string; readonly replyBy: Day },
): Decision<'below-assigned' | 'head-unconfirmed'> => {
  const { id, office, amount: was, pending } = state.contribution;
  if ((pending ?? state.contribution).amount === amount) return [];
  const refusal = checkAssigned(state, amount);
  if (refusal) return refusal;
  if (!state.pot.mandate) return [{ ...corrected(state, amount), reason }];
  if (offices.length === 0) return refuse('head-unconfirmed');
  const proposed = { contribution: id, office, was, amount, offices, replyBy, reason };
  return [{ type: 'ContributionCorrectionProposed', subject, ...proposed }];
};

/** D8: by a head of another office, judged again as things then are. */
export const adoptCorrection = (
  state: One & { readonly proposer: PersonInBrief | undefined },
  { offices }: Heads,
): Decision<AdoptCode | 'below-assigned'> => {
  const { pending } = state.contribution;
  if (!pending) return refuse('nothing-to-confirm');
  const gone = proposerGone(state.proposer, pending.offices);
  if (gone) return gone;
  if (offices.length === 0) return refuse('head-unconfirmed');
  if (offices.some((office) => pending.offices.includes(office))) return refuse('other-office-adopts');
  return checkAssigned(state, pending.amount) ?? [corrected(state, pending.amount)];
};
