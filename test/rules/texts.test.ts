import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { capabilities } from '../../functions/capabilities.ts';
import { notStored, type Recorded } from '../../shared/commit.ts';
import { event, type EventOf, eventsOf, freeText, inHistories } from '../../shared/events.ts';
import { lastSet, remembering, setBy, type TextsOf, textsOf, withTexts } from '../../shared/texts.ts';

/** Invariant 9: an event that is stored stays for ever, so it holds nothing that people write in their own words. */

/** Texts of any form, by where they stand in an event; `{key}` is a key of a map. */
const textsIn = (schema: z.core.$ZodType, path: string): readonly string[] => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return def.checks?.length ? [] : [path];
    case 'optional':
    case 'nullable':
      return textsIn(def.innerType, path);
    case 'array':
      return textsIn(def.element, path);
    case 'record':
      return [...textsIn(def.keyType, `${path}{key}`), ...textsIn(def.valueType, `${path}{}`)];
    case 'object':
      return Object.entries(def.shape).flatMap(([name, each]) => textsIn(each, `${path}.${name}`));
    case 'union':
      return def.options.flatMap((option) => textsIn(option, path));
    default:
      return [];
  }
};
const storedTexts = capabilities
  .flatMap(({ events = {} }) => Object.values(events))
  .flatMap((events) => [...events.known()])
  .flatMap(([type, { groups }]) =>
    groups
      .filter(({ isText }) => !isText)
      .flatMap(({ fields }) => Object.entries(fields).flatMap(([name, schema]) => textsIn(schema, name)))
      .map((path) => [type, path] as const),
  );

/** What a text in a stored event may be. What somebody types as prose, which may name a person, is `freeText`. */
const kept = {
  ids: `affected.booking affected.instead allocation asset association booking boost claim contribution defect feed
      hook import order pack person payout plan position proposal publication receipt request returned run spending transfer upload visit event campaignId item drafts.event drafts.uid uid joint.request given.edition given.order promised.edition promised.order taken.edition taken.order entity association.id channel line budgetLine area for lines.item units arrival invitation unit delivery movement group members decision owner was memberships.unit association.neighbourGroup hash allocations.allocation allocations.position allocations.request ended.allocation ended.position ended.request editions{key} lines{key} freed{key} delivered{key} missing{key} leftOut{key} lines{}.promised{key} freed{}.promised{key} claimed{key} claimed{}.promised{key} packs.pack packs.brings{key} rationed counter.channel was.asset candidate was.candidate posters editionOf joins placed shares{key} shares{}.item unmet.request governing.subject governs.subject affected.subjects governed device`,
  /** Of what an imported calendar said, and when. */
  digests: 'source.said{} drafts.source.said{}',
  fields: 'source.said{key} drafts.source.said{key}',
  words:
    'of governing.field governs.field template changed tasks uncovered language languages lines.language packs.languages shares{}.language',
  times:
    'hours.from hours.to crew.from crew.to openingHours.from openingHours.to oldValidUntil source.stamp drafts.source.stamp until',
  /** Of things, places and firms; whom money went to belongs to the books. */
  names: `name title milestones.title association.name audience home host url payee receiptId receipt.supplier receipt.number`,
  /** Written for the public. */
  announced: ['fields', 'drafts.fields']
    .flatMap((of) =>
      `title summary description kind audience languages accessibility.note place.name place.address place.area online.url texts{key} texts{}.title texts{}.summary texts{}.description`
        .split(' ')
        .map((name) => `${of}.${name}`),
    )
    .join(' '),
};

test('every text of a stored event is an id, a word, a time, a name, or written for the public', () => {
  const known = new Set(Object.values(kept).flatMap((paths) => paths.split(/\s+/)));
  expect(storedTexts.filter(([, path]) => !known.has(path)).map(String)).toEqual([]);
  const used = new Set(storedTexts.map(([, path]) => path));
  expect([...known].filter((path) => !used.has(path))).toEqual([]);
});

