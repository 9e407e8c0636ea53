import * as fc from 'fast-check';
import { operations } from '../../functions/gatherings/commands.ts';
import { contract } from '../../functions/gatherings/contract.ts';
import type { Change } from '../../functions/gatherings/fields.ts';
import { listingPartition, noListing } from '../../functions/gatherings/listing.ts';
import type { Gathering, Listed, ListingHead } from '../../functions/gatherings/state.ts';
import { gatheringFrom, partition } from '../../functions/gatherings/store.ts';
import type { Instant } from '../../shared/calendar.ts';
import { notStored } from '../../shared/commit.ts';
import type { Body, Operation } from '../../shared/contract.ts';
import { campaignKey, unitKey } from '../../shared/directory.ts';
import { fetching } from '../../shared/fetching.ts';
import type { Handler, Path } from '../../shared/handler.ts';
import { isRefusal } from '../../shared/problems.ts';
import { type ById, entityIn } from '../../shared/reads.ts';
import type { Item } from '../../shared/table.ts';
import { inputFor, personOf } from './asking.ts';
import { fields } from './events-state.ts';
import { type Contents, contents, fill } from './memory-table.ts';

/** A few events played by the product's own commands, on a table in memory. */
const campaign = 'c';
const begin: readonly Item[] = [
  { ...campaignKey(campaign), ...notStored, version: 1, id: campaign, start: '2026-06-01', end: '2026-11-30' },
  ...['solna', 'nacka'].map((id) => ({
    ...unitKey(campaign, 'association', id),
    ...notStored,
    version: 1,
    id,
    name: id,
  })),
];

export type World = {
  readonly stored: Contents;
  readonly gatherings: ById<Gathering>;
  /** By key. */
  readonly listed: ById<Listed>;
  readonly listing: ListingHead;
};
const worldOf = (stored: Contents): World => {
  const of = (pk: string, prefix: string) =>
    [...stored.values()].filter((item) => item.pk === pk && item.sk.startsWith(prefix));
  const [head] = of(listingPartition(campaign), 'head');
  return {
    stored,
    gatherings: Object.fromEntries(of(partition(campaign), 'v#').map((item) => [item.id, gatheringFrom(item)])),
    listed: Object.fromEntries(of(listingPartition(campaign), 'l#').map((item) => [item.key, entityIn<Listed>(item)])),
    listing: head ? entityIn<ListingHead>(head) : noListing,
  };
};

/** What lies otherwise in the table than it did, but for what is told of it. */
export const written = (before: World, after: World): readonly Item[] =>
  [...new Set([...before.stored.keys(), ...after.stored.keys()])]
    .filter((place) => before.stored.get(place) !== after.stored.get(place))
    .map((place) => (after.stored.get(place) ?? before.stored.get(place)) as Item)
    .filter(({ pk }) => pk !== `${campaign}#events`);

const ids = ['A', 'B', 'C'].map((last) => `01M83Y8C5VKN9V3T2F4F6W6Q1${last}`);
export type Step =
  | { readonly do: 'register'; readonly id: string; readonly visibility?: Gathering['visibility'] }
  | { readonly do: 'change'; readonly id: string; readonly said: Change }
  | { readonly do: 'submit' | 'publish' | 'cancel'; readonly id: string }
  | { readonly do: 'hold'; readonly id: string; readonly reach: number };

const staff = personOf('kim', { district: 'staff' });

/** Carries out one of them; what was refused changes nothing, and neither does what is about nothing. */
const carryOut = (now: Instant, step: Step, { gatherings }: World) => {
  const ask = <O extends Operation>(operation: O, handler: Handler<O>, params: Path<O>, body: Body<O>) =>
    handler.run({ ...inputFor(operation, staff, params, body), newId: step.id }, { now, fetched: fetching() });
  const one = { campaign, event: step.id };
  if (step.do === 'register') {
    const { visibility = 'public' } = step;
    if (gatherings[step.id]) return undefined;
    return ask(contract.registerEvent, operations.registerEvent, { campaign }, { ...fields(), visibility });
  }
  switch (step.do) {
    case 'change':
      return ask(contract.changeEvent, operations.changeEvent, one, step.said as Body<typeof contract.changeEvent>);
    case 'submit':
      return ask(contract.submitEvent, operations.submitEvent, one, undefined);
    case 'publish':
      return ask(contract.publishEvent, operations.publishEvent, one, undefined);
    case 'cancel':
      return ask(contract.cancelEvent, operations.cancelEvent, one, { reason: 'Storm' });
    case 'hold':
      return ask(contract.reportResults, operations.reportResults, one, { reach: step.reach, cost: 0 });
  }
};

export type Played = {
  readonly before: World;
  readonly after: World;
  readonly now: Instant;
  readonly isRefused: boolean;
};

/** Each of these commands with the world before and after it. */
export const play = async (steps: readonly Step[]): Promise<readonly Played[]> => {
  fill(...begin);
  const played: Played[] = [];
  for (const [i, step] of steps.entries()) {
    const before = played.at(-1)?.after ?? worldOf(contents());
    const now = `2026-08-30T10:00:${String(i).padStart(2, '0')}.000Z`;
    const answer = await carryOut(now, step, before);
    played.push({ before, after: worldOf(contents()), now, isRefused: isRefusal(answer) });
  }
  return played;
};

const clock = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 22 }))
  .map(([day, hour]) => `2026-08-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}`);
const odd = fc.constantFrom('Fest', '<script>', ']]>', '"', "it's & \u2028 so", 'عيد', '🚲'.repeat(3));
const said: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ title: odd }),
  fc.record({ visibility: fc.constantFrom('public', 'members') }),
  clock.map((hour) => ({ startsAt: `${hour}:00`, endsAt: `${hour}:30` })),
  fc.record({ cost: fc.nat(5) }),
  fc.record({ audience: fc.constantFrom('families', null) }),
  fc.record({ place: fc.record({ name: odd, area: fc.constantFrom('solna', 'nacka') }) }),
  fc.constant({ online: { url: 'https://a.example' } }),
  fc.record({ languages: fc.constantFrom(['sv'], ['sv', 'ar']) }),
);
const id = fc.constantFrom(...ids);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('register' as const), id }),
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), id, said }) },
  fc.record({ do: fc.constant('submit' as const), id }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('publish' as const), id }) },
  fc.record({ do: fc.constant('cancel' as const), id }),
  fc.record({ do: fc.constant('hold' as const), id, reach: fc.nat(3) }),
);
export const steps = fc.array(step, { minLength: 20, maxLength: 50 });
export const [someId = ''] = ids;
