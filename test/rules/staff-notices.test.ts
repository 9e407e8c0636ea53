import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { announcing } from '../../functions/notifications/announcing.ts';
import { noticeItem } from '../../functions/notifications/store.ts';
import { type PastEvent, viewEvent as viewPast } from '../../functions/notifications/views.ts';
import { type Allotted, concerns, type StaffEvent } from '../../functions/staff/events.ts';
import { called } from '../../functions/staff/naming.ts';
import type { Actor } from '../../shared/actor.ts';
import { type Naming, withNames } from '../../shared/called.ts';
import type { Language } from '../../shared/problems.ts';
import { namesFrom } from '../../shared/words.ts';
import type { Recorded } from '../../shared/commit.ts';
import { offices } from '../../shared/units.ts';
import { eventOf, secret, stamp } from '../support/any-event.ts';
import { staffEvents } from '../support/any-staff.ts';

const viewEvent = (event: PastEvent, reader: Actor) => viewPast(event, reader, capabilities);

const announce = announcing(capabilities);
const nameOf = namesFrom({ solna: 'Solna', nacka: 'Nacka' });
const subject = 'staff/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const half: Allotted = {
  allocation: 'organiser.1',
  request: 'solna.1',
  unit: 'solna',
  position: 'organiser',
  from: '2026-08-17',
  to: '2026-09-13',
  extent: 50,
  shortNotice: false,
};
const others = { ...half, unit: 'nacka', request: 'nacka.2', extent: 77 };
const base = { subject, unit: 'solna', request: 'solna.1' };
const again = { ...base, ...half, reason: secret, owner: 'city-hall', replyBy: '2026-08-24' } as const;
const published: StaffEvent = {
  type: 'PlanPublished',
  subject: 'staff/plans/01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
  plan: '01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
  from: '2026-08-17',
  to: '2026-09-13',
  allocations: [half, others],
  ended: [],
};

describe('who is asked for what', () => {
  test.each<[string, StaffEvent, readonly string[]]>([
    [
      'a request: the office that owns it decides, by its day',
      {
        type: 'StaffRequested',
        ...base,
        from: '2026-08-17',
        to: '2026-09-13',
        extent: 50,
        tasks: ['cabin'],
        priority: 'normal',
        owner: 'city-hall',
        replyBy: '2026-08-10',
        shortNotice: false,
        earliestStart: '2026-08-17',
      },
      ['know', 'decide 2026-08-10', 'know', 'know'],
    ],
    [
      'an overdue one: all heads do',
      { type: 'StaffRequestEscalated', ...base, owner: 'city-hall', replyBy: '2026-08-10' },
      ['decide 2026-08-10', 'decide 2026-08-10', 'decide 2026-08-10', 'know'],
    ],
    [
      'an allocation: who asked confirms or disputes it',
      { type: 'StaffAllocated', ...base, allocations: [half], ended: [] },
      ['know', 'know', 'know', 'do'],
    ],
    [
      'a dispute: the owner answers anew',
      { type: 'AllocationDisputed', ...again, uncovered: ['cabin'] },
      ['know', 'decide 2026-08-24', 'know', 'know'],
    ],
    [
      'a cancellation: the owner, too',
      { type: 'AllocationCancelled', ...again },
      ['know', 'decide 2026-08-24', 'know', 'know'],
    ],
    ['a plan: who got something by it', published, ['know', 'know', 'know', 'do']],
  ])('%s', (_what, event, expected) => {
    const told = [...offices, 'solna'].map((recipient) => announce({ ...event, ...stamp }, recipient, nameOf));
    expect(told.map(({ action, due }) => (due ? `${action} ${due}` : action))).toEqual(expected);
  });

  test('a dispute tells the owner what is not covered', () => {
    const event: StaffEvent = { type: 'AllocationDisputed', ...again, uncovered: ['cabin', 'logistics'] };
    const { text } = announce({ ...event, ...stamp }, 'city-hall', nameOf);
    const { gone } = called.task as Naming;
    const named = (language: Language) =>
      withNames(text[language], ({ id }) => (typeof gone === 'function' ? gone(id)[language] : ''));
    expect({ sv: named('sv'), en: named('en') }).toEqual({
      sv: 'Solna har bestridit tilldelningen på 50 % från 2026-08-17 till 2026-09-13, som saknar valstuga och logistik; delen är fri igen, och Stadshuskansliet ser till att ett nytt svar kommer senast 2026-08-24.',
      en: 'Solna disputed the allocation of 50 % from 2026-08-17 to 2026-09-13, which lacks cabin work and logistics; the part is free again, and Stadshuskansliet sees to it that a new answer comes by 2026-08-24.',
    });
  });
});

