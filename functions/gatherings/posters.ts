import * as z from 'zod/mini';
import { day, line, slug } from '../../shared/fields.ts';
import { mapOf } from '../../shared/resources.ts';
import type { Day } from '../../shared/calendar.ts';
import type { Unit } from '../../shared/units.ts';

/** E4: some municipalities want no posters, all say from which day and where they may hang. Pure. */
const rule = {
  /** From when, where that is another day than elsewhere. */
  firstDay: z.optional(day()),
  /** In words: along which roads, how far from crossings. */
  where: z.optional(line(300)),
};
export const posterRule = z.object({ area: z.optional(slug()), allowed: z.boolean(), ...rule });
export const posterSettings = z.strictObject({
  firstDay: z.optional(day()),
  /** By association. */
  areas: z._default(mapOf(slug(), z.strictObject({ allowed: z._default(z.boolean(), true), ...rule }), 100), {}),
});
export type PosterRules = z.infer<typeof posterSettings>;

/** What holds in an area; what holds elsewhere where it has no rule of its own. */
export const posterRuleIn = ({ firstDay, areas }: PosterRules, area: Unit | undefined) => ({
  allowed: true,
  ...(firstDay !== undefined && { firstDay }),
  ...(area !== undefined && Object.hasOwn(areas, area) && areas[area]),
});
/** What may be in the way of posters. */
export const posterBars = ['poster-ban', 'poster-day'] as const;
export type PosterBar = (typeof posterBars)[number];
/** What is in the way of posters there on that day. */
export const posterBar = (rules: PosterRules, area: Unit | undefined, on: Day): PosterBar | undefined => {
  const { allowed, firstDay } = posterRuleIn(rules, area);
  if (!allowed) return 'poster-ban';
  return firstDay !== undefined && on < firstDay ? 'poster-day' : undefined;
};
