import { describe, expect, test } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { channelWaits, publicationWaits, settlePublication } from '../../functions/channels/waiting.ts';
import type { Channel, Publication } from '../../functions/channels/state.ts';
import { gatheringWaits } from '../../functions/gatherings/waiting.ts';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { assignmentWaits, groupWaits, settleAssignment } from '../../functions/groups/waiting.ts';
import type { Assignment, Group } from '../../functions/groups/state.ts';
import { positionWaits, requestWaits, settleRequest } from '../../functions/staff/waiting.ts';
import type { Position, StaffRequest } from '../../functions/staff/state.ts';
import { answersAmong, waitingOf } from '../../shared/folds.ts';
import { isWithin } from '../../shared/ranges.ts';
import { stillWaits } from '../../shared/open-things.ts';
import {
  type Around,
  keptBy,
  type Open,
  openIn,
  openRange,
  type Wait,
  type Waiting,
  waitsIn,
} from '../../shared/waiting.ts';
import { plain } from '../../shared/waiting-words.ts';

/** What waits follows from what is stored: how the index keeps it, and what one entity tells of another. */
const stamps = { version: 1, createdAt: '2026-08-01T22:30:00.000Z', updatedAt: '2026-08-02T08:00:00.000Z' };
const kinds = { vote: ['decide', 'approve', 'refuse'], event: ['know'] } as const;
const wait = waitsIn(kinds);
const part: Waiting = {
  kinds,
  waits: () => [],
  partition: (campaign) => `${campaign}#things`,
  prefix: 't#',
  subject: (rest) => `things/${rest}`,
  params: () => ({}),
  say: () => ({ title: plain('x'), facts: [] }),
};
const kept = (...waits: readonly Wait[]) => ({ pk: 'c#things', sk: 't#1', ...keptBy(stamps, () => waits) });
const asOpen = (waits: readonly Wait[], subject: string): readonly Open[] =>
  waits.map((each) => ({ ...each, sk: 'x', subject, since: '2026-08-01' }));
const around = (...all: readonly (readonly Open[])[]): Around => {
  const found = new Map<string, readonly Open[]>();
  for (const each of all.flat()) found.set(each.subject, [...(found.get(each.subject) ?? []), each]);
  return found;
};

describe('the index', () => {
  const vote = wait('vote', {
    for: ['district', 'county-council'],
    due: '2026-08-08',
    from: '2026-08-03',
    until: '2026-09-01',
    person: '01M83Y8C5VMEMBER0000000001',
    owner: 'city-hall',
    facts: { line: 'a|b=c% d', amount: 1_200_000, zeros: '007', title: 'Fest 🚲\nrad två' },
  });
  test('keeps all that is said of a wait, in a few bytes', () => {
    const other = wait('vote', { for: ['solna', 'nacka'] });
    expect(openIn(part, kept(vote, other))).toEqual([
      { ...vote, sk: 't#1', subject: 'things/1', since: '2026-08-03' },
      // It began the day after, in Stockholm.
      { ...other, sk: 't#1', subject: 'things/1', since: '2026-08-02' },
    ]);
    const short = kept(wait('vote', { for: ['district', 'city-hall', 'county-council'], due: '2026-08-08' }));
    expect(short.waits).toBe('vote 012 d260808');
  });

  test('has nothing of what waits for nobody, nor of what is only looked for', () => {
    expect(kept()).toEqual({ pk: 'c#things', sk: 't#1' });
    expect(keptBy({ id: 'x' } as never, () => [vote])).toEqual({});
  });

  test('has by its day what only happens, and by its beginning what asks', () => {
    const event = wait('event', { for: ['solna'], from: '2026-08-20' });
    expect([kept(event).l5, kept(event, vote).l5, kept(wait('event', { for: [] })).l5]).toEqual([
      'c#2026-08-20',
      'w#2026-08-03',
      'w#2026-08-02',
    ]);
    const [waiting, happening] = [openRange('p', '2026-08-10', false), openRange('p', '2026-08-10', true)];
    const isIn = (key: string, range: typeof waiting | typeof happening = waiting) => isWithin(range, key);
    expect([isIn('w#2026-08-24'), isIn('w#2026-08-25')]).toEqual([true, false]);
    expect(['c#2026-07-10', 'w#2026-08-24'].map((key) => isIn(key, happening))).toEqual([true, true]);
    expect(['c#2026-07-09', 'w#2026-08-25'].map((key) => isIn(key, happening))).toEqual([false, false]);
  });

  test('tells nothing of a kind that nobody knows', () => {
    expect(openIn(part, { ...kept(vote), waits: 'constructor 0' })).toEqual([]);
  });
});

