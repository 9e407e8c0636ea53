import { afterAll, expect, test } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { importCampaign } from '../../tools/import/import.ts';
import { conflictAt, type Conflict, conflicts } from '../support/faulty-dynamo.ts';
import { startProxy } from '../support/proxy.ts';
import { closeStack, openStackWith, theStack } from '../support/stack.ts';
import { scanTable } from '../simulation/evidence.ts';

/**
 * What the local engine never says and Amazon's does at any time: that a transaction met another one. Every second
 * transaction is refused so, each time in another way, and nobody who asks notices.
 */
afterAll(closeStack);

/** How many items there are of each kind: an event's type, or what a key begins with. */
const stored = async (): Promise<Readonly<Record<string, number>>> => {
  const items = await scanTable(theStack());
  const kinds = items
    .filter(({ pk }) => !/#inbox#|^idem#/.test(pk))
    .map(({ pk, sk, type }) => `${pk.replace(/^.*#/, '')} ${sk.startsWith('e#') ? String(type) : sk.split('#')[0]}`);
  return Object.fromEntries(
    [...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]).toSorted(),
  );
};
const loaded = async () => {
  const { url, token } = theStack();
  await importCampaign({ file: sample, url, tokenFor: token, asIs: false, say: () => {} });
  // What is handled of its events afterwards leaves marks, too.
  await theStack().idle();
  const found = await stored();
  await closeStack();
  return found;
};

test('the whole sample is loaded as if there had been none: each command has its one effect', async () => {
  await openStackWith({});
  const calm = await loaded();

  let count = 0;
  const met = new Map<Conflict, number>();
  const proxies: { readonly stop: () => void }[] = [];
  await openStackWith({
    proxyDynamo: async (endpoint) => {
      const proxy = await startProxy(endpoint, async (asked) => {
        if (asked.operation !== 'TransactWriteItems' || count++ % 2 === 1) return asked.forward();
        const kind = conflicts[(count >> 1) % conflicts.length] as Conflict;
        met.set(kind, (met.get(kind) ?? 0) + 1);
        return conflictAt(kind, asked);
      });
      proxies.push(proxy);
      return proxy.url;
    },
  });
  expect(await loaded()).toEqual(calm);
  expect([...met.keys()].toSorted()).toEqual([...conflicts].toSorted());
  for (const { stop } of proxies) stop();
});
