import type { Body } from './stack.ts';
import type { Lying } from './whole-table.ts';

/** What is known by little things, by where they are told; everything else by its id. */
const smallThings = {
  'mandate#': ['adoptions', 'mandate', 'number'],
  'deputy#': ['deputyships', 'office', 'office'],
  'line#': ['budgetLines', 'line', 'line'],
} as const;
/** Whether an item of a campaign is told in somebody's export of it. */
export const isTold = (campaign: Body | undefined, item: Lying): boolean => {
  const stored = (campaign?.stored ?? {}) as Readonly<Record<string, readonly Body[]>>;
  for (const [prefix, [of, name, field]] of Object.entries(smallThings))
    if (item.sk.startsWith(prefix)) return stored[of]?.some((each) => each[name] === item[field]) === true;
  return JSON.stringify(campaign).includes(`"${String(item.id ?? item.sk)}"`);
};