describe('what became of a plan that was computed in the background', () => {
  const { allocations: _, ended: __, ...plan } = published as Extract<StaffEvent, { readonly type: 'PlanPublished' }>;
  const offices = ['district'] as const;
  test.each<[StaffEvent, string, string, string]>([
    [
      { ...plan, type: 'PlanComputed', offices, met: 183, asked: 240 },
      'do',
      'Planen från 2026-08-17 till 2026-09-13 är beräknad och tillgodoser 183 av 240 begäranden; granska utkastet, som inte gäller förrän en chef offentliggör det.',
      'The plan from 2026-08-17 to 2026-09-13 is computed and meets 183 of 240 requests; look at the draft, which is not real until a head publishes it.',
    ],
    [
      { ...plan, type: 'PlanFailed', offices },
      'do',
      'Planen från 2026-08-17 till 2026-09-13 kunde inte beräknas; begär den en gång till, helst för en kortare tid.',
      'The plan from 2026-08-17 to 2026-09-13 could not be computed; ask for it once more, better for a shorter time.',
    ],
    [
      { ...plan, type: 'PlanRemoved', offices },
      'know',
      'Utkastet till planen från 2026-08-17 till 2026-09-13 är borttaget.',
      'The draft of the plan from 2026-08-17 to 2026-09-13 was removed.',
    ],
    [
      { ...plan, type: 'PlanCancelled', offices },
      'know',
      'Beräkningen av planen från 2026-08-17 till 2026-09-13 är avbruten, och det blir inget utkast.',
      'The computing of the plan from 2026-08-17 to 2026-09-13 was cancelled, and there will be no draft.',
    ],
  ])('%o', (event, expected, sv, en) => {
    const { action, text } = announce({ ...event, ...stamp }, 'district', nameOf);
    expect([action, text]).toEqual([expected, { sv, en }]);
  });
});

describe('invariant 8: an association is told and shown what is its own', () => {
  test('never another one’s name, and never a decision that is an office’s', () => {
    for (const [type, parts] of Object.entries(staffEvents)) {
      fc.assert(
        fc.property(eventOf(type, parts as never), (event) => {
          const past = event as unknown as Recorded<StaffEvent>;
          if (!concerns(past).includes('solna')) return;
          const { action, text } = announce(past, 'solna', nameOf);
          expect(action).not.toBe('decide');
          // But for who employs the position that it shares.
          if (past.type !== 'PositionSet' || past.employer !== 'nacka') expect(text.sv).not.toContain('Nacka');
        }),
        { numRuns: 50 },
      );
    }
  });

  const solna: Actor = {
    subject: 'kim',
    person: 'kim',
    memberships: [{ unit: 'solna', role: 'member' }],
    isAdmin: false,
  };
  const past = (event: StaffEvent): PastEvent => ({ ...event, ...stamp, concerns: [...offices, 'solna', 'nacka'] });

  test('of a plan that lists all, in the history and in the notice', () => {
    expect(viewEvent(past(published), solna)?.data).toMatchObject({ allocations: [half] });
    expect(announce({ ...published, ...stamp }, 'solna', nameOf).text.en).not.toContain('77');
    const staff: Actor = { ...solna, memberships: [{ unit: 'district', role: 'staff' }] };
    expect(viewEvent(past(published), staff)?.data).toMatchObject({ allocations: [half, others] });
  });

  test('a plan’s notice leads an association to its own request, an office to the plan', () => {
    const event = { ...published, ...stamp };
    const linkFor = (recipient: string) =>
      noticeItem({ recipient, campaign: 'val-2026', event }, announce(event, recipient, nameOf)).link;
    expect(linkFor('solna')).toBe('/campaigns/val-2026/staff/requests/solna.1');
    expect(linkFor('district')).toBe(`/campaigns/val-2026/${published.subject}`);
  });

  test('those who asked together know of each other', () => {
    const joint = [
      { unit: 'solna', extent: 30, request: 'solna.1' },
      { unit: 'nacka', extent: 30, request: 'nacka.2' },
    ];
    const dataOf = (event: object) => viewEvent(past(event as StaffEvent), solna)?.data;
    expect(dataOf({ ...base, type: 'StaffRequested', joint })).toMatchObject({ joint });
    expect(dataOf({ ...base, type: 'PositionSet', shares: joint })).toMatchObject({ shares: [joint[0]] });
  });
});
