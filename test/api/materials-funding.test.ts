import { beforeAll, describe, expect, test } from 'vitest';
import { caller } from '../../infra/local/wire.ts';
import { addDays } from '../../shared/calendar.ts';
import { line, materialsCampaign, soon, sourcesOf } from '../support/materials-api.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';

/** Print runs that the pot pays for: asked for together, and followed from then on. */
describe('material: a print run that the pot pays for', () => {
  const { id, call, must, refusal, reserve, keeper, enter, placed, printed } = materialsCampaign('materials-funding');
  beforeAll(enter);
  const paid = { cost: 400_000, budgetLine: 'material' };
  const spendingOf = async (run: string): Promise<{ readonly request: string; readonly status: string }> => {
    const { spending } = await must(keeper, `GET ${run}`);
    return spending as { readonly request: string; readonly status: string };
  };
  const requestOf = async (run: string) => `/pot/requests/${(await spendingOf(run)).request}`;
  const isOf = async (run: string) => {
    await theStack().idle();
    const { status, spending } = await must(keeper, `GET ${run}`);
    return [status, (spending as Body | undefined)?.status];
  };
  const requests = async () => itemsOf(await call(keeper, 'GET /pot/requests?unit=district&limit=100')).length;
  const runs = async () => itemsOf(await call(keeper, 'GET /materials/print-runs?limit=100')).length;

  test('a run with a cost asks the pot for it in the same breath, and awaits the answer', async () => {
    const waiting = await placed({ lines: [line(30)] });
    const run = await printed(100, paid);
    expect(await must(keeper, `GET ${run}`)).toMatchObject({
      status: 'awaiting-funds',
      spending: { request: expect.stringMatching(/^district\./), status: 'submitted' },
    });
    expect(await must(keeper, `GET ${await requestOf(run)}`)).toMatchObject({
      unit: 'district',
      budgetLine: 'material',
      amount: 400_000,
      neededBy: soon,
      purpose: 'Tryckning av 100 exemplar av Folder: bostäder (svenska)',
      for: run.slice(1),
      status: 'submitted',
      history: [{ event: 'SpendingRequested', data: { for: run.slice(1) } }],
    });
    // Nothing is promised of it, yet nobody needs to print more.
    const ask = { lines: [line(10)] };
    expect(
      sourcesOf(
        (await call('association-solna', 'POST /materials/orders', { unit: 'solna', deliverTo: 'Torget', ...ask }))
          .body,
      ),
    ).toEqual(['folder/sv: waiting 10']);
    expect((await must(keeper, 'GET /materials/demand')).items).toMatchObject([
      { waiting: 40, coming: 100, awaitingFunds: 100, open: 0 },
    ]);
    expect(await refusal(keeper, `POST ${run}/arrival`)).toBe('409 wrong-status');
    const later = addDays(soon, 2);
    expect(await must(keeper, `PATCH ${run}`, { deliveredBy: later })).toMatchObject({ status: 'awaiting-funds' });
    const seen = await must('association-nacka', `GET ${run}`);
    expect([seen.status, seen.spending]).toEqual(['awaiting-funds', undefined]);

    await reserve(await requestOf(run));
    expect(await isOf(run)).toEqual(['confirmed', 'reserved']);
    expect(await must(keeper, `GET ${run}`)).toMatchObject({ deliveredBy: later });
    expect(
      sourcesOf(
        (await call('association-solna', 'POST /materials/orders', { unit: 'solna', deliverTo: 'Torget', ...ask }))
          .body,
      ),
    ).toEqual(['folder/sv: print-run 10']);
    await must(keeper, `POST ${run}/arrival`);
    expect(sourcesOf(await must('association-nacka', `GET ${waiting}`))).toEqual(['folder/sv: stock 30']);
  });

  test('it is cancelled when a head’s refusal ends it', async () => {
    const run = await printed(10, { ...paid, cost: 100_000 });
    for (const office of ['city-hall', 'county-council', 'district']) {
      const answer = await call(`${office}-head`, `POST ${await requestOf(run)}/refusals`, { reason: 'Det räcker.' });
      if (answer.body.status === 'refused') break;
    }
    expect(await isOf(run)).toEqual(['cancelled', 'refused']);
    expect(await refusal(keeper, `PATCH ${run}`, { deliveredBy: addDays(soon, 1) })).toBe('409 wrong-status');
    expect(await refusal(keeper, `POST ${run}/arrival`)).toBe('409 wrong-status');
  });

  test('and when the district office takes the request back', async () => {
    const run = await printed(10, paid);
    await must(keeper, `POST ${await requestOf(run)}/withdrawal`);
    expect(await isOf(run)).toEqual(['cancelled', 'withdrawn']);
  });

  test('once confirmed it stays so, and the district office alone is told that its money is gone', async () => {
    const run = await printed(10, paid);
    const request = await requestOf(run);
    await reserve(request);
    expect(await isOf(run)).toEqual(['confirmed', 'reserved']);
    await must(keeper, `POST ${request}/withdrawal`);
    expect(await isOf(run)).toEqual(['confirmed', 'withdrawn']);
    const notices = async (office: string) =>
      itemsOf(await call(`${office}-head`, `GET /offices/${office}/inbox?limit=100`))
        .filter(({ subject }) => `/${String(subject)}` === run)
        .map(({ event, action }) => `${String(event)} ${String(action)}`);
    const both = ['PrintRunConfirmed know', 'PrintRunOrdered know'];
    expect(await notices('district')).toEqual(['PrintRunFundsEnded do', ...both]);
    expect(await notices('city-hall')).toEqual(both);
  });

  test('what is paid and closed ends in good order', async () => {
    const run = await printed(10, paid);
    const request = await reserve(await requestOf(run));
    const receipt = { supplier: 'Tryckeriet', number: '7', date: addDays(soon, -30) };
    await must(keeper, `POST ${request}/payouts`, { amount: 1_000, paidBy: 'district', receipt });
    await must(keeper, `POST ${request}/closure`, { reason: 'Klart' });
    expect(await isOf(run)).toEqual(['confirmed', 'closed']);
    const notices = itemsOf(await call('district-head', 'GET /offices/district/inbox?action=do&limit=100'));
    expect(notices.filter(({ subject }) => `/${String(subject)}` === run)).toEqual([]);
  });

  test('a repeated one has one effect', async () => {
    const before = [await runs(), await requests()];
    const body = { ...line(10), deliveredBy: soon, ...paid };
    const once = { 'idempotency-key': 'printed-once' };
    const [one, other] = [
      await call(keeper, 'POST /materials/print-runs', body, once),
      await call(keeper, 'POST /materials/print-runs', body, once),
    ];
    expect([other.body, other.headers.get('idempotency-replayed')]).toEqual([one.body, 'true']);
    expect([await runs(), await requests()]).toEqual(before.map((count) => count + 1));
  });

  test.each<[string, Body, readonly string[]]>([
    ['a cost without a budget line', { cost: 1 }, ['/budgetLine needed']],
    ['a budget line without a cost', { budgetLine: 'material' }, ['/cost needed']],
    ['a budget line that is not there', { ...paid, budgetLine: 'flags' }, ['/budgetLine unknown']],
    ['nothing', { ...paid, cost: 0 }, ['/cost too-small']],
    ['an item that is not there', { ...paid, item: 'flag' }, ['/item unknown']],
    ['a request that it names itself', { ...paid, spending: 'x' }, ['/spending unrecognized-keys']],
  ])('with %s neither is made', async (_what, change, errors) => {
    const before = [await runs(), await requests()];
    const answer = await call(keeper, 'POST /materials/print-runs', { ...line(10), deliveredBy: soon, ...change });
    expect(errorsOf(answer)).toEqual(errors);
    expect([await runs(), await requests()]).toEqual(before);
  });

  test('is for the district office to order', async () => {
    const body = { ...line(10), deliveredBy: soon, ...paid };
    expect(await refusal('city-hall-head', 'POST /materials/print-runs', body)).toBe('403 not-allowed');
    expect(await refusal('association-nacka', 'POST /materials/print-runs', body)).toBe('403 not-allowed');
  });

  test('what the stream lost the daily job makes good', async () => {
    const run = await printed(10, { ...paid, language: 'so' });
    const { endpoint, name } = theStack().table;
    const table = caller(endpoint, 'dynamodb');
    const [item = '', language = '', ulid = ''] = (run.split('/').at(-1) ?? '').split('.');
    const Key = { pk: { S: `${id}#materials` }, sk: { S: `n#${item}#${language}#${ulid}` } };
    const { Item } = await table<{ Item: object }>('GetItem', { TableName: name, Key });
    await theStack().runSchedule('materials-jobs');
    expect(await isOf(run)).toEqual(['awaiting-funds', 'submitted']);
    await reserve(await requestOf(run));
    expect(await isOf(run)).toEqual(['confirmed', 'reserved']);
    // As if nobody had followed.
    await table('PutItem', { TableName: name, Item });
    expect(await isOf(run)).toEqual(['awaiting-funds', 'submitted']);
    await theStack().runSchedule('materials-jobs');
    expect(await isOf(run)).toEqual(['confirmed', 'reserved']);
  });
});
