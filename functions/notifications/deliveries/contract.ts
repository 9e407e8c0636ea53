import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { numeral, ulid } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { instant, list, named } from '../../../shared/resources.ts';
import { mailKind } from '../../letters/offers.ts';
import { deliveryStates, mostEvents, ways } from './rules.ts';

/** Whether what happened has reached those whom it concerns. Pure. */

/**
 * To a unit's inbox, or by a letter to one of its people, or to somebody without an account (`addressee` says what they
 * are), or pushed to one of somebody's devices. `at`: since when it is so; `due`: when a letter is to be sent, where that is later.
 */
export const delivery = z.object({
  way: z.enum(ways),
  unit: z.optional(named),
  person: z.optional(named),
  addressee: z.optional(z.string()),
  /** Of a letter. */
  kind: z.optional(mailKind),
  state: z.enum(deliveryStates),
  at: instant(),
  due: z.optional(instant()),
  /** The notice that tells it together with others: it is an entry of its own. */
  notice: z.optional(z.string()),
  /** Of what failed: what is in the way, or the word of the service that sends. */
  why: z.optional(z.string()),
});
/** `more`: of its letters not all are here, but they are where the event alone is asked for. */
export const deliveredEvent = z.object({
  id: z.string(),
  at: instant(),
  event: z.string(),
  subject: z.string(),
  /** It is a notice that tells of so many events at once. */
  count: z.optional(z.int()),
  deliveries: list(delivery),
  more: z.optional(z.literal(true)),
});

const subject = 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const district = { id: 'district', name: 'Distriktskansliet' };
export const contract = {
  listDeliveries: {
    route: 'GET /campaigns/{campaign}/notifications/deliveries',
    summary: 'List whom the word of what happened has reached',
    description:
      'D6: newest event first. Of an inbox, `read` is that somebody there has read it. A letter is never known to be read; `dropped`: when its turn came there was no reason for it any more. A digest stands with what it told, for as long as eight days after it. What is told of many events at once is an entry of its own, with `count`; its events name it (`notice`). Not in it is what belongs to the loading of a campaign. `event` may be given with its `subject`: then also what reached nobody is found.',
    see: 'offices',
    act: 'offices',
    query: {
      ...paging,
      limit: z._default(numeral(1, mostEvents), mostEvents),
      event: z.optional(ulid()),
      subject: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
    },
    result: listOf(deliveredEvent),
    refusals: [],
    example: {
      result: {
        items: [
          {
            id: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
            at: '2026-08-03T08:00:00.000Z',
            event: 'SpendingRequested',
            subject,
            deliveries: [
              { way: 'inbox', unit: district, state: 'read', at: '2026-08-03T08:12:09.000Z' },
              {
                way: 'letter',
                unit: district,
                person: { id: '01M83Y8C5VMEMBER0000000001', name: 'Kim Ek' },
                kind: 'now',
                state: 'sent',
                at: '2026-08-03T08:00:04.000Z',
              },
            ],
          },
        ],
      },
    },
  },
} as const satisfies Contract;
