import { describe, expect, test } from 'vitest';
import type { Decision } from '../../functions/pot/events.ts';
import { claim, payOut } from '../../functions/pot/payments/rules.ts';
import { close, edit, extend, submit, supplement, withdraw } from '../../functions/pot/requests/rules.ts';
import { tend } from '../../functions/pot/requests/schedule.ts';
import { approve, oppose, takeBack, type Voter } from '../../functions/pot/requests/voting.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import { after, now, payingOf, pot, request, reserved, stateOf, today, vote } from '../support/pot-state.ts';

/** A spending request that another capability made for something of its own: whoever follows it hears all of it. */
const run = 'materials/print-runs/flyer.sv.01J0000000000000000000000R';
const head: Voter = { person: 'district-head', acting: { district: ['district'] } };
const receipt = { supplier: 'AB', number: '1', date: '2018-08-18' };

const filed = (more: { readonly for?: string }): Decision<ProblemCode> => {
  const { id, unit, budgetLine, amount, purpose = '' } = request();
  const known = { own: [], owner: 'district', replyBy: '2018-08-25', campaignEnd: '2018-09-30' } as const;
  return submit({ pot: pot(), window: [] }, { id, unit, budgetLine, amount, purpose, ...known, ...more });
};
const campaignEnd = '2018-09-30';
const replyBy = '2018-08-27';
const byOwner = { offices: ['district'], isOwn: false } as const;

type Deed = (more: { readonly for?: string }) => Decision<ProblemCode>;
const deeds: readonly (readonly [string, Deed])[] = [
  ['filed', filed],
  ['edited', (more) => edit(stateOf(request(more)), { amount: 1, own: [], campaignEnd })],
  ['approved', (more) => approve(stateOf(request({ ...more, own: ['district'] })), head, now)],
  ['reserved', (more) => approve(stateOf(request(more)), head, now)],
  ['opposed', (more) => oppose(stateOf(request(more)), { ...head, reason: 'Nej' }, now)],
  ['taken back', (more) => takeBack(stateOf(request({ ...more, approvals: [vote('district')] })), head.person, now)],
  ['withdrawn', (more) => withdraw(stateOf(request(more)))],
  ['supplemented', (more) => supplement(stateOf(reserved(more)), { amount: 1, reason: 'Dyrt', own: [], replyBy })],
  ['closed', (more) => close(stateOf(reserved(more)), byOwner)],
  ['extended', (more) => extend(stateOf(reserved(more)), { until: '2019-01-01', ...byOwner })],
  ['escalated', (more) => tend(stateOf(request(more)), '2018-09-01T10:00:00.000Z')],
  ['claimed on', (more) => claim(stateOf(reserved(more)), { claim: '1', amount: 1, receipt, today, replyBy })],
  ['paid', (more) => payOut(payingOf(reserved(more)), { amount: 1, paidBy: 'district', receipt, today })],
];

const eventsOf = (decision: Decision<ProblemCode>) => {
  if ('refused' in decision) throw new Error(decision.refused);
  return decision;
};

describe('a request that pays for a print run', () => {
  test.each(deeds)('says so when it is %s', (_what, deed) => {
    expect(eventsOf(deed({ for: run })).map((event) => 'for' in event && event.for)).toEqual([run]);
  });

  test.each(deeds)('one for nothing else does not, when it is %s', (_what, deed) => {
    for (const event of eventsOf(deed({}))) expect(event).not.toHaveProperty('for');
  });

  test('keeps what it is for through an edit', () => {
    const { request: before = request() } = after({ pot: pot() }, filed({ for: run }));
    const edited = after(stateOf(before), edit(stateOf(before), { amount: 1, own: [], campaignEnd }));
    expect(edited.request).toMatchObject({ amount: 1, for: run });
  });
});
