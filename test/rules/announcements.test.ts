import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { announce } from '../../functions/announcements.ts';
import { type CampaignEvent, concerns as campaignConcerns } from '../../functions/campaign/events.ts';
import { type PotEvent, concerns as potConcerns } from '../../functions/pot/events.ts';
import { type Announcement, namesFrom } from '../../shared/announcement.ts';
import { offices, type Unit } from '../../shared/units.ts';

/** Stands wherever an event holds a person, or a text that people wrote about one. */
const secret = 'kim-secret';
const id = '01J4Z6X9QAW7E6R5T4Y3V2B1N1';
const stamp = { id, at: '2026-08-03T08:00:00.000Z', actor: secret };
const nameOf = namesFrom({ solna: 'Solna', nacka: 'Nacka' });

const amount = fc.integer({ min: 1, max: 1_000_000_000 });
const office = fc.constantFrom(...offices);
const unit = fc.constantFrom<Unit>('solna', 'nacka', ...offices);
const own = fc.uniqueArray(office);
const day = fc.constantFrom('2026-08-08', '2026-12-31');
const line = fc.constant('publicity');
const text = fc.constant(secret);
const flag = fc.constantFrom({}, { supplement: true as const });
const judgement = fc.oneof(
  fc.record({ headsNeeded: fc.constant(null), missing: fc.constant({ heads: 1, otherOffice: false }) }),
  fc.record({
    headsNeeded: fc.integer({ min: 1, max: 3 }),
    missing: fc.record({ heads: fc.integer({ min: 1, max: 3 }), otherOffice: fc.boolean() }),
  }),
);
const receipt = fc.record({ supplier: text, number: text, date: day });
const memberships = fc.constant([{ unit: 'district', role: 'head' as const }]);

type Types<E extends { readonly type: string }> = {
  readonly [T in E['type']]: readonly [
    subject: string,
    ...parts: fc.Arbitrary<Partial<Omit<Extract<E, { type: T }>, 'type' | 'subject'>>>[],
  ];
};
const request = 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const vote = fc.record({ unit, office, amount, seen: fc.constant(3) });
const reason = fc.record({ reason: text });

const potEvents: Types<PotEvent> = {
  ContributionMade: ['pot', fc.record({ office, amount, note: text })],
  BudgetLineProposed: [
    'pot/budget-lines/publicity',
    fc.record({ line, name: line, amount, offices: fc.uniqueArray(office, { minLength: 1 }) }),
  ],
  BudgetLineSet: ['pot/budget-lines/publicity', fc.record({ line, name: line, amount, change: amount })],
  MandateProposed: ['pot/mandates/2', fc.record({ number: fc.constant(2), office })],
  MandateAdopted: ['pot/mandates/2', fc.record({ number: fc.constant(2), office, inForce: fc.boolean() })],
  DeputyAppointed: ['pot/deputies/district', fc.record({ office, person: text, from: day, to: day })],
  SpendingRequested: [
    request,
    fc.record({ unit, budgetLine: line, amount, purpose: text, payee: text, own, owner: office, replyBy: day }),
    judgement,
  ],
  SpendingEdited: [request, fc.record({ unit, budgetLine: line, amount, purpose: text, payee: text, own }), judgement],
  SpendingApproved: [request, vote, judgement, flag],
  SpendingReserved: [request, vote, fc.record({ line, heads: fc.constant(2) }), flag],
  SpendingOpposed: [request, vote, reason, judgement, flag],
  SpendingRefused: [request, vote, reason, flag],
  VoteTakenBack: [request, fc.record({ unit, office }), judgement, flag],
  SpendingWithdrawn: [request, fc.record({ unit, line, freed: fc.nat() })],
  SpendingClosed: [
    request,
    fc.record({ unit, line, freed: fc.nat() }),
    fc.constantFrom({}, { expired: true as const }),
  ],
  SupplementRequested: [request, fc.record({ unit, amount, reason: text, own, replyBy: day }), judgement],
  ClaimMade: [request, fc.record({ unit, claim: text, amount, receipt })],
  ClaimDeclined: [request, fc.record({ unit, claim: text, reason: text })],
  PayoutMade: [request, fc.record({ unit, line, office, amount, receipt, receiptId: text })],
  ReturnReceived: [request, fc.record({ unit, line, office, amount, reason: text })],
  ReservationExtended: [request, fc.record({ unit, until: day })],
  ReservationReminded: [request, fc.record({ unit, expires: day })],
  DecisionEscalated: [request, fc.record({ unit, replyBy: day }), flag],
};