test('every operation that would answer is served, and each subject has one part', () => {
  const answers = answersAmong(capabilities);
  expect(answers.approveSpending).toEqual({ route: expect.stringMatching(/approvals$/), act: 'offices', needs: [] });
  const places = waitingOf(capabilities).map(({ partition, prefix }) => `${partition('c')} ${prefix}`);
  expect(new Set(places).size).toBe(places.length);
});

describe('what other entities answer', () => {
  const request = {
    ...stamps,
    id: 'solna.01M83Y8C5VKN9V3T2F4F6W6Q1D',
    unit: 'solna',
    outcome: 'open',
    owner: 'city-hall',
    replyBy: '2026-08-08',
    extent: 50,
    from: '2026-08-20',
    to: '2026-09-09',
    priority: 'normal',
  } as unknown as StaffRequest;
  const subject = `staff/requests/${request.id}`;
  const position = (status: 'allocated' | 'confirmed', allocatedAt: string) =>
    asOpen(
      positionWaits({
        allocations: [{ ...request, id: 'p1.01M83Y8C5VKN9V3T2F4F6W6Q1E', request: request.id, status, allocatedAt }],
      } as unknown as Position),
      subject,
    );
  const settled = (is: StaffRequest, ...others: readonly (readonly Open[])[]) => {
    const [own] = asOpen(requestWaits(is), subject);
    return settleRequest(own as Open, around([own as Open], ...others));
  };

  test('a staff request waits for its owner until something is allocated, and again once that is disputed', () => {
    expect(settled(request)).toMatchObject({ kind: 'answer', for: ['city-hall'] });
    for (const status of ['allocated', 'confirmed'] as const)
      expect(settled(request, position(status, '2026-08-05T08:00:00.000Z'))).toBeUndefined();
    expect(position('allocated', '2026-08-05T08:00:00.000Z')).toMatchObject([{ kind: 'confirm', for: ['solna'] }]);
    const reopened = { ...request, reopenedAt: '2026-08-06T08:00:00.000Z' };
    expect(settled(reopened, position('confirmed', '2026-08-05T08:00:00.000Z'))).toMatchObject({ kind: 'answer' });
    expect(settled(reopened, position('allocated', '2026-08-07T08:00:00.000Z'))).toBeUndefined();
  });

  test('what an import brings waits once the import is there', () => {
    const staged = { ...request, import: '01M83Y8C5VKN9V3T2F4F6W6Q1F' };
    expect(settled(staged)).toBeUndefined();
    const real = asOpen([wait('event', { for: [] })], `staff/imports/${staged.import}`);
    expect(settled(staged, real)).toMatchObject({ kind: 'answer' });
  });

  test('a publication waits for the office whose channel it is, and not of an event that will not be', () => {
    const is = { ...stamps, status: 'proposed', channel: 'page', at: '2026-08-20T10:00', replyBy: '2026-08-10' };
    const [own] = asOpen(publicationWaits(is as unknown as Publication), 'events/E/publications/P');
    const channel = asOpen(channelWaits({ owner: 'city-hall', name: 'Sidan' } as unknown as Channel), 'channels/page');
    const event = (status: string) =>
      asOpen(
        gatheringWaits({
          status,
          title: 'Fest',
          startsAt: '2026-08-21T10:00',
          endsAt: '2026-08-21T12:00',
          visibility: 'public',
          organisers: ['solna'],
        } as unknown as Gathering),
        'events/E',
      );
    const left = settlePublication(own as Open, around(channel, event('published')));
    expect(left).toMatchObject({ kind: 'answer', for: ['city-hall'], owner: 'city-hall', facts: { title: 'Fest' } });
    expect(settlePublication(own as Open, around(channel, event('cancelled')))).toBeUndefined();
  });

  test('an assignment waits while it is the one that its group proposes', () => {
    const [own] = asOpen(assignmentWaits({ ...stamps, id: '2', adoptions: {} } as unknown as Assignment), 'groups/G');
    const group = (proposed: number) => asOpen(groupWaits({ ...stamps, proposed } as unknown as Group), 'groups/G');
    expect(settleAssignment(own as Open, around(group(2)))).toMatchObject({ kind: 'assignment' });
    expect(settleAssignment(own as Open, around(group(3)))).toBeUndefined();
  });
});

test('what was told of a subject is open for those for whom it waits on that day', () => {
  const [own] = asOpen([wait('vote', { for: ['district'], from: '2026-08-03', until: '2026-08-09' })], 'things/1');
  const things = [{ of: part, wait: own as Open }];
  const is = (unit: string, day: string, subject = 'things/1') =>
    stillWaits(things, { event: 'ThingAsked', subject }, unit, day);
  expect([is('district', '2026-08-03'), is('district', '2026-08-09')]).toEqual([true, true]);
  expect([is('district', '2026-08-02'), is('district', '2026-08-10')]).toEqual([false, false]);
  expect([is('city-hall', '2026-08-03'), is('district', '2026-08-03', 'things/2')]).toEqual([false, false]);
});
