import fc from 'fast-check';
import { offices } from '../../shared/units.ts';
import { edition, item, pack, poster, stateOf } from './materials-cases.ts';

/** What anybody may do about material, at random: numbers choose among what is there by then. */
const closed = item({
  id: 'closed',
  orderDeadline: '2018-07-31',
  editions: { sv: edition(), so: edition({ hasFile: true }) },
});
export const start = stateOf(
  [item(), poster, closed],
  [],
  [
    pack([
      { item: 'folder', language: 'sv', quantity: 20 },
      { item: 'poster', language: 'sv', quantity: 15 },
      { item: 'closed', quantity: 5 },
    ]),
  ],
);
export const editions = ['folder/sv', 'folder/so', 'poster/sv', 'closed/sv', 'closed/so'] as const;
export const units = ['nacka', 'solna', 'kista', 'district'] as const;

export const copies = fc.integer({ min: 1, max: 120 });
export const named = fc.constantFrom(...editions).map((id) => {
  const [of = '', language = ''] = id.split('/');
  return { item: of, language };
});
export const lines = fc.array(
  fc.tuple(named, copies).map(([of, quantity]) => ({ ...of, quantity })),
  { maxLength: 4 },
);
export const packs = fc.array(
  fc.record({
    pack: fc.constant('small'),
    quantity: fc.integer({ min: 1, max: 5 }),
    languages: fc.constantFrom(['so'], ['sv']),
  }),
  { maxLength: 2 },
);
export const command = fc.record({
  what: fc.constantFrom(
    'place',
    'place',
    'place',
    'place',
    'change',
    'cancel',
    'reopen',
    'pick',
    'deliver',
    'deliver some',
    'receive',
    'unpick',
    'undeliver',
    'unreceive',
    'arrival',
    'arrival',
    'count',
    'waste',
    'transfer',
    'unmove',
    'unmove',
    'confirm',
    'confirm',
    'late',
    'resize',
    'call off',
    'unarrive',
    'arrive',
    'arrive',
    'order',
    'granted',
    'denied',
  ),
  pick: fc.nat(50),
  unit: fc.constantFrom(...units),
  depot: fc.constantFrom(...offices),
  of: named,
  copies,
  lines,
  packs,
  partial: fc.boolean(),
});
export type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