const person = { person: text, memberships };
const association = { id: 'solna', name: 'Solna', kind: 'municipality', ring: 'inner', priorityArea: false } as const;
const campaignEvents: Types<CampaignEvent> = {
  CampaignSet: ['campaign', fc.record({ name: fc.constant('Val'), start: day, electionDay: day, end: day })],
  SettingsSet: ['campaign/settings', fc.record({ potSettings: fc.constant({}) })],
  OfficeSet: ['campaign/offices/district', fc.record({ office, name: line })],
  AssociationSet: ['campaign/associations/solna', fc.record({ association: fc.constant(association) })],
  PersonSet: [`campaign/people/${secret}`, fc.record({ ...person, units: fc.uniqueArray(unit) })],
  HeadChangeProposed: [
    `campaign/people/${secret}`,
    fc.record({ ...person, changed: fc.uniqueArray(office, { minLength: 1 }) }),
  ],
  HeadChangeConfirmed: [
    `campaign/people/${secret}`,
    fc.record({ ...person, changed: fc.uniqueArray(office, { minLength: 1 }) }),
  ],
  PersonForgotten: [`campaign/people/${secret}`, fc.record({ person: text, units: fc.uniqueArray(unit) })],
};

const eventOf = (type: string, [subject, ...parts]: readonly [string, ...fc.Arbitrary<object>[]]) =>
  fc.tuple(...parts).map((each) => Object.assign({ type, subject }, ...each, stamp) as PotEvent & typeof stamp);

const checkSentence = (sentence: string): void => {
  expect(sentence).toMatch(/^[A-ZÅÄÖ].*[^.]\.$/s);
  expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\n| {2}/);
  expect(sentence).not.toContain(secret);
};

const checkAnnouncement = ({ action, text: said, due }: Announcement): void => {
  checkSentence(said.sv);
  checkSentence(said.en);
  expect(said.sv).not.toBe(said.en);
  if (due !== undefined) {
    expect(action).not.toBe('know');
    expect(said.sv).toContain(due);
    expect(said.en).toContain(due);
  }
};

describe('every event tells everybody something, in both languages, and names nobody', () => {
  test.each(Object.entries({ ...potEvents, ...campaignEvents }))('%s', (type, parts) => {
    fc.assert(
      fc.property(eventOf(type, parts as never), unit, (event, recipient) => {
        checkAnnouncement(announce(event, recipient, nameOf));
      }),
      { numRuns: 60 },
    );
  });

  test('an association is told only what it asks for itself, and never of another one', () => {
    for (const [type, parts] of Object.entries(potEvents)) {
      fc.assert(
        fc.property(eventOf(type, parts as never), (event) => {
          for (const each of potConcerns(event).filter((concerned) => concerned === 'solna')) {
            const { action, text: said } = announce(event, each, nameOf);
            expect(action).not.toBe('decide');
            expect(said.sv).not.toMatch(/Nacka/);
          }
        }),
        { numRuns: 20 },
      );
    }
    expect(
      campaignConcerns({
        type: 'AssociationSet',
        subject: 'campaign/associations/nacka',
        association: { ...association, id: 'nacka' },
      }),
    ).not.toContain('solna');
  });
});

