import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { assetsCampaign, crewOf, soon } from '../support/assets-api.ts';
import { channelsCampaign, evening } from '../support/channels-api.ts';
import { party } from '../support/events-api.ts';
import { line, materialsCampaign, today } from '../support/materials-api.ts';
import { staffCampaign } from '../support/staff-api.ts';
import { type Body, type Campaign, everyOperation, theStack } from '../support/stack.ts';
import { on, timelineCampaign } from '../support/timeline-api.ts';
import { everyItem, saying } from '../support/whole-table.ts';

/** `?dryRun=true`: it is judged and answered as it would be, and nothing is written. */

/** Ids, moments and days of reply are of the try that made them. */
const alike = (body: Body): unknown =>
  JSON.parse(
    JSON.stringify(body)
      .replaceAll(/[0-9A-HJKMNP-TV-Z]{26}/g, 'ID')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'MOMENT'),
  );

const seen = new Set<string>();
let keys = 0;

const trialsOf = ({ id, call }: Campaign) => {
  const lying = async () => {
    await theStack().idle();
    return saying(await everyItem(), id);
  };
  /** Tries it, and then does it; answers what was done. */
  const tried = async (name: string, persona: string, request: string, body?: unknown): Promise<Body> => {
    const before = await lying();
    const key = { 'idempotency-key': `dry-run-${keys++}` };
    const trial = await call(persona, `${request}?dryRun=true`, body, key);
    expect(await lying()).toEqual(before);
    // Nor is its key used up: what is meant is done.
    const real = await call(persona, request, body, key);
    expect(
      [trial.status, trial.headers.get('location'), trial.headers.get('etag')],
      JSON.stringify(trial.body),
    ).toEqual([200, null, null]);
    expect([real.status < 300, real.headers.get('idempotency-replayed')]).toEqual([true, null]);
    expect(alike(trial.body)).toEqual(alike(real.body));
    expect(await lying()).not.toEqual(before);
    seen.add(name);
    return real.body;
  };
  /** What is refused is refused in the same words, and leaves nothing either. */
  const refused = async (persona: string, request: string, body: unknown, code: string, headers = {}) => {
    const before = await lying();
    const trial = await call(persona, `${request}?dryRun=true`, body, headers);
    const real = await call(persona, request, body, headers);
    expect([trial.status, trial.body.code]).toEqual([real.status, code]);
    expect(trial.body).toEqual(real.body);
    expect(await lying()).toEqual(before);
  };
  return { tried, refused };
};

describe('a spending request is tried', () => {
  const campaign = materialsCampaign('dry-run-money');
  const { must, wish, keeper, enter } = campaign;
  const { tried, refused } = trialsOf(campaign);
  const solna = 'association-solna';
  const head = 'city-hall-head';
  const receipt = { supplier: 'Tryckeriet', number: '1', date: today };
  beforeAll(enter);

  test('from filing to what is paid', async () => {
    const { id } = await tried('submitSpending', solna, 'POST /pot/requests', wish);
    const path = `/pot/requests/${String(id)}`;
    await tried('editSpending', solna, `PATCH ${path}`, { amount: 460_000 });
    await refused(solna, `PATCH ${path}`, { amount: 450_000 }, 'changed-meanwhile', { 'if-match': '"1"' });
    await refused(solna, `POST ${path}/approvals`, {}, 'not-allowed');
    await refused(solna, `POST ${path}/supplements`, { amount: 1, reason: 'Dyrare' }, 'wrong-status');
    await tried('approveSpending', head, `POST ${path}/approvals`);
    const other = await must(solna, 'POST /pot/requests', wish);
    await tried('refuseSpending', head, `POST /pot/requests/${String(other.id)}/refusals`, { reason: 'Nej' });
    await refused(head, `POST /pot/requests/${String(other.id)}/refusals`, {}, 'invalid-input');
    await tried('supplementSpending', solna, `POST ${path}/supplements`, { amount: 10_000, reason: 'Dyrare' });
    await tried('extendSpending', 'district-staff', `POST ${path}/extension`, {
      until: addDays(today, 200),
      reason: 'Trycks sent',
    });
    await tried('payOut', 'district-staff', `POST ${path}/payouts`, { amount: 100, paidBy: 'district', receipt });
    await tried('closeSpending', solna, `POST ${path}/closure`);
    await tried('reopenSpending', solna, `POST ${path}/reopening`, { reason: 'En faktura till' });
    await tried('makeSettlement', 'district-staff', 'POST /pot/settlements');
  });

  test('together with the print run that it pays for', async () => {
    const run = { ...line(500), deliveredBy: addDays(today, 20), cost: 100_000, budgetLine: 'material' };
    await tried('confirmRun', keeper, 'POST /materials/print-runs', run);
  });
});

