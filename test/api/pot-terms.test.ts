import { beforeAll, describe, expect, test } from 'vitest';
import { bareCampaign, type Body, loadedCampaign } from '../support/stack.ts';

/** What an association reads of how money is decided on, and by which limits and deadlines the offices work. */
describe('what associations know', () => {
  const { must, call } = loadedCampaign('terms');
  const tiers = [
    { upTo: 500_000, heads: 1 },
    { upTo: null, heads: 2 },
  ];
  beforeAll(async () => {
    const { number } = await must('district-head', 'POST /pot/mandates', { tiers, splitWindowDays: 14 });
    for (const head of ['city-hall-head', 'county-council-head'])
      await must(head, `POST /pot/mandates/${String(number)}/adoptions`);
  });

  test('is the mandate in force, with why two heads are needed', async () => {
    const found = await must('association-solna', 'GET /pot/mandate');
    expect(found).toMatchObject({
      tiers: [
        { ...tiers[0], text: expect.stringMatching(/^Upp till 5 000 kr räcker det att en kanslichef godkänner/) },
        {
          ...tiers[1],
          text: 'Över 5 000 kr behövs två kanslichefer, för olika kanslier, för en chef får bara besluta om högst 5 000 kr.',
        },
      ],
      splitWindowDays: 14,
      text: expect.stringContaining('inom 14 dagar räknas ihop'),
      adoptedBy: ['district', 'city-hall', 'county-council'],
    });
    const { body } = await call('association-solna', 'GET /pot/mandate', undefined, { 'accept-language': 'en' });
    expect((body.tiers as readonly Body[])[1]?.text).toMatch(/^Above SEK 5,000 two office heads are needed/);
    expect(JSON.stringify(found)).not.toContain('person');
  });

  test('are the settings, with days of answers and limits of bookings', async () => {
    const settings = await must('association-solna', 'GET /settings');
    expect(settings).toMatchObject({
      pot: { replyByDays: 5 },
      staff: { noticeDays: 14 },
      materials: { bookings: { bike: { longestDays: 14 } } },
    });
  });

  test('are the budget lines by name, also whether one takes nothing new', async () => {
    const { budgetLines } = await must('association-solna', 'GET /directory');
    expect(budgetLines).toContainEqual({ id: 'publicity', name: 'Publicitet' });
  });
});

describe('before a mandate is in force', () => {
  const { refusal } = bareCampaign('terms-bare');
  test('there is none to show', async () => {
    expect(await refusal('association-solna', 'GET /pot/mandate')).toBe('404 not-found');
  });
});
