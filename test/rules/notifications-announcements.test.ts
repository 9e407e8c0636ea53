import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { announcing } from '../../functions/notifications/announcing.ts';
import { type CampaignEvent, concerns as campaignConcerns } from '../../functions/campaign/events.ts';
import { type PotEvent, concerns as potConcerns } from '../../functions/pot/events.ts';
import { withNames } from '../../shared/called.ts';
import { type Announcement, namesFrom } from '../../shared/words.ts';
import { offices, type Unit } from '../../shared/units.ts';
import { assetsEvents, eventOf, id, potEvents, request, secret, stamp, unit } from '../support/any-event.ts';
import { association, campaignEvents } from '../support/any-campaign.ts';
import { staffEvents } from '../support/any-staff.ts';
import { boostsEvents } from '../support/any-boost.ts';
import { channelsEvents } from '../support/any-channel.ts';
import { groupsEvents } from '../support/any-group.ts';
import { timelineEvents } from '../support/any-timeline.ts';
import { hooksEvents } from '../support/any-hook.ts';
import { materialsEvents } from '../support/any-material.ts';
import { publicityEvents } from '../support/any-publicity.ts';

const announce = announcing(capabilities);
const nameOf = namesFrom({ solna: 'Solna', nacka: 'Nacka' });

/** As it is read: what things are called is another test's. */
const read = (said: string): string => withNames(said, ({ id: called }) => called);
const checkSentence = (said: string): void => {
  const sentence = read(said);
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
  const every = {
    ...potEvents,
    ...campaignEvents,
    ...staffEvents,
    ...assetsEvents,
    ...materialsEvents,
    ...publicityEvents,
    ...channelsEvents,
    ...boostsEvents,
    ...hooksEvents,
    ...groupsEvents,
    ...timelineEvents,
  };
  test.each(Object.entries(every))('%s', (type, parts) => {
    fc.assert(
      fc.property(eventOf(type, parts as never), unit, (event, recipient) => {
        checkAnnouncement(announce(event, recipient, nameOf));
      }),
      { numRuns: 60 },
    );
  });

  test('an association is told only what it asks for itself, and of no other than whom it asks with (E11)', () => {
    for (const [type, parts] of Object.entries(potEvents)) {
      fc.assert(
        fc.property(eventOf(type, parts as never), (event) => {
          for (const each of potConcerns(event).filter((concerned) => concerned === 'solna')) {
            const { action, text: said } = announce(event, each, nameOf);
            expect(action).not.toBe('decide');
            const isTogether = 'awaited' in event || 'by' in event || 'partners' in event;
            if (!isTogether) expect(said.sv).not.toMatch(/Nacka/);
          }
        }),
        { numRuns: 20 },
      );
    }
    const nacka: CampaignEvent = {
      type: 'AssociationSet',
      subject: 'campaign/associations/nacka',
      association: { ...association, id: 'nacka' },
    };
    const startedAt = '2026-08-01T10:00:00.000Z';
    expect(campaignConcerns(nacka, { campaign: { startedAt } })).toEqual([...offices, 'nacka']);
    // What is entered while the campaign is being set up is no change.
    expect(campaignConcerns(nacka, { campaign: {} })).toEqual([]);
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
    request: id,
    ...asked,
    own: ownOffices,
    headsNeeded: needed,
    missing: { heads: missing, otherOffice },
  });

  test('all heads decide on what an association asks for, by its day; the association knows', () => {
    const event = requested(2, 2, true, []);
    expect(actions(event)).toEqual(['decide 2026-08-08', 'decide 2026-08-08', 'decide 2026-08-08', 'know']);
    expect(read(told(event).district?.text.sv ?? '')).toBe(
      'Solna har begärt 12 000 kr ur posten publicity; senast 2026-08-08 behöver två chefer godkänna, och Distriktskansliet ser till att svaret kommer.',
    );
    expect(read(told(event).solna?.text.en ?? '')).toBe(
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
        owner: 'district',
        replyBy: '2026-08-08',
      },
      ['do 2026-08-08', 'do 2026-08-08', 'do 2026-08-08', 'know'],
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
