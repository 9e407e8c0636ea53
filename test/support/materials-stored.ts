import { marshall } from '@aws-sdk/util-dynamodb';
import { setItem } from '../../functions/materials/catalogue/rules.ts';
import { stored } from '../../functions/materials/items.ts';
import { deliver } from '../../functions/materials/orders/rules.ts';
import { emptyState, type MaterialsState } from '../../functions/materials/state.ts';
import { move } from '../../functions/materials/stock/rules.ts';
import { campaign } from '../../infra/bench/session.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { caller } from '../../infra/local/wire.ts';
import { changes } from '../../shared/commit.ts';
import { offices } from '../../shared/units.ts';
import { after, context, orderIdOf, place } from './materials-cases.ts';

/** Much material at once: the rules' own events, folded, and written in batches instead of by one transaction each. */

/** DynamoDB's own limit for one batch. */
const mostPuts = 25;

export const store = async ({ table }: Stack, state: MaterialsState, now: string): Promise<void> => {
  const call = caller(table.endpoint, 'dynamodb');
  const { writes } = changes<MaterialsState>(emptyState, state, stored(campaign), now);
  const puts = writes.flatMap((write) => (write.kind === 'put' ? [write.item] : []));
  for (let at = 0; at < puts.length; at += mostPuts) {
    const batch = puts.slice(at, at + mostPuts).map((item) => ({
      PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) },
    }));
    await call('BatchWriteItem', { RequestItems: { [table.name]: batch } });
  }
};

const languages = ['sv', 'en', 'ar', 'so', 'ti'];
export const itemNames = Array.from({ length: 100 }, (_, i) => `item-of-material-${String(i).padStart(3, '0')}`);

/** A hundred items in five languages each, all of them in stock, kept for orders, delivered, and lost. */
export const manyEditions = (): MaterialsState =>
  itemNames.reduce((state, id) => {
    const edition = (language: string) => ({
      bilingual: language !== 'sv',
      translation: 'professional' as const,
      unitCost: 145,
      ...(language === 'sv' && { text: 'Alla ska kunna bo bra. Därför bygger vi bostäder i hela länet.' }),
    });
    const wish = { name: `Folder: ${id}`, kind: 'folder' as const, leadTimeDays: 14, orderDeadline: '2199-12-31' };
    const editions = Object.fromEntries(languages.map((language) => [language, edition(language)]));
    const entered = after(state, setItem(state, { id, wish, editions }, context));
    return languages.reduce((is, language) => used(is, { item: id, language }), entered);
  }, emptyState);

const used = (state: MaterialsState, edition: { readonly item: string; readonly language: string }): MaterialsState => {
  const moved = (is: MaterialsState, quantity: number, reason: 'arrival' | 'waste') =>
    after(is, move(is, { depot: 'district', ...edition, quantity, reason }));
  const stocked = moved(moved(state, 20_000, 'arrival'), -100, 'waste');
  const ordered = after(stocked, place(stocked, { lines: [{ ...edition, quantity: 500 }] }));
  const some = { id: orderIdOf('nacka'), lines: [{ ...edition, quantity: 300 }], depots: offices };
  return { ...after(ordered, deliver(ordered, some, context)), orders: {} };
};

/** Orders of three editions each, in turn by three associations. */
export const manyOrders = (from: MaterialsState, count: number): MaterialsState => {
  const units = ['solna', 'kista', 'nacka'] as const;
  return Array.from({ length: count }).reduce<MaterialsState>((state, _, i) => {
    const lines = itemNames.slice(0, 3).map((item) => ({ item, language: 'sv', quantity: 10 }));
    const unit = units[i % 3] as string;
    return after(state, place(state, { unit, lines }, i, context), '2026-08-01T10:00:00.000Z');
  }, from);
};
