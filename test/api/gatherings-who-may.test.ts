import { describe, expect, test } from 'vitest';
import { publicityCampaign } from '../support/events-api.ts';
import { rightsNow } from '../support/rights.ts';

/** Who may do what; something malformed beside, which is judged after the rights, keeps it from happening. */
describe('events: who may do what (invariant 8)', () => {
  const { call, refusal, register, drafted, published } = publicityCampaign('events-rights');
  const rightsOn = (event: string) => rightsNow(call, 'gatherings', { event: event.split('/').at(-1) as string });
  /** In the order of the personas: `+` may, `3` is answered 403, `4` is answered 404. */
  const anyway = { registerEvent: '++4++4', listEvents: '++4++4' };

  test('with a draft: the offices and its organisers, to others it is not there', async () => {
    expect(await rightsOn(await drafted())).toEqual({
      ...anyway,
      showEvent: '++4+44',
      changeEvent: '++4+44',
      submitEvent: '++4+44',
      declineEvent: '++4344',
      reopenEvent: '++4344',
      publishEvent: '++4344',
      cancelEvent: '++4+44',
      reportResults: '++4+44',
      reverseResults: '++4+44',
    });
  });

  test('with what is published: all see it, nobody else changes it', async () => {
    expect(await rightsOn(await published({ organisers: ['solna', 'district'] }))).toEqual({
      ...anyway,
      showEvent: '++4++4',
      changeEvent: '++4+34',
      submitEvent: '++4+34',
      declineEvent: '++4334',
      reopenEvent: '++4334',
      publishEvent: '++4334',
      cancelEvent: '++4+34',
      reportResults: '++4+34',
      reverseResults: '++4+34',
    });
  });

  test('an association registers what it organises itself', async () => {
    expect((await register({ organisers: ['nacka'] })).body.code).toBe('not-allowed');
    expect((await register({ organisers: ['nacka', 'solna'] })).status).toBe(201);
    expect((await register({ organisers: ['nacka'] }, 'county-council-staff')).status).toBe(201);
  });

  test('an event that is not there is not there for anybody', async () => {
    for (const event of ['01J4Z6X9QAW7E6R5T4Y3V2B1N1', 'nothing', '1'])
      expect(await refusal('district-staff', `GET /events/${event}`)).toBe('404 not-found');
  });
});