/** A shed that is described, and whose description changes. */
const shedEvents = eventsOf(() => ({
  ShedSet: event(inHistories({ shed: z.string() }), freeText({ note: z.string() })),
  ShedClosed: event(inHistories({ shed: z.string() }), freeText({ reason: z.string() })),
}));
type ShedEvent = EventOf<typeof shedEvents>;
type Shed = typeof notStored & {
  readonly id: string;
  readonly note?: string;
  readonly noteSince?: string;
  readonly earlierTexts?: readonly (readonly [string, string])[];
  readonly textsForgottenAt?: string;
};
const shedTexts: TextsOf<typeof shedEvents> = {
  slots: {
    sheds: {
      textsIn: ({ note, noteSince }: Shed) => ({ [setBy('note', noteSince)]: note }),
      without: ({ note: _, ...shed }: Shed) => shed,
    },
  },
  events: {
    ShedSet: { in: 'sheds', of: ({ shed: id }) => ({ id }), field: 'note', key: lastSet('note') },
    ShedClosed: { in: 'sheds', of: ({ shed: id }) => ({ id }), field: 'reason', key: ({ id }) => id },
  },
};
type State = { readonly sheds: Readonly<Record<string, Shed>> };
const evolve = remembering<State, ShedEvent>(shedTexts, (state, happened) => {
  const is = state.sheds[happened.shed] ?? { ...notStored, id: happened.shed };
  if (happened.type === 'ShedClosed' || happened.note === is.note) return { sheds: { ...state.sheds, [is.id]: is } };
  return { sheds: { ...state.sheds, [is.id]: { ...is, note: happened.note, noteSince: happened.id } } };
});
const at = (i: number): string => `2026-08-0${i}T10:00:00.000Z`;
const recorded = (i: number, what: ShedEvent): Recorded<ShedEvent> => ({
  ...what,
  id: `0${i}`,
  at: at(i),
  actor: 'somebody',
});
const set = (i: number, note: string) => recorded(i, { type: 'ShedSet', subject: 'sheds/a', shed: 'a', note });
const happened = [
  set(1, 'red'),
  set(2, 'red'),
  recorded(3, { type: 'ShedClosed', subject: 'sheds/a', shed: 'a', reason: 'cold' }),
  set(4, 'blue'),
];
const stored = happened.map(({ id, at: when, actor, type, subject, shed }) => ({
  id,
  at: when,
  actor,
  type,
  subject,
  shed,
  said: type === 'ShedSet' ? 'note' : 'reason',
}));
const told = (state: State) =>
  withTexts(shedTexts, stored, state).map((each) => {
    const { note, reason, gone } = each as { readonly note?: string; readonly reason?: string; readonly gone?: object };
    return note ?? reason ?? gone;
  });

describe('an entity', () => {
  const after = happened.reduce(evolve, { sheds: { b: { ...notStored, id: 'b', note: 'b' } } } as State);
  const forgetting = { type: 'TextsForgotten', subject: 'sheds/a', of: 'sheds', entity: 'a' } as const;
  const forgot = evolve(after, { ...forgetting, id: '05', at: at(5), actor: 'schedule' } as never);

  test('keeps what its events said, also what left its fields or never came into one', () => {
    expect(told(after)).toEqual(['red', 'red', 'cold', 'blue']);
    expect(after.sheds.a).toMatchObject({ note: 'blue', noteSince: '04' });
  });

  test('folds the same from stored events with their texts put back', () => {
    expect(withTexts(shedTexts, stored, after).reduce(evolve as never, { sheds: { b: after.sheds.b } })).toEqual(after);
  });

  test('forgets all of it, and others do not', () => {
    const gone = (field: string) => ({ [field]: 'forgotten' });
    expect(told(forgot)).toEqual([gone('note'), gone('note'), gone('reason'), gone('note')]);
    expect(JSON.stringify(forgot.sheds.a)).not.toMatch(/red|blue|cold/);
    expect(forgot.sheds.b).toEqual(after.sheds.b);
    const keeper = shedTexts.slots.sheds as never;
    expect([after, forgot].map(({ sheds }) => textsOf(keeper, sheds.a as Shed).length > 0)).toEqual([true, false]);
  });

  test('that is no longer there has forgotten, too', () => {
    expect(told({ sheds: {} })[0]).toEqual({ note: 'forgotten' });
  });
});
