import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { mineOf } from '../../functions/agenda/rules.ts';
import { capabilities } from '../../functions/capabilities.ts';
import type { Order, Run } from '../../functions/materials/state.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import type { Settlement } from '../../functions/pot/settlements/state.ts';
import type { Mandate } from '../../functions/pot/funds/state.ts';
import type { Gathering } from '../../functions/gatherings/state.ts';
import type { Actor, Role } from '../../shared/actor.ts';
import { type Day, dayOf } from '../../shared/calendar.ts';
import { readOne } from '../../shared/fetching.ts';
import { answersAmong } from '../../shared/folds.ts';
import { openThings } from '../../shared/open-things.ts';
import { entityIn } from '../../shared/reads.ts';
import { type Office, offices, type Unit } from '../../shared/units.ts';
import { play as playEvents, steps as eventSteps } from '../support/gatherings-play.ts';
import { command as materialsCommand } from '../support/materials-commands.ts';
import { play as playMaterials } from '../support/materials-play.ts';
import { contents } from '../support/memory-table.ts';
import { play as playPot, plays, playsTogether, playsWithSettlements } from '../support/pot-play.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));

/**
 * The agenda against a naive recomputation: whatever random commands have done, what it says waits for somebody is what
 * somebody finds who looks at every entity there is, in words of this file's own.
 */
vi.setConfig({ testTimeout: 240_000 });
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
const answers = answersAmong(capabilities);

/** What waits: of which kind, what for, by when, and whom. */
type Waits = readonly [kind: string, subject: string, due: Day | undefined, units: readonly Unit[]];
const inWords = ([kind, subject, due, units]: Waits): string =>
  `${kind} ${subject} ${due ?? 'whenever'} ${[...units].toSorted().join()}`;

const stored = <T extends object>(prefix: string, partition: string): readonly T[] =>
  [...contents().values()]
    .filter(({ pk, sk }) => pk.endsWith(`#${partition}`) && sk.startsWith(prefix))
    .map((item) => entityIn<T>(item));

const ofRequest = (is: SpendingRequest): readonly Waits[] => {
  const subject = `pot/requests/${is.id}`;
  const waits: Waits[] = [];
  const silent = (is.partners ?? []).filter((each) => each.consentedAt === undefined);
  const asked = is.status === 'submitted' ? is : is.status === 'reserved' ? is.supplement : undefined;
  if (is.status === 'submitted' && silent.length > 0)
    for (const { unit } of silent) waits.push(['share', subject, is.replyBy, [unit]]);
  else if (asked) {
    const voted = [...asked.approvals, ...asked.refusals].filter((each) => each.lapsed !== true);
    const left = offices.filter((office) => voted.every((each) => each.office !== office));
    // One more is needed, and of another office than the requester's own.
    const isOutside = asked.missing.otherOffice && asked.missing.heads < 2 && asked.own.length < 3;
    waits.push(['vote', subject, asked.replyBy, left.filter((office) => !isOutside || !asked.own.includes(office))]);
  }
  const open = is.claims.filter(({ status }) => status === 'open');
  if (open.length > 0) waits.push(['claim', subject, open.map(({ replyBy }) => replyBy).toSorted()[0], offices]);
  const out = is.payouts.reduce((sum, { amount, reversed }) => sum + (reversed ? 0 : amount), 0);
  if (is.status === 'reserved' && open.length === 0 && is.amount - is.freed > out)
    waits.push(['use', subject, is.expires, [is.unit, ...(is.partners ?? []).map(({ unit }) => unit)]]);
  return waits;
};
const ofPot = (): readonly Waits[] => [
  ...stored<SpendingRequest>('r#', 'pot').flatMap(ofRequest),
  ...stored<Mandate>('mandate#', 'pot').flatMap((is): readonly Waits[] =>
    is.status === 'proposed'
      ? [['mandate', `pot/mandates/${is.number}`, is.replyBy, offices.filter((office) => !is.adoptions[office])]]
      : [],
  ),
  ...stored<{
    readonly line: string;
    readonly person?: string;
    readonly offices: readonly Office[];
    readonly replyBy: Day;
  }>('line#', 'pot').flatMap((is): readonly Waits[] =>
    is.person === undefined
      ? []
      : [['line', `pot/budget-lines/${is.line}`, is.replyBy, offices.filter((each) => !is.offices.includes(each))]],
  ),
  ...stored<Settlement>('settlement#', 'pot').flatMap((is): readonly Waits[] =>
    is.transfers
      .filter(({ payments }) => !is.reversed && payments.every(({ reversed }) => reversed))
      .map(({ from, to }) => ['transfer', `pot/settlements/${is.number}`, undefined, [from, to]]),
  ),
];

