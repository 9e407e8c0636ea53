import * as z from 'zod/mini';

/** What a plan weighs against what. Pure. */
const weight = (most: number) => z.number().check(z.minimum(0), z.maximum(most));

/** All in percent-weeks (one percent of full time during seven days), or factors of them. */
export const weights = {
  /** What a met percent-week of a request is worth. */
  met: weight(1000),
  /** Added to `met` where the association is a priority area: by default such a request goes first. */
  priorityArea: weight(1000),
  /** Factor of a request’s own priority: high is worth so many times more, low so many times less. */
  ownPriority: z.number().check(z.minimum(1), z.maximum(10)),
  /** D24: what it counts that an outer-ring association that asks gets something at all; it is a floor, and 0 leaves it out. */
  outerRingFloor: weight(100_000),
  /** D4: price of each percent-week by which the most loaded office exceeds the least loaded. */
  supervision: weight(1000),
  /** Price of each published percent-week that is moved or taken away. */
  change: weight(1000),
  /** D5: price of each percent-week of an allocation that is short notice. */
  notice: weight(1000),
};

/** The weights of a campaign, as its settings have them or by default. */
export const planWeights = z.strictObject({
  met: z._default(weights.met, 1),
  priorityArea: z._default(weights.priorityArea, 2),
  ownPriority: z._default(weights.ownPriority, 1.25),
  outerRingFloor: z._default(weights.outerRingFloor, 200),
  supervision: z._default(weights.supervision, 0.1),
  change: z._default(weights.change, 1),
  notice: z._default(weights.notice, 0.1),
});
