import { describe, expect, test } from 'vitest';
import { type Body, itemsOf, theStack } from '../support/stack.ts';
import { staffCampaign } from '../support/staff-api.ts';

/** What a unit disputes is settled with it (D5), and what the planner may not use is said. */
describe('staff: disputes', () => {
  const { call, must, refusal, file, part, allocate, allocated, enter, show, statusOf } =
    staffCampaign('staff-disputes');

  test('an office settles it, with a reason: the part is there again, and awaits the unit’s word', async () => {
    const { request, allocation } = await allocated('settled');
    const path = `POST /staff/allocations/${allocation}/disputes`;
    const reason = 'Hon kan valstugan också';
    expect(await refusal('district-head', `${path}/settlement`, { reason })).toBe('409 wrong-status');
    await must('association-solna', path, { reason: 'Vi bad om valstuga' });
    expect(await refusal('association-solna', `${path}/settlement`, { reason })).toBe('403 not-allowed');
    const settled = await must('district-head', `${path}/settlement`, { reason });
    expect(settled).toMatchObject({
      status: 'allocated',
      dispute: { reason: 'Vi bad om valstuga', settled: { by: 'district', reason } },
    });
    expect(await must('district-head', `${path}/settlement`, { reason })).toEqual(settled);
    expect(await statusOf(request)).toBe('allocated');
    await theStack().idle();
    const inbox = itemsOf(await call('association-solna', 'GET /associations/solna/inbox?limit=100'));
    expect(inbox.find(({ event }) => event === 'DisputeSettled')).toMatchObject({ action: 'do' });
    const history = (await show(request)).history as readonly Body[];
    expect(history.at(-1)).toMatchObject({ event: 'DisputeSettled', data: { by: 'district', reason } });
    // It may be disputed anew.
    await must('association-solna', path, { reason: 'Ändå inte' });
    const [other] = await allocate(part(await file({ extent: 100 }), 'settled', { extent: 100 }));
    const { status, body } = await call('district-head', `${path}/settlement`, { reason });
    expect([status, body.code, body.restsOn]).toEqual([409, 'rests-on', [other]]);
  });

  test('a position that does not say so is not planned, and the answer says that', async () => {
    const { plannable: _, ...unsaid } = await enter('unsaid', { plannable: undefined });
    expect(unsaid).toMatchObject({ warnings: ['not-plannable'] });
    expect(await enter('said')).not.toHaveProperty('warnings');
    const own = await enter('own', { employer: 'solna', plannable: undefined }, 'association-solna');
    expect(own).not.toHaveProperty('warnings');
  });
});
