import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { hashOf } from '../../functions/pot/ledger/chain.ts';
import { type Journaled, rowOf, start } from '../../functions/pot/ledger/replay.ts';
import { partition } from '../../functions/pot/store.ts';
import { caller } from '../../infra/local/wire.ts';
import { offices } from '../../shared/units.ts';
import { itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

type Item = Record<string, unknown> & { readonly sk: string; readonly l1?: string };

/** The head of the ledger lies with all three offices: whoever may write the pot's whole partition is found out by them. */
describe('a ledger that is rewritten', () => {
  const { id, call, must } = loadedCampaign('anchors');
  const dynamo = <T>(target: string, body: object) =>
    caller(theStack().table.endpoint, 'dynamodb')<T>(target, { TableName: theStack().table.name, ...body });
  const looked = () => theStack().invoke('pot-jobs', {});
  const verified = () => must('county-council-head', 'GET /pot/ledger/verification');
  const told = async (office: string) =>
    itemsOf(await call(`${office}-head`, `GET /offices/${office}/inbox?limit=100`)).filter(
      ({ event }) => event === 'LedgerAnchored',
    );
  const potItems = async (): Promise<readonly Item[]> => {
    const { Items } = await dynamo<{ Items: Parameters<typeof unmarshall>[0][] }>('Query', {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: marshall({ ':pk': partition(id) }),
    });
    return Items.map((item) => unmarshall(item) as Item);
  };
  const put = (item: object) => dynamo('PutItem', { Item: marshall(item) });
  let head = { seq: 0, hash: '' };

  beforeAll(async () => {
    await must('district-head', 'POST /pot/contributions', { office: 'district', amount: 1_000 });
    await looked();
    await looked();
    await theStack().idle();
    head = (await verified()).head as typeof head;
  });

  test('its head was told to each office, once, since it has moved once', async () => {
    for (const office of offices) {
      const notices = await told(office);
      expect(notices.map(({ text }) => text)).toEqual([
        `Pottens bokföring slutar nu på nummer ${head.seq} med kontrollsumman ${head.hash.slice(0, 20)}.`,
      ]);
      expect(notices[0]).toMatchObject({ action: 'know', link: `/campaigns/${id}/pot/ledger` });
    }
    expect(await verified()).toMatchObject({ balanced: true, matchesBalances: true, anchors: 1 });
    expect(await verified()).not.toHaveProperty('contradicted');
  });

  test('adds up in itself, and not with what the offices were told; the daily look says so, too', async () => {
    const items = await potItems();
    onTestFinished(async () => {
      // Jobs of other tests look here, too.
      for (const item of items) await put(item);
    });
    const entries = items
      .filter(({ l1 }) => l1?.startsWith('ledger#'))
      .toSorted((a, b) => ((a.l1 ?? '') < (b.l1 ?? '') ? -1 : 1));
    // Somebody else has put in the money, and all that depends on it is made to fit: hashes, head, mark, what was told.
    let previousHash = start.ledger.hash;
    for (const item of entries) {
      const forged = { ...(item as unknown as Journaled), actor: 'somebody' };
      const hash = hashOf({ ...rowOf(forged), previousHash });
      await put({ ...item, actor: 'somebody', ledger: { ...forged.ledger, previousHash, hash } });
      previousHash = hash;
    }
    const is = { seq: head.seq, hash: previousHash };
    for (const item of items) {
      if (item.sk === 'pot' || item.sk === 'ledger-mark') await put({ ...item, ledger: is });
      if (item.l1?.startsWith('anchor#')) await put({ ...item, ...is });
    }
    expect(await verified()).toMatchObject({
      head: is,
      balanced: true,
      matchesBalances: true,
      anchors: 1,
      contradicted: { seq: head.seq, offices: [...offices] },
    });
    const [notice] = await told('county-council');
    expect(((await verified()).contradicted as { notice: string }).notice).toBe(notice?.id);
    await expect(looked()).rejects.toThrow('1 steps');
  });
});
