import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { line, materialsCampaign, sourcesOf, today } from '../support/materials-api.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';

describe('E11: several order together, to one place', () => {
  const { call, must, refusal, keeper, enter, stock } = materialsCampaign('materials-joint');
  beforeAll(async () => {
    await enter();
    await stock(100);
  });
  const why = { reason: 'Vi har redan.' };
  const share = (unit: string, quantity: number, item = 'folder') => ({ unit, lines: [line(quantity, 'sv', item)] });
  const wish = { unit: 'nacka', deliverTo: 'Magasinet på Torget 1', lines: [line(10)] };
  const ask = (shares: readonly object[], change: object = {}) =>
    call('association-nacka', 'POST /materials/orders', { ...wish, shares, ...change });

  test('each consents or declines by itself, and is told', async () => {
    const { status, body } = await ask([share('solna', 20), share('kista', 5)]);
    expect([status, body.shares]).toMatchObject([
      201,
      [
        { unit: 'kista', status: 'asked', replyBy: addDays(today, 5) },
        { unit: 'solna', status: 'asked' },
      ],
    ]);
    const path = `/materials/orders/${String(body.id)}`;
    expect(await must('association-solna', `GET ${path}`)).toMatchObject({ deliverTo: wish.deliverTo });
    expect(await refusal('association-sundbyberg', `GET ${path}`)).toBe('404 not-found');
    const yes = (unit: string) => `POST ${path}/shares/${unit}/consents`;
    expect(await refusal('association-solna', yes('kista'))).toBe('404 not-found');
    expect(await refusal(keeper, yes('solna'))).toBe('403 not-allowed');
    const theirs = await must('association-solna', yes('solna'));
    expect(theirs).toMatchObject({ unit: 'solna', joins: body.id, deliverTo: wish.deliverTo });
    expect(sourcesOf(theirs)).toEqual(['folder/sv: stock 20']);
    // Said again it is the same order.
    const again = await must('association-solna', yes('solna'));
    expect([again.id, again.version]).toEqual([theirs.id, theirs.version]);

    const no = `POST ${path}/shares/kista/declines`;
    expect(errorsOf(await call('association-kista', no))).toEqual(['/reason invalid-type']);
    expect((await must('association-kista', no, why)).shares).toMatchObject([
      { status: 'declined', declined: why },
      {},
    ]);
    expect(await refusal('association-kista', yes('kista'))).toBe('409 wrong-status');
    expect(await refusal('association-solna', `POST ${path}/shares/solna/declines`, why)).toBe('409 wrong-status');
    expect((await must('association-nacka', `GET ${path}`)).shares as readonly Body[]).toMatchObject([
      { unit: 'kista', declined: why },
      { unit: 'solna', status: 'accepted', order: theirs.id },
    ]);
    await theStack().idle();
    const told = async (unit: string) =>
      itemsOf(await call(`association-${unit}`, `GET /associations/${unit}/inbox?limit=100`)).map(({ event }) => event);
    expect(await told('solna')).toEqual(expect.arrayContaining(['SharesAsked', 'ShareConsented']));
    expect(await told('nacka')).toEqual(expect.arrayContaining(['ShareConsented', 'ShareDeclined']));
  });

  test('what is asked of others is judged when it is asked, and again when they consent', async () => {
    expect(errorsOf(await ask([share('nacka', 1)]))).toEqual(['/shares/0/unit invalid-value']);
    expect(errorsOf(await ask([share('solna', 1, 'none')]))).toEqual(['/shares/0/lines/0/item unknown']);
    expect(errorsOf(await ask([share('solna', 1)], { replyBy: addDays(today, -1) }))).toEqual(['/replyBy past']);
    const consent = async (one: object, change: object = {}) => {
      const { body } = await ask([one], change);
      if (body.id === undefined) throw new Error(JSON.stringify(body));
      return refusal('association-solna', `POST /materials/orders/${String(body.id)}/shares/solna/consents`);
    };
    expect(await consent(share('solna', 161, 'poster'))).toBe('409 over-ration');
    expect(await consent(share('solna', 5, 'closed'))).toBe('409 nothing-available');
    const whole = { acceptPartial: false };
    expect(await consent(share('solna', 5, 'closed'), whole)).toBe('409 too-late');
    expect(await consent(share('solna', 900), whole)).toBe('409 insufficient-stock');
  });
});
