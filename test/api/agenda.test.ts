import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { party, today } from '../support/events-api.ts';
import { holdSentences, holdWords } from '../support/sentences.ts';
import { rightsWith } from '../support/rights.ts';
import { type Body, heads, loadedCampaign, logged, operationsOf, theStack } from '../support/stack.ts';

/** What waits for somebody now is what is so now: it is there when it waits, and gone once it is answered. */
type Item = Body & {
  readonly kind: string;
  readonly subject: string;
  readonly commands: readonly Body[];
  readonly facts: readonly Body[];
};

describe('the agenda', () => {
  const { id, call, must, refusal, file, reserve, personOf } = loadedCampaign('agenda');
  const { tabled } = rightsWith({ campaign: id });
  tabled(operationsOf('agenda'), { showAgenda: '++4++4' });

  const agenda = async (persona: string, query = '', headers: Record<string, string> = {}) => {
    const body = await must(persona, `GET /agenda${query}`, undefined, headers);
    const items = body.items as readonly Item[];
    holdSentences(items.flatMap(({ title, facts }) => [title, ...facts.flatMap(({ label, text }) => [label, text])]));
    const next = body.next as readonly Body[];
    const shown = items.flatMap(({ title, facts }) => [title, ...facts.map(({ text }) => text)]);
    holdWords([...shown, ...next.map(({ title }) => title)].map(String));
    return { items, counts: body.counts as Body, units: body.units, next };
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
        { name: 'refuseSpending', allowed: true, needs: ['reason'] },
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

  test('D8: says which sums count together with a request, and so who must approve', async () => {
    const nacka = { unit: 'nacka', amount: 300_000 };
    await reserve(await file(nacka, 'association-nacka'));
    const request = await file(nacka, 'association-nacka');
    const [item] = await about('city-hall-head', request);
    const { tier, counted } = factsOf(item);
    expect(counted).toMatch(/^3 000 kr den \d+ \p{L}+; med detta 6 000 kr$/u);
    expect(tier).toBe(
      'Två chefer behöver godkänna: med 3 000 kr som reserverats på posten de senaste 30 dagarna blir det 6 000 kr, mer än 5 000 kr.',
    );
    const approval = ({ commands = [] }: Partial<Item>) => commands.find(({ name }) => name === 'approveSpending');
    expect(approval(item ?? {})).toMatchObject({ allowed: true, decisive: false, weighed: true });
    await must('city-hall-head', `POST ${request}/approvals`);
    const [second] = await about('district-head', request);
    expect(approval(second ?? {})).toMatchObject({ allowed: true, decisive: true, weighed: true });
    const { body } = await call('district-head', 'GET /agenda', undefined, { 'accept-language': 'en' });
    const english = (body.items as readonly Item[]).find(({ subject }) => `/${subject}` === request);
    expect(factsOf(english).counted).toMatch(/^SEK 3,000 on \d+ [A-Z][a-z]+; with this SEK 6,000$/);
  });

  test('says why what is asked for cannot be given, by the rule', async () => {
    const { budgetLines } = await must('district-head', 'GET /pot');
    const [line] = budgetLines as readonly { readonly id: string; readonly available: number }[];
    const request = await file(
      { unit: 'nacka', budgetLine: line?.id, amount: Number(line?.available) + 1 },
      'association-nacka',
    );
    for (const head of heads.slice(0, 2)) await must(head, `POST ${request}/approvals`);
    const [item] = await about(heads[2] as string, request);
    expect(item?.commands[0]).toMatchObject({
      name: 'approveSpending',
      allowed: false,
      code: 'insufficient-funds',
      weighed: true,
    });
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

  test('is of one subject where a letter leads to that; all are counted', async () => {
    const requests = [await file(), await file()];
    const all = await agenda('city-hall-head');
    for (const request of requests) {
      const { items, counts } = await agenda('city-hall-head', `?about=${request.slice(1)}`);
      expect(items.map(({ subject, kind }) => [`/${subject}`, kind])).toEqual([[request, 'vote']]);
      expect(counts).toEqual(all.counts);
    }
    // What is told of many at once has the path of them all.
    expect((await agenda('city-hall-head', '?about=pot/requests')).items.map(({ subject }) => `/${subject}`)).toEqual(
      expect.arrayContaining(requests),
    );
    // Nobody else's is told so, nor what is no subject at all.
    for (const [persona, about] of [
      ['association-kista', requests[0]?.slice(1)],
      ['city-hall-head', 'pot/requests/solna'],
      ['city-hall-head', '%3Cscript%3E'],
    ])
      expect((await agenda(persona as string, `?about=${about}`)).items).toEqual([]);
    expect(await refusal('city-hall-head', `GET /agenda?about=${'x'.repeat(401)}`)).toMatch(/^4/);
  });

  test('takes two round trips to the table, whatever it has, and says nothing twice', async () => {
    for (const persona of ['district-head', 'association-solna']) await agenda(persona);
    const lines = logged.filter((line) => line.includes('"GET /campaigns/{campaign}/agenda"'));
    const stages = lines.map((line) => (JSON.parse(line) as { stages: number }).stages);
    expect(Math.max(...stages)).toBe(2);
  });

  test('speaks the language of the reader, and says what is so now', async () => {
    const request = await file({ amount: 300_000 });
    // What is unread is part of it.
    await theStack().idle();
    const asked = async (headers: Record<string, string>) => call('district-head', 'GET /agenda', undefined, headers);
    const [sv, en] = [await asked({}), await asked({ 'accept-language': 'en' })];
    expect(JSON.stringify(en.body)).toContain('SEK 3,000 from the budget line');
    expect(JSON.stringify(sv.body)).toContain('3 000 kr ur posten');
    for (const { body } of [sv, en])
      for (const { facts, title } of body.items as readonly Body[])
        expect(JSON.stringify([facts, title])).not.toMatch(/\d{4}-\d\d-\d\d/);
    const known = { 'if-none-match': String(sv.headers.get('etag')) };
    expect((await asked(known)).status).toBe(304);
    expect((await asked({ ...known, 'accept-language': 'en' })).status).toBe(200);
    await must('city-hall-head', `POST ${request}/approvals`);
    const after = await asked(known);
    expect(after.status).toBe(200);
    expect(JSON.stringify(after.body)).toContain('Stadshuskansliet');
  });

  test('has what is to be done, overdue days and all, and what happens in the coming days', async () => {
    const event = { ...party, startsAt: `${addDays(today, 5)}T14:00`, endsAt: `${addDays(today, 5)}T17:00` };
    const { id: gathering } = await must('association-solna', 'POST /events', event);
    await must('association-solna', `POST /events/${String(gathering)}/submissions`);
    const owner = String((await must('district-head', `GET /events/${String(gathering)}`)).owner);
    const subject = `/events/${String(gathering)}`;
    expect(await about(`${owner}-head`, subject)).toMatchObject([
      { kind: 'answer', asks: 'decide', owner: { id: owner } },
    ]);
    await must('district-staff', `POST /events/${String(gathering)}/publication`);
    expect(await about(`${owner}-head`, subject)).toEqual([]);
    const { next, counts, items } = await agenda('association-solna');
    expect(next).toContainEqual(expect.objectContaining({ day: addDays(today, 5), kind: 'event', title: event.title }));
    expect((await agenda('association-kista')).next).toEqual([]);
    expect(counts).toMatchObject({
      decide: items.filter(({ asks }) => asks === 'decide').length,
      do: items.filter(({ asks }) => asks === 'do').length,
    });
  });

  test('is for whoever stands in for a head, too', async () => {
    const deputy = { person: await personOf('district-staff'), from: today, to: addDays(today, 9) };
    await must('district-head', 'PUT /pot/deputies/district', deputy);
    const [item] = await about('city-hall-head', '/pot/deputies/district');
    expect(item).toMatchObject({ kind: 'deputy', commands: [{ name: 'confirmDeputy' }, { name: 'declineDeputy' }] });
    const request = await file();
    expect(await about('district-staff', request)).toEqual([]);
    await must('city-hall-head', 'POST /pot/deputies/district/confirmations');
    expect(await about('district-staff', request)).toMatchObject([{ kind: 'vote', for: [{ id: 'district' }] }]);
  });
});
