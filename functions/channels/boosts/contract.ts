import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { amount, slug, weighed } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { stamps, weighable } from '../../../shared/resources.ts';
import { people } from '../resources.ts';
import * as example from './examples.ts';
import { boostStatuses } from './state.ts';

/** D17: paid boosts, which the pot pays for. Pure. */
const path = '/campaigns/{campaign}/boosts';
const one = `${path}/{boost}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations' } as const;
const own = { see: 'offices-or-target-unit', act: 'offices-or-target-unit' } as const;

export const boostStatus = z.enum(boostStatuses);
export const boost = z.object({
  id: z.string(),
  channel: slug(),
  unit: slug(),
  amount: z.int(),
  audience: z.string(),
  area: z.optional(slug()),
  event: z.optional(z.string()),
  status: boostStatus,
  /** The spending request in the pot. */
  spending: z.object({ request: z.string() }),
  /** What has been paid for it and has not come back: its channel is ranked by that. */
  paid: z.optional(z.int()),
  reach: z.optional(z.int()),
  ...stamps,
  ...weighable,
});

export const contract = {
  requestBoost: {
    ...members,
    route: `POST ${path}`,
    summary: 'Ask for a paid boost in a channel, with or without an event',
    description:
      'D17: an association for itself, an office for itself or for an association; without `unit` for one’s own. The spending request, on the budget line that the settings name (`publicity.boostLine`), is made in the same transaction; the boost is `awaiting-funds` until the heads have decided on it, then `reserved` and in the end `paid`, or `refused`; `withdrawn` when the request is taken back or runs out before anything is paid. `audience` is a voter group of the campaign’s register (`publicity.audiences`; any word where it has none), `area` the association where it lives. `event` is one that is still to come and will be public; an association’s own.',
    status: 201,
    query: weighed,
    body: z.strictObject({
      channel: slug(),
      amount: amount(),
      audience: slug(),
      area: z.optional(slug()),
      event: z.optional(z.string().check(z.maxLength(100))),
      unit: z.optional(slug()),
    }),
    result: boost,
    refusals: ['wrong-status', 'insufficient-funds'],
    example: { body: example.boostBody, result: example.boost },
  },
  listBoosts: {
    ...members,
    route: `GET ${path}`,
    summary: 'List boosts, newest first',
    description:
      'Offices see all, associations their own. A page may be shorter than `limit`: there is more as long as there is a `next`.',
    query: { ...paging, status: z.optional(boostStatus), unit: z.optional(slug()) },
    result: listOf(boost),
    refusals: [],
    example: { result: { items: [example.boost] } },
  },
  showBoost: {
    ...own,
    route: `GET ${one}`,
    summary: 'Show a boost and what became of its money',
    result: boost,
    refusals: [],
    example: { result: example.boost },
  },
  listBoostsOfEvent: {
    see: 'offices-or-associations',
    act: 'offices-or-target-unit',
    route: 'GET /campaigns/{campaign}/events/{event}/boosts',
    summary: 'List the boosts of an event',
    query: paging,
    result: listOf(boost),
    refusals: [],
    example: { result: { items: [example.boost] } },
  },
  measureBoost: {
    ...own,
    route: `POST ${one}/results`,
    summary: 'Say how many people a boost reached',
    description:
      'D15: once it is paid, too, it adds to the figures of its channel, which suggestions and the ranking are made of: by what was paid, not by what was asked for. Said again, it is corrected.',
    body: z.strictObject({ reach: people() }),
    result: boost,
    refusals: ['wrong-status'],
    example: { body: { reach: 9_100 }, result: { ...example.boost, status: 'paid', reach: 9_100, version: 4 } },
  },
} as const satisfies Contract;
