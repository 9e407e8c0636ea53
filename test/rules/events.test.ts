import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { event, eventsOf, type Group, inNotices, type TakenName, toldOf, untold } from '../../shared/events.ts';

describe('an event', () => {
  const events = eventsOf(() => ({
    Held: event(inNotices({ unit: z.string() }), untold({ secret: z.string() })),
  }));

  test('of a type that nobody knows tells nothing', () => {
    expect(toldOf(events, { type: 'Unheard', subject: 'x' }, ['offices'])).toEqual({});
    expect(toldOf(events, { type: 'constructor', subject: 'x' }, ['offices'])).toEqual({});
    expect(toldOf(undefined, { type: 'Held', subject: 'x' }, ['offices'])).toEqual({});
  });

  test('has no field of a name that its item, an index or the journal needs: that does not compile', () => {
    const names = [
      // @ts-expect-error the table's
      inNotices({ pk: z.string() }),
      // @ts-expect-error the table's
      inNotices({ sk: z.string() }),
      // @ts-expect-error an index's
      inNotices({ l1: z.string() }),
      // @ts-expect-error an index's
      inNotices({ l2: z.string() }),
      // @ts-expect-error an index's
      inNotices({ l3: z.string() }),
      // @ts-expect-error another
      inNotices({ l4: z.string() }),
      // @ts-expect-error another
      inNotices({ l5: z.string() }),
      // @ts-expect-error what it holds
      inNotices({ waits: z.string() }),
      // @ts-expect-error says when an item is forgotten
      inNotices({ ttl: z.int() }),
      // @ts-expect-error the item's
      inNotices({ campaign: z.string() }),
      // @ts-expect-error the item's
      inNotices({ concerns: z.array(z.string()) }),
      // @ts-expect-error given to each event
      inNotices({ id: z.string() }),
      // @ts-expect-error given to each event
      inNotices({ at: z.string() }),
      // @ts-expect-error given to each event
      inNotices({ actor: z.string() }),
      // @ts-expect-error what it is
      inNotices({ type: z.string() }),
      // @ts-expect-error what it is about
      inNotices({ subject: z.string() }),
      // @ts-expect-error says which field was a text
      untold({ said: z.string() }),
      // @ts-expect-error says why that is not there
      untold({ gone: z.string() }),
      // @ts-expect-error the journal's
      untold({ ledger: z.string() }),
      // @ts-expect-error the journal's
      untold({ revision: z.int() }),
      // @ts-expect-error the journal's
      untold({ keyed: z.string() }),
      // @ts-expect-error the journal's
      untold({ among: z.string() }),
      // @ts-expect-error the journal's, in a group with a name that may be
      untold({ unit: z.string(), outward: z.string() }),
    ] satisfies readonly Group[];
    const taken: Readonly<Record<TakenName, true>> = {
      pk: true,
      sk: true,
      l1: true,
      l2: true,
      l3: true,
      l4: true,
      l5: true,
      waits: true,
      ttl: true,
      campaign: true,
      concerns: true,
      id: true,
      at: true,
      actor: true,
      type: true,
      subject: true,
      said: true,
      gone: true,
      ledger: true,
      revision: true,
      among: true,
      keyed: true,
      outward: true,
    };
    const refused = names.flatMap(({ fields }) => Object.keys(fields)).filter((name) => name !== 'unit');
    expect(refused.sort()).toEqual(Object.keys(taken).sort());
  });
});