describe('an order is tried', () => {
  const campaign = materialsCampaign('dry-run-orders');
  const { enter, stock, keeper } = campaign;
  const { tried, refused } = trialsOf(campaign);
  const nacka = 'association-nacka';
  beforeAll(async () => {
    await enter();
    await stock(100);
  });

  test('with where its copies would come from', async () => {
    const order = { unit: 'nacka', deliverTo: 'Torget 1', lines: [line(30), line(90)] };
    await refused(nacka, 'POST /materials/orders', { ...order, lines: [line(1, 'sv', 'none')] }, 'invalid-input');
    await refused(nacka, 'POST /materials/orders', { ...order, unit: 'solna' }, 'not-allowed');
    const { id } = await tried('placeOrder', nacka, 'POST /materials/orders', { ...order, lines: [line(30)] });
    const path = `/materials/orders/${String(id)}`;
    await tried('changeOrder', nacka, `PATCH ${path}`, { lines: [line(120)] });
    await refused('association-solna', `PATCH ${path}`, { lines: [line(1)] }, 'not-found');
    await tried('cancelOrder', keeper, `POST ${path}/cancellation`, { reason: 'Dubbel' });
    await tried('reopenOrder', keeper, `POST ${path}/reopening`, { reason: 'Inte dubbel' });
  });
});

describe('a booking is tried', () => {
  const campaign = assetsCampaign('dry-run-bookings');
  const { enter } = campaign;
  const { tried, refused } = trialsOf(campaign);
  beforeAll(async () => {
    await enter('bike-1');
    await enter('cabin-1', { kind: 'cabin' });
  });

  test('and of two that wish for the same the second is told so by the trial', async () => {
    const days = { from: soon, to: addDays(soon, 1) };
    const bike = { unit: 'solna', asset: 'bike-1', ...days };
    const { id } = await tried('bookAsset', 'association-solna', 'POST /materials/bookings', bike);
    await tried('changeBooking', 'association-solna', `PATCH /materials/bookings/${String(id)}`, { to: soon });
    await refused('association-nacka', 'POST /materials/bookings', { ...bike, unit: 'nacka' }, 'already-booked');
    const cabin = { unit: 'nacka', asset: 'cabin-1', ...days };
    await refused('association-nacka', 'POST /materials/bookings', cabin, 'cabin-needs-crew');
    await tried('bookAsset', 'association-nacka', 'POST /materials/bookings', { ...cabin, crew: crewOf(days) });
  });
});

