import { expect } from 'vitest';
import { type Answer, type Body, itemsOf } from './stack.ts';

/** Walks a list page by page; it must be the same as read at once, each item there once. */
export const walked = async (
  page: (more: string) => Promise<Answer>,
  { key = 'id', limit }: { readonly key?: string; readonly limit: number },
): Promise<readonly Body[]> => {
  const whole = itemsOf(await page('limit=100'));
  const found: Body[] = [];
  let next: unknown;
  do {
    const { body } = await page(`limit=${limit}${next ? `&cursor=${String(next)}` : ''}`);
    found.push(...itemsOf({ body }));
    next = body.next;
  } while (next !== undefined && found.length <= 100);
  expect(found).toEqual(whole);
  expect(new Set(found.map((item) => item[key])).size).toBe(found.length);
  return found;
};