describe('who is asked for what', () => {
  const told = (event: PotEvent | CampaignEvent) =>
    Object.fromEntries(
      [...offices, 'solna'].map((recipient) => [recipient, announce({ ...event, ...stamp }, recipient, nameOf)]),
    ) as Readonly<Record<Unit, Announcement>>;
  const actions = (event: PotEvent | CampaignEvent) =>
    Object.values(told(event)).map(({ action, due }) => (due ? `${action} ${due}` : action));
  const base = { subject: request, unit: 'solna' };
  const asked = {
    budgetLine: 'publicity',
    amount: 1_200_000,
    purpose: secret,
    owner: 'district',
    replyBy: '2026-08-08',
    expires: '2026-11-29',
  } as const;
  const requested = (
    needed: number | null,
    missing: number,
    otherOffice: boolean,
    ownOffices: (typeof offices)[number][],
  ): PotEvent => ({
    type: 'SpendingRequested',
    ...base,
    id,
    ...asked,
    own: ownOffices,
    headsNeeded: needed,
    missing: { heads: missing, otherOffice },
  });

  test('all heads decide on what an association asks for, by its day; the association knows', () => {
    const event = requested(2, 2, true, []);
    expect(actions(event)).toEqual(['decide 2026-08-08', 'decide 2026-08-08', 'decide 2026-08-08', 'know']);
    expect(told(event).district?.text.sv).toBe(
      'Solna har begärt 12 000 kr ur posten publicity; senast 2026-08-08 behöver två chefer godkänna, och Distriktskansliet ser till att svaret kommer.',
    );
    expect(told(event).solna?.text.en).toBe(
      'You asked for SEK 12,000 from the budget line publicity; by 2026-08-08 two heads need to approve, and Distriktskansliet sees to it that the answer comes.',
    );
  });

  test.each([
    [
      'one head of another office is enough',
      requested(1, 1, true, ['district']),
      ['know', 'decide 2026-08-08', 'decide 2026-08-08', 'know'],
    ],
    [
      'two are needed, one of them may be the own',
      requested(2, 2, true, ['district']),
      ['decide 2026-08-08', 'decide 2026-08-08', 'decide 2026-08-08', 'know'],
    ],
    [
      'the tier lets the own office alone',
      requested(1, 1, false, ['district']),
      ['decide 2026-08-08', 'decide 2026-08-08', 'decide 2026-08-08', 'know'],
    ],
    [
      'the filer belongs to all three',
      requested(1, 1, true, [...offices]),
      ['decide 2026-08-08', 'decide 2026-08-08', 'decide 2026-08-08', 'know'],
    ],
    [
      'no mandate is in force',
      requested(null, 1, false, []),
      ['decide 2026-08-08', 'decide 2026-08-08', 'decide 2026-08-08', 'know'],
    ],
  ])('%s', (_, event, expected) => {
    expect(actions(event)).toEqual(expected);
  });

  test.each<readonly [PotEvent | CampaignEvent, readonly string[]]>([
    [
      {
        type: 'ClaimMade',
        ...base,
        claim: 'c',
        amount: 5,
        receipt: { supplier: 's', number: '1', date: '2026-08-01' },
      },
      ['do', 'do', 'do', 'know'],
    ],
    [{ type: 'ClaimDeclined', ...base, claim: 'c', reason: secret }, ['know', 'know', 'know', 'do']],
    [
      { type: 'DecisionEscalated', ...base, replyBy: '2026-08-08' },
      ['decide 2026-08-08', 'decide 2026-08-08', 'decide 2026-08-08', 'know'],
    ],
    [{ type: 'ReservationReminded', ...base, expires: '2026-11-29' }, ['know', 'know', 'know', 'do 2026-11-29']],
    [
      {
        type: 'BudgetLineProposed',
        subject: 'pot/budget-lines/ads',
        line: 'ads',
        name: 'Annonser',
        amount: 5,
        offices: ['city-hall'],
      },
      ['decide', 'know', 'decide', 'know'],
    ],
    [
      {
        type: 'MandateProposed',
        subject: 'pot/mandates/2',
        number: 2,
        tiers: [],
        splitWindowDays: 30,
        office: 'district',
      },
      ['know', 'decide', 'decide', 'know'],
    ],
    [
      { type: 'SpendingReserved', ...base, office: 'district', amount: 5, seen: 1, line: 'ads', heads: 1 },
      ['know', 'know', 'know', 'do'],
    ],
    [
      { type: 'HeadChangeProposed', subject: 'campaign/people/x', person: 'x', memberships: [], changed: ['district'] },
      ['know', 'decide', 'decide', 'know'],
    ],
  ])('%o', (event, expected) => {
    expect(actions(event)).toEqual(expected);
  });
});

test('what no capability knows is refused, not told wrongly', () => {
  for (const type of ['SpendingForgotten', 'constructor', '__proto__'])
    expect(() => announce({ ...stamp, type, subject: 'pot' }, 'district', nameOf)).toThrow('knows no event');
  expect(() => announce({ ...stamp, type: 'Made', subject: 'campaign' }, 'district', nameOf)).toThrow('knows no event');
  for (const subject of ['poet/x', '__proto__', 'toString'])
    expect(() => announce({ ...stamp, type: 'X', subject }, 'district', nameOf)).toThrow('no capability');
});
