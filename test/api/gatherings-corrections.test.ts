import { describe, expect, test } from 'vitest';
import { past, publicityCampaign } from '../support/events-api.ts';
import { errorsOf, itemsOf, theStack } from '../support/stack.ts';

/** What was submitted is declined or sent back, and what was said can be put right: with a reason, which the others read. */
describe('events: what can be put right', () => {
  const { call, must, refusal, drafted, published } = publicityCampaign('events-corrections');
  const submitted = async () => {
    const event = await drafted();
    await must('association-solna', `POST ${event}/submissions`);
    return event;
  };
  const inboxOf = async (unit: string) => {
    await theStack().idle();
    const path = unit === 'solna' ? 'associations' : 'offices';
    const persona = unit === 'solna' ? 'association-solna' : `${unit}-staff`;
    return itemsOf(await call(persona, `GET /${path}/${unit}/inbox`)).map(({ event, action }) => `${event} ${action}`);
  };

  test('a submitted one is declined with a reason, and reopened by who declined it', async () => {
    const event = await submitted();
    const reason = 'Samma kväll som debatten.';
    expect(await refusal('district-staff', `POST ${event}/declines`, {})).toBe('422 invalid-input');
    const declined = await must('district-staff', `POST ${event}/declines`, { reason });
    expect(declined).toMatchObject({ status: 'declined', reason, declinedBy: 'district' });
    expect(await must('district-staff', `POST ${event}/declines`, { reason })).toEqual(declined);
    expect(await must('association-solna', `GET ${event}`)).toMatchObject({ status: 'declined', reason });
    expect(await inboxOf('solna')).toContain('EventDeclined know');
    expect(await inboxOf(String(declined.owner))).toContain('EventDeclined know');
    expect(await refusal('city-hall-staff', `POST ${event}/reopening`, { reason })).toBe('403 not-allowed');
    expect(await must('district-head', `POST ${event}/reopening`, { reason: 'Flyttad.' })).toMatchObject({
      status: 'submitted',
      owner: declined.owner,
      reason: 'Flyttad.',
    });
    const { history } = await must('association-solna', `GET ${event}`);
    expect(history).toMatchObject([{}, {}, { data: { reason } }, { data: { reason: 'Flyttad.' } }]);
  });

  test('or sent back, changed and submitted anew', async () => {
    const event = await submitted();
    const reason = 'Säg var.';
    expect(await must('city-hall-staff', `POST ${event}/declines`, { reason, back: true })).toMatchObject({
      status: 'draft',
      reason,
    });
    expect(await inboxOf('solna')).toContain('EventDeclined do');
    await must('association-solna', `PATCH ${event}`, { title: 'Fest på torget' });
    expect((await must('association-solna', `POST ${event}/submissions`)).status).toBe('submitted');
    expect(await refusal('district-staff', `POST ${event}/reopening`, { reason: 'x', y: 1 })).toBe('422 invalid-input');
    expect(await refusal('district-staff', `POST ${await drafted()}/reopening`, { reason })).toBe('409 wrong-status');
    expect(await refusal('district-staff', `POST ${await drafted()}/declines`, { reason })).toBe('409 wrong-status');
  });

  test('results are taken back with a reason, stay readable, and are said anew', async () => {
    const event = await published(past);
    const [results, reason] = [{ reach: 450, cost: 100 }, 'Det var en annan fest.'];
    expect(await refusal('association-solna', `POST ${event}/results/reversal`, { reason })).toBe('409 wrong-status');
    await must('association-solna', `POST ${event}/results`, results);
    const reversed = await must('association-solna', `POST ${event}/results/reversal`, { reason });
    expect(reversed).toMatchObject({
      status: 'published',
      reversedResults: { ...results, reversed: { at: expect.any(String), reason } },
    });
    expect(reversed).not.toHaveProperty('results');
    expect(await must('association-solna', `POST ${event}/results/reversal`, { reason })).toEqual(reversed);
    expect(await inboxOf('district')).toContain('ResultsReversed know');
    const more = { reach: 12, cost: 5 };
    expect(await must('association-solna', `POST ${event}/results`, more)).toMatchObject({
      status: 'held',
      results: more,
      reversedResults: results,
    });
  });

  test('who changes what another office answers for gives a reason, and that office reads it', async () => {
    const event = await published({ organisers: ['city-hall'] }, 'city-hall-staff');
    expect(errorsOf(await call('district-staff', `PATCH ${event}`, { title: 'Ny' }))).toEqual([
      '/reason reason-for-owner',
    ]);
    await must('district-staff', `PATCH ${event}`, { title: 'Ny', reason: 'Talaren är sjuk.' });
    await must('city-hall-staff', `PATCH ${event}`, { title: 'Nyare' });
    expect(errorsOf(await call('city-hall-staff', `PATCH ${event}`, { reason: 'x' }))).toEqual([' nothing']);
    const { history } = await must('city-hall-staff', `GET ${event}`);
    expect(history).toMatchObject([{}, {}, { data: { by: 'district', reason: 'Talaren är sjuk.' } }, {}]);
    expect(await inboxOf('city-hall')).toContain('EventChanged know');
  });
});
