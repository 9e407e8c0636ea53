import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { noticeItem } from '../../functions/notifications/store.ts';
import type { Order } from '../../functions/materials/state.ts';
import { stored as ofMaterials } from '../../functions/materials/store.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import { stored as ofPot } from '../../functions/pot/store.ts';
import type { StaffRequest } from '../../functions/staff/state.ts';
import { stored as ofStaff } from '../../functions/staff/store.ts';
import type { Visit } from '../../functions/visits/state.ts';
import { stored as ofVisits } from '../../functions/visits/store.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { newId } from '../../shared/ids.ts';
import type { Item } from '../../shared/table.ts';
import { offices } from '../../shared/units.ts';
import { putAll } from '../../tools/bench/batch.ts';
import { campaign, openSession, type Session } from '../../tools/bench/session.ts';
import { programOfRun } from '../support/run.ts';

/** What the agenda of a head costs with 44 associations and 400 open things: whoever makes it dearer shall notice. */
let session: Session;
const units = sample.associations.map(({ id }) => id);
const now = new Date().toISOString();
const today = dayOf(now);
const stamps = { version: 1, createdAt: now, updatedAt: now };
const unitOf = (i: number): string => units[i % units.length] as string;
const owned = (i: number) => ({
  owner: offices[i % offices.length] as (typeof offices)[number],
  replyBy: addDays(today, i % 9),
});

const requests = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, i) => {
    const is = {
      ...stamps,
      ...owned(i),
      id: `${unitOf(i)}.${newId()}`,
      unit: unitOf(i),
      budgetLine: i % 2 === 0 ? 'publicity' : 'material',
      amount: 100_000 + i,
      purpose: 'Annonser i lokaltidningen inför valdagen',
      status: 'submitted',
      filer: newId(),
      own: [],
      approvals: [],
      refusals: [],
      headsNeeded: 2,
      missing: { heads: 2, otherOffice: false },
      payouts: [],
      returns: [],
      claims: [],
      freed: 0,
    } as unknown as SpendingRequest;
    return { ...ofPot(campaign).request(is), ...is };
  });
const orders = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, i) => {
    const is = {
      ...stamps,
      id: `${unitOf(i)}.${newId()}`,
      unit: unitOf(i),
      status: 'placed',
      acceptPartial: true,
      neededBy: addDays(today, i % 12),
      filer: newId(),
      lines: { 'folder/sv': { quantity: 100, held: { district: 60, 'city-hall': 40 } } },
    } as unknown as Order;
    return { ...ofMaterials(campaign).order(is), ...is };
  });
const staffRequests = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, i) => {
    const is = {
      ...stamps,
      ...owned(i),
      id: `${unitOf(i)}.${newId()}`,
      unit: unitOf(i),
      extent: 50,
      from: addDays(today, 20),
      to: addDays(today, 40),
      tasks: ['events'],
      priority: 'normal',
      filer: newId(),
      outcome: 'open',
    } as unknown as StaffRequest;
    return { ...ofStaff(campaign).request(is), ...is };
  });
const visits = (count: number): readonly Item[] =>
  Array.from({ length: count }, (_, i) => {
    const is = {
      ...stamps,
      ...owned(i),
      id: `${unitOf(i)}.${newId()}`,
      unit: unitOf(i),
      filer: newId(),
      candidate: newId(),
      wishes: [addDays(today, 9)],
      status: 'asked',
    } as unknown as Visit;
    return { ...ofVisits(campaign).visit(is), ...is };
  });

/** As many as are looked at to count what is unread. */
const notices = (count: number): readonly Item[] =>
  Array.from({ length: count }, () => {
    const event = { id: newId(), at: now, type: 'SpendingRequested', subject: `pot/requests/solna.${newId()}` };
    const text = `Solna har begärt 4 500 kr ur posten Publicitet; senast ${today} behöver två chefer godkänna, och Stadshuskansliet ser till att svaret kommer.`;
    const said = {
      action: 'decide',
      text: { sv: text, en: text },
      title: { sv: 'Solna', en: 'Solna' },
      due: today,
    } as const;
    return noticeItem({ recipient: 'district', campaign, event }, said);
  });

/** Of all that is open a head is asked for each vote, and for what their office owns or keeps. */
const counted = { votes: 170, orders: 110, staff: 90, visits: 30 };

beforeAll(async () => {
  session = await openSession({ program: programOfRun() });
  await putAll(session.stack, [
    ...requests(counted.votes),
    ...orders(counted.orders),
    ...staffRequests(counted.staff),
    ...visits(counted.visits),
    ...notices(12),
  ]);
}, 120_000);
afterAll(() => session?.end());

describe('the agenda of a head with 44 associations and 400 open things', () => {
  test('costs at most 20 read units, counts all of them and has the first 25 in full', async () => {
    const { body, units: cost } = await session.call('district-head', 'GET /agenda');
    expect(units).toHaveLength(44);
    const counts = body.counts as { readonly decide: number; readonly do: number; readonly unread: number };
    expect(counts.decide).toBeGreaterThanOrEqual(counted.votes + (counted.staff + counted.visits) / offices.length);
    expect(counts.do).toBeGreaterThanOrEqual(counted.orders);
    const items = body.items as readonly {
      readonly facts: readonly object[];
      readonly commands: readonly { readonly name: string; readonly weighed: boolean }[];
    }[];
    expect(items).toHaveLength(25);
    expect(items.every(({ facts }) => facts.length > 0)).toBe(true);
    // Every vote is weighed by its rule, and of the rest what the units allow.
    const commands = items.flatMap((item) => item.commands);
    const votes = commands.filter(({ name }) => /(?:approve|refuse)Spending/.test(name));
    expect(votes.length).toBeGreaterThan(20);
    expect(votes.every(({ weighed }) => weighed)).toBe(true);
    const others = commands.filter((each) => !votes.includes(each));
    expect(others.filter(({ weighed }) => weighed).length).toBeGreaterThan(2);
    expect(body.more).toEqual(expect.any(String));
    expect(cost.write).toBe(0);
    expect(cost.read).toBeLessThanOrEqual(20);
    expect(counts.unread).toBe(10);
  });

  test('has the rest by cursor, each once', async () => {
    const seen = new Set<string>();
    let at = '';
    let cost = 0;
    do {
      const { body, units: used } = await session.call('district-head', `GET /agenda${at}`);
      const { decide, do: others } = body.counts as { readonly decide: number; readonly do: number };
      for (const { id } of body.items as readonly { readonly id: string }[]) {
        expect(seen).not.toContain(id);
        seen.add(id);
      }
      cost = Math.max(cost, used.read);
      at = typeof body.more === 'string' ? `?cursor=${body.more}` : '';
      if (at === '') expect(seen.size).toBe(decide + others);
    } while (at !== '');
    expect(cost).toBeLessThanOrEqual(20);
  });

  test('costs less where it has not changed, and whoever has it is told so', async () => {
    const address = `/campaigns/${campaign}/agenda`;
    const authorization = `Bearer ${await session.stack.token('district-head')}`;
    const whole = await session.open(address, { authorization });
    const again = await session.open(address, { authorization, 'if-none-match': whole.etag });
    expect([whole.status, again.status, again.bytes, again.etag]).toEqual([200, 304, 0, whole.etag]);
    expect(again.units.read).toBeLessThan(whole.units.read);
    const other = await session.open(address, { authorization, 'if-none-match': whole.etag, 'accept-language': 'en' });
    expect(other.status).toBe(200);
  });
});
