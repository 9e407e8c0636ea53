import { type Attributes, bytesOf } from './attributes.ts';
import { heldIn } from './commit.ts';
import { type Refusal, refuse, text } from './problems.ts';
import type { Write } from './table.ts';

/**
 * How large what is stored may be, in bytes: an item with what the local indexes hold of it, all items of a transaction.
 * Source: Amazon DynamoDB Developer Guide, "Quotas", and "Local secondary indexes", item collections and sizes.
 */
export const largestItem = 400 * 1024;
export const largestTransaction = 4 * 1024 * 1024;

const partly = Object.entries(heldIn).map(([index, held]) => ({
  index,
  held: new Set<string>(['pk', 'sk', index, ...held]),
}));

/** What counts against the limit of an item: it counts again in each local index that it appears in. */
export const bytesHeld = (item: Attributes): number => {
  const whole = ['l1', 'l2', 'l3'].filter((index) => item[index] !== undefined).length;
  const some = partly
    .filter(({ index }) => item[index] !== undefined)
    .map(({ held }) => bytesOf(Object.fromEntries(Object.entries(item).filter(([name]) => held.has(name)))));
  return some.reduce((sum, bytes) => sum + bytes, bytesOf(item) * (1 + whole));
};
export const bytesTogether = (items: readonly Attributes[]): number =>
  items.reduce((sum, item) => sum + bytesOf(item), 0);

/** Which of these cannot be stored in one transaction, by their places: those beyond the limit, or else the largest of too much. */
export const tooLarge = (items: readonly Attributes[]): readonly number[] => {
  const beyond = items.flatMap((item, at) => (bytesHeld(item) > largestItem ? [at] : []));
  if (beyond.length > 0 || bytesTogether(items) <= largestTransaction) return beyond;
  const sizes = items.map(bytesOf);
  return [sizes.indexOf(Math.max(...sizes))];
};

/** Nothing was stored: of this subject there would be more than fits, most of it in the field that is named. */
export const tooMuch = (subject: string, write: Write): Refusal<'too-large'> => {
  const fields = Object.entries(write.kind === 'put' ? write.item : {});
  const sizes = fields.map(([name, value]) => [JSON.stringify(value)?.length ?? 0, name] as const);
  const [, most = ''] = sizes.toSorted(([a], [b]) => b - a)[0] ?? [];
  const what = `${subject} (${most})`;
  return refuse(
    'too-large',
    text(
      `För mycket på ett ställe: ${what}. Högst 400 kB ryms.`,
      `Too much in one place: ${what}. At most 400 kB fit.`,
    ),
  );
};