const ofMaterials = (today: Day): readonly Waits[] => [
  ...stored<Order>('o#', 'materials').flatMap((is): readonly Waits[] => {
    const subject = `materials/orders/${is.id}`;
    const keepers = new Set<string>([
      'district',
      ...Object.values(is.lines).flatMap(({ held = {} }) => Object.keys(held)),
    ]);
    if (is.status === 'placed') return [['pick', subject, is.neededBy, [...keepers]]];
    if (is.status === 'picking' || is.status === 'partly-delivered')
      return [['deliver', subject, is.neededBy, [...keepers]]];
    return is.status === 'delivered' ? [['receive', subject, undefined, [is.unit]]] : [];
  }),
  ...stored<Run>('n#', 'materials').flatMap((is): readonly Waits[] => {
    const subject = `materials/print-runs/${is.id}`;
    if (is.status !== 'confirmed') return [];
    const gone = is.spending?.unpaid || is.spending?.status === 'refused' || is.spending?.status === 'withdrawn';
    return [
      ...(is.deliveredBy <= today ? [['arrival', subject, is.deliveredBy, ['district']] as const] : []),
      ...(gone ? [['unfunded', subject, undefined, ['district']] as const] : []),
    ];
  }),
];

const ofEvents = (today: Day): readonly Waits[] =>
  stored<Gathering>('v#', 'publicity').flatMap((is): readonly Waits[] => {
    const subject = `events/${is.id}`;
    const last = is.endsAt.slice(0, 10);
    if (is.status === 'submitted' && today <= last)
      return [['answer', subject, is.replyBy, is.escalated || !is.owner ? offices : [is.owner]]];
    if (is.status === 'draft' && is.owner && today <= last) return [['revise', subject, undefined, is.organisers]];
    return is.status === 'published' && last < today ? [['results', subject, undefined, is.organisers]] : [];
  });

const actor = (person: string, unit: Unit, role: Role): Actor => ({
  subject: person,
  person,
  memberships: [{ unit, role }],
  isAdmin: false,
});
const people: readonly Actor[] = [
  ...offices.flatMap((office) => [actor(`${office}-head`, office, 'head'), actor(`${office}-staff`, office, 'staff')]),
  ...['solna', 'nacka', 'kista'].map((unit) => actor(`${unit}-member`, unit, 'administrator')),
];
const decides = new Set(['vote', 'share', 'mandate', 'line', 'answer']);

/** What each is told, and what each finds by themselves. */
const compare = async (campaign: string, today: Day, naive: readonly Waits[], about = ''): Promise<void> => {
  const all = await readOne(openThings(capabilities, campaign, today));
  const things = all.filter(({ wait }) => wait.subject.startsWith(about));
  for (const who of people) {
    const [{ unit = '', role = 'staff' } = {}] = who.memberships;
    const acting = role === 'head' ? [unit as Office] : [];
    const mine = mineOf(campaign, things, { actor: who, units: [unit], acting, answers }, today);
    const told = mine.map((each): Waits => [each.wait.kind, each.wait.subject, each.wait.due, each.wait.for]);
    const found = naive.filter(([kind, , , units]) => units.includes(unit) && (role !== 'staff' || !decides.has(kind)));
    expect(told.map(inWords).toSorted()).toEqual(found.map(inWords).toSorted());
    const days = mine.map(({ wait }) => wait.due ?? '9999-12-31');
    expect(days).toEqual(days.toSorted());
  }
};
const often = { numRuns: 60 };

test('what waits of the pot', async () => {
  const rare = new Set(['claim', 'line', 'share', 'transfer', 'use', 'vote']);
  const play = fc.asyncProperty(fc.oneof(plays, playsTogether, playsWithSettlements), async (commands) => {
    const last = (await playPot(commands)).at(-1);
    const naive = ofPot();
    for (const [kind] of naive) rare.delete(kind);
    await compare('val', dayOf(last?.world.now ?? ''), naive);
  });
  // Until each was there to be compared: some come once in a hundred plays.
  for (let rounds = 0; rounds === 0 || (rare.size > 0 && rounds < 20); rounds++) await fc.assert(play, often);
  expect([...rare]).toEqual([]);
});

test('what waits of material', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await fc.assert(
    fc.asyncProperty(fc.array(materialsCommand, { minLength: 1, maxLength: 60, size: 'max' }), async (commands) => {
      await playMaterials(commands);
      const today = dayOf(new Date().toISOString());
      // The play itself says what became of the money.
      await compare('val', today, ofMaterials(today), 'materials/');
    }),
    often,
  );
  vi.useRealTimers();
});

test('what waits of events', async () => {
  await fc.assert(
    fc.asyncProperty(eventSteps, async (steps) => {
      await playEvents(steps);
      const today = '2026-08-30';
      await compare('c', today, ofEvents(today));
    }),
    often,
  );
});
