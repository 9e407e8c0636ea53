import { describe, expect, test } from 'vitest';
import { today } from '../support/events-api.ts';
import { holdSentences } from '../support/sentences.ts';
import { rightsWith } from '../support/rights.ts';
import { type Body, heads, loadedCampaign, operationsOf } from '../support/stack.ts';

/** What waits for somebody now is what is so now: it is there when it waits, and gone once it is answered. */
type Item = Body & {
  readonly kind: string;
  readonly subject: string;
  readonly commands: readonly Body[];
  readonly facts: readonly Body[];
};

describe('the agenda', () => {
  const { id, must, refusal, file, reserve } = loadedCampaign('agenda');
  const { tabled } = rightsWith({ campaign: id });
  tabled(operationsOf('agenda'), { showAgenda: '++4++4' });

  const agenda = async (persona: string, query = '', headers: Record<string, string> = {}) => {
    const body = await must(persona, `GET /agenda${query}`, undefined, headers);
    const items = body.items as readonly Item[];
    holdSentences(items.flatMap(({ title, facts }) => [title, ...facts.flatMap(({ label, text }) => [label, text])]));
    return { items, counts: body.counts as Body, units: body.units, next: body.next as readonly Body[] };
  };
  const about = async (persona: string, subject: string) =>
    (await agenda(persona)).items.filter((item) => `/${item.subject}` === subject);
  const factsOf = (item: Item | undefined) =>
    Object.fromEntries((item?.facts ?? []).map(({ name, text }) => [name, text]));

  test('of a head has what awaits a vote, with all that it takes to decide', async () => {
    const request = await file({ amount: 450_000 });
    const [item] = await about('city-hall-head', request);
    expect(item).toMatchObject({
      asks: 'decide',
      kind: 'vote',
      link: `/campaigns/${id}${request}`,
      title: expect.stringMatching(/^4 500 kr ur posten .*: Solna$/),
      unit: { id: 'solna', name: 'Solna' },
      for: [{ id: 'city-hall', name: 'Stadshuskansliet' }],
      alsoFor: [{ id: 'district' }, { id: 'county-council' }],
      amount: 450_000,
      overdue: false,
      since: today,
      commands: [
        { name: 'approveSpending', route: `POST /campaigns/${id}${request}/approvals`, allowed: true },
        { name: 'refuseSpending', allowed: true },
      ],
    });
    expect(factsOf(item)).toMatchObject({
      line: expect.stringMatching(/\p{L}/u),
      'left-before': expect.stringMatching(/ kr$/),
      'left-after': expect.stringMatching(/ kr$/),
      tier: expect.stringMatching(/behöver .* godkänna/),
    });
    // Staff may not vote, and nobody else's head is asked once it is decided.
    expect(await about('city-hall-staff', request)).toEqual([]);
    await reserve(request);
    for (const head of heads) expect(await about(head, request)).toEqual([]);
    // Now it is Solna's turn.
    expect(await about('association-solna', request)).toMatchObject([{ kind: 'use', asks: 'do' }]);
  });

  test('is of one’s own units, and of one of them where it is asked for', async () => {
    expect((await agenda('association-solna')).units).toEqual([{ id: 'solna', name: 'Solna' }]);
    expect((await agenda('district-head', '?unit=district')).units).toMatchObject([{ id: 'district' }]);
    expect(await refusal('association-solna', 'GET /agenda?unit=kista')).toBe('404 not-found');
    expect(await refusal('district-head', 'GET /agenda?unit=city-hall')).toBe('404 not-found');
    expect(await refusal('district-head', 'GET /agenda?unit=no')).toBe('404 not-found');
    expect(await refusal('district-head', 'GET /agenda?cursor=x')).toBe('400 malformed-request');
    const request = await file();
    // Another association is told nothing of it, and the office’s staff decides nothing.
    for (const persona of ['association-kista', 'district-staff']) expect(await about(persona, request)).toEqual([]);
  });
});
