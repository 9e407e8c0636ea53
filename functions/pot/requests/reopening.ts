import { addDays, type Day } from '../../../shared/calendar.ts';
import { kronor, type Ore } from '../../../shared/money.ts';
import { text, wrongStatus } from '../../../shared/problems.ts';
import type { Office, Unit } from '../../../shared/units.ts';
import type { Decision } from '../events.ts';
import { judge, judgement } from '../judge.ts';
import { partsEdited } from '../joint/rules.ts';
import { paidOutOf } from '../payments/state.ts';
import { refuse } from '../problems.ts';
import { on } from './case.ts';
import { graceDays, type Judged, withoutVotes } from './rules.ts';

/**
 * What ended is asked for anew, by whoever ended it (what the schedule ended by its owner), for at most what was set free:
 * it is submitted again, and votes are cast anew under mandate, window and funds then in force. Judged is the whole, with
 * what was paid before: so closing and reopening splits no purchase (D8). Pure.
 */
export const reopen = (
  { pot, request, window }: Judged,
  command: {
    readonly units: readonly Unit[];
    readonly own: readonly Office[];
    readonly amount?: Ore | undefined;
    readonly reason: string;
    readonly today: Day;
    readonly replyBy: Day;
  },
): Decision<'wrong-status' | 'not-allowed' | 'exceeds-freed' | 'invalid-input'> => {
  const { status, endedBy: by } = request;
  if (status === 'submitted' || status === 'reserved' || by === undefined) return wrongStatus(status);
  if (!command.units.includes(by)) return refuse('not-allowed');
  const paid = paidOutOf(request);
  const most = request.amount - paid;
  const { amount: asked = most, reason, replyBy, today } = command;
  if (asked > most || most === 0)
    return refuse('exceeds-freed', text(`${kronor(most)} blev fria.`, `${kronor(most, 'en')} was set free.`));
  const amount = paid + asked;
  const partners = partsEdited(request, { amount });
  if (partners && 'refused' in partners) return partners;
  const own = [...new Set([...request.own, ...command.own])];
  const expires = [request.expires ?? today, addDays(today, graceDays)].toSorted().at(-1) as Day;
  return [
    {
      type: 'SpendingReopened',
      ...on(request),
      amount,
      own,
      by,
      replyBy,
      expires,
      ...judgement(judge(pot, { amount, own, ...withoutVotes }, window)),
      reason,
    },
  ];
};