describe('publicity is tried', () => {
  const campaign = channelsCampaign('dry-run-publicity');
  const { enter, published, must } = campaign;
  const { tried, refused } = trialsOf(campaign);
  const solna = 'association-solna';
  const district = 'district-staff';
  const wish = { channel: 'fb-district', at: evening(3), language: 'sv' };
  beforeAll(async () => {
    await enter('fb-district');
  });

  test('an event that is submitted at once, with who answers', async () => {
    const { status } = await tried('registerEvent', solna, 'POST /events', { ...party, submit: true });
    expect(status).toBe('submitted');
    await refused(solna, 'POST /events', { ...party, endsAt: party.startsAt }, 'invalid-input');
  });

  test('a publication, from proposal to counter-proposal', async () => {
    const event = await published();
    const { id } = await tried('proposePublication', solna, `POST ${event}/publications`, wish);
    await refused(solna, `POST ${event}/publications`, { ...wish, channel: 'none' }, 'invalid-input');
    const path = `${event}/publications/${String(id)}`;
    await tried('amendPublication', solna, `PATCH ${path}`, { at: evening(4) });
    await tried('counterPublication', district, `POST ${path}/counter-proposals`, { at: evening(5), reason: 'Fullt' });
    await tried('acceptCounterProposal', solna, `POST ${path}/counter-proposals/acceptances`);
    const second = await must(solna, `POST ${event}/publications`, { ...wish, at: evening(6) });
    const other = `${event}/publications/${String(second.id)}`;
    await refused(solna, `POST ${other}/acceptances`, {}, 'not-allowed');
    await tried('acceptPublication', district, `POST ${other}/acceptances`);
    await must(district, `POST ${other}/declines`, { reason: 'Fullt' });
    await refused(district, `POST ${other}/acceptances`, {}, 'wrong-status');
  });

  test('a boost, with the request for its money', async () => {
    const event = (await published()).slice('/events/'.length);
    const boost = { event, channel: 'fb-district', audience: 'families', area: 'solna', amount: 50_000 };
    await tried('requestBoost', solna, 'POST /boosts', boost);
    await refused(solna, 'POST /boosts', { ...boost, channel: 'none' }, 'invalid-input');
  });
});

describe('staff is tried', () => {
  const campaign = staffCampaign('dry-run-staff');
  const { tried, refused } = trialsOf(campaign);

  test('what allocations are called off', async () => {
    const { allocation } = await campaign.allocated('tried');
    const path = `/staff/allocations/${allocation}/cancellations`;
    await refused('district-head', `POST ${path}`, { reason: 'Nej', also: ['x'] }, 'invalid-input');
    await tried('cancelAllocation', 'district-head', `POST ${path}`, { reason: 'Hon slutar' });
    await refused('association-solna', `POST ${path}`, { reason: 'Nej' }, 'not-allowed');
  });
});

describe('a timeline is tried', () => {
  const campaign = timelineCampaign('dry-run-timeline');
  const { must, keeper, body, enter, printed } = campaign;
  const { tried, refused } = trialsOf(campaign);

  test('what moves, and who is told', async () => {
    await tried('applyTemplate', 'district-head', 'POST /milestones/template', { template: '2018' });
    await refused('district-head', 'POST /milestones/template', { template: '2018' }, 'already-there');
    await tried('setMilestone', keeper, 'PUT /milestones/files', body());
    await refused(keeper, 'PUT /milestones/files', body({ after: [{ milestone: 'files' }] }), 'cycle');
    const later = { to: on(40), why: 'Sent' };
    await tried('moveMilestone', keeper, 'POST /milestones/files/moves', later);
    await tried('completeMilestone', keeper, 'POST /milestones/files/completion');
    await refused(keeper, 'POST /milestones/files/moves', later, 'wrong-status');
    await tried('reopenMilestone', keeper, 'POST /milestones/files/completion/reversal', { reason: 'Nej' });
    await tried('removeMilestone', keeper, 'DELETE /milestones/files');
  });

  test('what becomes of print runs', async () => {
    await enter();
    const subject = (await printed(100)).slice(1);
    const governs = [{ subject, field: 'deliveredBy' }];
    await must(keeper, 'PUT /milestones/runs', body({ when: { day: on(20) }, governs }));
    const moves = 'POST /milestones/runs/moves';
    await must(keeper, moves, { to: on(41), why: 'Sent' });
    await tried('acceptProposedDay', keeper, 'POST /milestones/runs/acceptances', { subject });
    await must(keeper, moves, { to: on(42), why: 'Sent' });
    await tried('declineProposedDay', keeper, 'POST /milestones/runs/declines', { subject, reason: 'Nej' });
    await refused(keeper, 'POST /milestones/runs/declines', { subject, reason: 'Nej' }, 'nothing-to-confirm');
  });
});

test('whatever can be tried, was; these two answer otherwise, and are tried beside their own tests', () => {
  const weighed = everyOperation.flatMap(([name, { query }]) => (query && 'dryRun' in query ? [name] : []));
  expect([...seen, 'allocate', 'importStaffRequests'].sort()).toEqual(weighed.sort());
});
