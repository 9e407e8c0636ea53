import { beforeAll, describe, expect, test } from 'vitest';
import { newMail } from '../../functions/letters/new-mail.ts';
import { mailItem } from '../../functions/letters/store.ts';
import { caller } from '../../infra/local/wire.ts';
import { putOnce } from '../../shared/puts.ts';
import { lettersIn, mailsTo } from '../support/mail-api.ts';
import { type Body, errorsOf, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';
import { useTable } from '../support/table-env.ts';

/** D6: whom the word of what happened has reached, in inboxes and by letters. */
describe('deliveries', () => {
  const campaign = loadedCampaign('deliveries');
  const { id, must, call, refusal, file, reserve, personOf } = campaign;
  const { reached } = lettersIn(campaign);
  const path = '/notifications/deliveries';
  const listed = async (query: string, persona = 'county-council-staff'): Promise<readonly Body[]> =>
    itemsOf(await call(persona, `GET ${path}${query}`));
  const deliveries = ({ deliveries: all }: Body) => all as readonly Body[];
  const short = (all: readonly Body[]) =>
    all.map(({ way, unit, kind, state }) => [way, (unit as Body).id, ...(kind ? [kind] : []), state].join(' '));
  const remove = async (unit: string, notice: string) => {
    const { endpoint, name } = theStack().table;
    const Key = { pk: { S: `${id}#inbox#${unit}` }, sk: { S: `n#${notice}` } };
    await caller(endpoint, 'dynamodb')('DeleteItem', { TableName: name, Key });
  };
  let email: string;
  let request: string;
  let asked: Body;

  beforeAll(async () => {
    email = await reached('district-head');
    request = await file();
    await theStack().idle();
    asked = (await listed(`?subject=${request.slice(1)}`))[0] as Body;
  });

  test('say of each inbox and each letter what became of it, by names', async () => {
    expect(asked).toMatchObject({ event: 'SpendingRequested', subject: request.slice(1) });
    expect(short(deliveries(asked))).toEqual([
      'inbox district sent',
      'letter district now sent',
      // Half-way, and the day before.
      'letter district reminder queued',
      'letter district reminder queued',
      'inbox city-hall sent',
      'inbox county-council sent',
      'inbox solna sent',
    ]);
    const [inbox, letter, reminder] = deliveries(asked);
    expect(inbox).toEqual({
      way: 'inbox',
      unit: { id: 'district', name: 'Distriktskansliet' },
      state: 'sent',
      at: expect.any(String),
    });
    expect(Date.parse(String(inbox?.at))).toBeGreaterThan(Date.parse(String(asked.at)));
    const { name } = await must('county-council-staff', `GET /people/${await personOf('district-head')}`);
    expect(letter?.person).toEqual({ id: await personOf('district-head'), name });
    expect(String(reminder?.due) > String(reminder?.at)).toBe(true);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test('never say where letters go, nor what they say', async () => {
    const answer = await call('district-staff', `GET ${path}`);
    expect(answer.bytes.toString()).toContain('"letter"');
    expect(answer.bytes.toString()).not.toContain('@');
    // Naming an address sends letters, which are nobody else's to know.
    const person = await personOf('city-hall-head');
    await must('city-hall-head', 'POST /preferences/address', { email: 'new@deliveries.example.org' });
    await theStack().idle();
    const [own] = await listed(`?subject=mail/people/${person}`);
    expect([own?.event, own?.deliveries]).toEqual(['AddressProposed', []]);
  });

  test('say since when somebody of a unit has read it, whoever else does', async () => {
    const reading = `POST /offices/city-hall/inbox/${String(asked.id)}/reading`;
    await must('city-hall-head', reading);
    const ofCityHall = async () =>
      deliveries((await listed(`?event=${String(asked.id)}`))[0] as Body).find(
        ({ unit }) => (unit as Body).id === 'city-hall',
      );
    const first = await ofCityHall();
    expect(first).toEqual({ way: 'inbox', unit: expect.anything(), state: 'read', at: expect.any(String) });
    await must('city-hall-staff', reading);
    expect(await ofCityHall()).toEqual(first);
  });

  test('say of a digest which of them it told, and when it was sent', async () => {
    useTable();
    const [to, other] = [await personOf('city-hall-head'), await personOf('city-hall-staff')];
    const now = new Date(Date.now() + 60_000).toISOString();
    const digest = (person: string, ...tells: readonly string[]) => {
      const of = { id: `m#${person}#digest#d`, to: person, kind: 'digest', due: now, moment: now } as const;
      return mailItem(id, { ...newMail(of, now), state: 'sent', tells }, now);
    };
    await putOnce(digest(to, `city-hall ${String(asked.id)}`, 'city-hall 1'));
    await putOnce(digest(other, 'city-hall 1'));
    for (const query of [`?event=${String(asked.id)}`, `?subject=${request.slice(1)}`, '?limit=10']) {
      const is = (await listed(query)).find((each) => each.id === asked.id) as Body;
      const digests = deliveries(is).filter(({ kind }) => kind === 'digest');
      expect(digests).toEqual([
        {
          way: 'letter',
          unit: { id: 'city-hall', name: 'Stadshuskansliet' },
          person: { id: to, name: expect.any(String) },
          kind: 'digest',
          state: 'sent',
          at: now,
        },
      ]);
    }
  });

  test('of a subject, of one event, or of both; newest first', async () => {
    await reserve(request);
    await theStack().idle();
    const subject = request.slice(1);
    const both = await listed(`?subject=${subject}`);
    expect(both.map(({ event }) => event)).toEqual(['SpendingReserved', 'SpendingRequested']);
    const event = String(asked.id);
    const [one] = await listed(`?event=${event}`);
    expect(one).toEqual(both[1]);
    expect(await listed(`?event=${event}&subject=${subject}`)).toEqual([one]);
    for (const nothing of [
      `?event=${event}&subject=pot`,
      '?event=01J4Z6X9QAW7E6R5T4Y3V2B1N1',
      `?event=${'Z'.repeat(26)}`,
      '?subject=No%20such',
    ])
      expect(await listed(nothing)).toEqual([]);
  });

  test('are walked page by page, all and those of a subject, each event once', async () => {
    const other = await file({ unit: 'kista' }, 'association-kista');
    await reserve(other);
    await theStack().idle();
    for (const [query, least] of [
      ['', 7],
      [`subject=${other.slice(1)}&`, 2],
    ] as const) {
      const found: Body[] = [];
      let next: unknown;
      do {
        const { body } = await call(
          'district-head',
          `GET ${path}?${query}limit=1${next ? `&cursor=${String(next)}` : ''}`,
        );
        expect(itemsOf({ body })).toHaveLength(1);
        found.push(...itemsOf({ body }));
        next = body.next;
      } while (next !== undefined && found.length < 100);
      expect(found.length).toBeGreaterThanOrEqual(least);
      const ids = found.map((each) => String(each.id));
      expect(ids).toEqual([...new Set(ids)].toSorted().toReversed());
      const { body: whole } = await call('district-head', `GET ${path}?${query}`);
      expect(found.slice(0, 10)).toEqual(itemsOf({ body: whole }));
      expect(whole.next === undefined).toBe(found.length <= 10);
    }
  });

  test('what is in an inbox no more is on its way, as the sweeper will see', async () => {
    const lost = await file();
    await theStack().idle();
    const [there] = await listed(`?subject=${lost.slice(1)}`);
    const event = String(there?.id);
    await remove('solna', event);
    const states = async (query: string) =>
      deliveries((await listed(query))[0] ?? { deliveries: [] })
        .filter(({ way }) => way === 'inbox')
        .map(({ unit, state }) => `${String((unit as Body).id)} ${String(state)}`);
    const expected = ['district sent', 'city-hall sent', 'county-council sent', 'solna queued'];
    for (const query of ['?limit=1', `?event=${event}`, `?subject=${lost.slice(1)}`])
      expect(await states(query)).toEqual(expected);
    for (const unit of ['district', 'city-hall', 'county-council']) await remove(unit, event);
    // Where nobody has it, only its subject tells where it lies.
    expect(await listed(`?event=${event}`)).toEqual([]);
    expect(await states(`?event=${event}&subject=${lost.slice(1)}`)).toEqual(
      expected.map((each) => each.replace('sent', 'queued')),
    );
  });

  test('what is not well asked is refused, and named', async () => {
    const cursor = String((await call('district-head', `GET ${path}?limit=1`)).body.next);
    for (const [query, error] of [
      ['event=99', '/query/event invalid-format'],
      ['subject=', '/query/subject too-small'],
      ['limit=11', '/query/limit too-big'],
      ['cursor=x', '/query/cursor invalid-format'],
      [`cursor=${cursor}&subject=pot`, '/query/cursor invalid-format'],
    ] as const) {
      const answer = await call('district-head', `GET ${path}?${query}`);
      expect([answer.status, answer.body.code, errorsOf(answer)]).toEqual([400, 'malformed-request', [error]]);
    }
  });

  test.each([['association-solna'], ['admin']])('are nobody’s to know but offices’: %s', async (persona) => {
    expect(await refusal(persona, `GET ${path}`)).toBe('404 not-found');
  });
});
