import { beforeAll, describe, expect, test } from 'vitest';
import { partition } from '../../functions/materials/store.ts';
import { caller } from '../../infra/local/wire.ts';
import { addDays, daysBetween } from '../../shared/calendar.ts';
import { line, materialsCampaign, today } from '../support/materials-api.ts';
import { type Body, itemsOf, theStack } from '../support/stack.ts';

/** What the daily job does with material, in every campaign there is: so this group runs after the others. */
describe('material: by the clock', () => {
  const { id, call, must, keeper, enter, placed } = materialsCampaign('materials-schedules');
  const places: string[] = [];
  const at = (days: number) => theStack().invoke('materials-jobs', { now: `${addDays(today, days)}T12:00:00.000Z` });
  const shown = async () =>
    Promise.all(places.map(async (place) => (await must('association-nacka', `GET ${place}`)).deliverTo));
  /** What lies in the table of all orders and what happened to them. */
  const everything = async () => {
    const { endpoint, name } = theStack().table;
    const pk = partition(id);
    const items: Body[] = [];
    let from: unknown;
    do {
      const page = await caller(endpoint, 'dynamodb')<{ Items: Body[]; LastEvaluatedKey?: unknown }>('Query', {
        TableName: name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ...(from !== undefined && { ExclusiveStartKey: from }),
      });
      items.push(...page.Items);
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return items;
  };
  const forgotten = (items: readonly Body[]) =>
    items.filter(({ type }) => (type as { S?: string } | undefined)?.S === 'OrderAddressForgotten').length;

  beforeAll(async () => {
    await enter();
    // More than one transaction holds.
    for (let i = 0; i < 55; i++) places.push(await placed({ lines: [line(1)], deliverTo: `Hos Karin, port ${i}` }));
    await must('association-nacka', `POST ${places[0]}/cancellation`);
  });

  test('D6: all offices are told of a proposal that nobody has answered by its day, once', async () => {
    const proposal = { unit: 'nacka', name: 'Vårt Nacka', kind: 'folder' };
    const { id: proposed } = await must('association-nacka', 'POST /materials/items/proposals', proposal);
    for (const days of [5, 6, 7]) await at(days);
    await theStack().idle();
    for (const office of ['district', 'county-council'] as const) {
      const all = itemsOf(await call(`${office}-staff`, `GET /offices/${office}/inbox?limit=100`));
      expect(all.filter(({ event }) => event === 'ProposalEscalated')).toMatchObject([
        { action: 'decide', subject: `materials/items/proposals/${String(proposed)}` },
      ]);
    }
  });

  test('D6: all offices are told of an order, a share and a print run that are past their day, once', async () => {
    const neededBy = addDays(today, 8);
    const late = await placed({ lines: [line(1)], neededBy, shares: [{ unit: 'solna', lines: [line(1)] }] });
    const made = await must(keeper, 'POST /materials/print-runs', {
      item: 'folder',
      language: 'sv',
      quantity: 10,
      deliveredBy: addDays(today, 9),
    });
    const told = async (event: string) => {
      await theStack().idle();
      return itemsOf(await call('county-council-staff', 'GET /offices/county-council/inbox?limit=100')).filter(
        (notice) => notice.event === event,
      );
    };
    await at(8);
    expect(await told('ShareEscalated')).toMatchObject([{ action: 'know', subject: late.slice(1) }]);
    expect((await told('OrderEscalated')).map(({ subject }) => subject)).not.toContain(late.slice(1));
    for (const days of [9, 10, 11]) await at(days);
    const orders = await told('OrderEscalated');
    expect(orders.filter(({ subject }) => subject === late.slice(1))).toMatchObject([{ action: 'know' }]);
    expect(await told('PrintRunEscalated')).toMatchObject([{ subject: `materials/print-runs/${String(made.id)}` }]);
    expect(await must('association-nacka', `GET ${late}`)).toMatchObject({
      owner: 'district',
      replyBy: neededBy,
      escalated: true,
      shares: [{ unit: 'solna', escalated: true }],
    });
  });

  test('invariant 9: where orders were brought goes half a year after the campaign, once, with nobody told', async () => {
    const { end } = await must(keeper, 'GET ');
    const left = daysBetween(today, String(end)) + 180;
    await at(left);
    expect(new Set(await shown()).size).toBe(55);
    expect(forgotten(await everything())).toBe(0);
    await at(left + 1);
    expect(new Set(await shown())).toEqual(new Set([undefined]));
    await at(left + 1);
    const items = await everything();
    // The late one, too.
    expect(forgotten(items)).toBe(56);
    expect(JSON.stringify(items)).not.toContain('Karin');
    await theStack().idle();
    const notices = itemsOf(await call(keeper, 'GET /offices/district/inbox?limit=100'));
    expect(notices.map(({ event }) => event)).not.toContain('OrderAddressForgotten');
  });

  test('an order is what it was otherwise, and can be brought', async () => {
    const [cancelled, other] = await Promise.all(places.slice(0, 2).map((place) => must(keeper, `GET ${place}`)));
    expect([cancelled?.status, other?.status]).toEqual(['cancelled', 'placed']);
    const { items } = await must(keeper, 'GET /materials/orders?status=placed&limit=100');
    expect((items as readonly Body[]).some((order) => 'deliverTo' in order)).toBe(false);
    const changed = { deliverTo: 'Torget 2', lines: [line(2)] };
    expect(await must('association-nacka', `PATCH ${places[1]}`, changed)).toMatchObject({ deliverTo: 'Torget 2' });
  });
});
