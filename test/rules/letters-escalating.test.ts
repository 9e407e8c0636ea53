import { describe, expect, test } from 'vitest';
import { untold } from '../../functions/letters/sending/rules.ts';
import { officesAsked } from '../../functions/letters/timing/escalating.ts';
import type { NoticeInBrief } from '../../functions/notifications/offers.ts';
import type { Wait } from '../../shared/waiting.ts';

/** Whose deputies hear first of what was not answered, and what is still told of it when it is sent. */
const today = '2026-08-09';
const wait = (change: Partial<Wait> = {}): Wait => ({
  asks: 'decide',
  kind: 'vote',
  for: ['district', 'city-hall', 'county-council'],
  due: '2026-08-08',
  commands: [],
  ...change,
});

describe('the offices that were asked', () => {
  test.each<[string, readonly Wait[], readonly string[]]>([
    ['are the owner’s, where it waits for the owner', [wait({ owner: 'city-hall' })], ['city-hall']],
    [
      'are those that it waits for, where the owner has answered',
      [wait({ for: ['district', 'county-council'], owner: 'city-hall' })],
      ['district', 'county-council'],
    ],
    ['are the owner’s, where an association is asked', [wait({ for: ['solna'], owner: 'district' })], ['district']],
    ['are none, where an association alone is asked', [wait({ for: ['solna'] })], []],
    ['are none, where it is an association’s own', [wait({ for: ['solna'], owner: 'solna' })], []],
    ['are those of what is past its day', [wait({ owner: 'district', due: today })], []],
    ['are those of what has no day of its own', [wait({ owner: 'district', due: undefined })], ['district']],
    ['are those of what asks for something', [wait({ owner: 'district', asks: 'know' })], []],
    [
      'are named once, of several things',
      [
        wait({ owner: 'district' }),
        wait({ owner: 'district', kind: 'claim', asks: 'do' }),
        wait({ owner: 'city-hall' }),
      ],
      ['district', 'city-hall'],
    ],
  ])('%s', (_, waits, offices) => {
    expect(officesAsked(waits, today)).toEqual(offices);
  });
});

describe('a letter that says that nobody has answered', () => {
  const person = { id: 'kim', memberships: [{ unit: 'district', role: 'head' as const }] };
  const box = { version: 1, createdAt: '', updatedAt: '', id: 'kim', preferences: { know: 'now' as const } };
  const notice = (change: Partial<NoticeInBrief> = {}): NoticeInBrief => ({
    id: '1',
    at: '2026-08-09T04:00:00.000Z',
    event: 'DecisionEscalated',
    subject: 'pot/requests/solna.1',
    action: 'decide',
    text: { sv: '', en: '' },
    link: '/',
    ...change,
  });
  const why = (change: Partial<NoticeInBrief>, waits: boolean, kind: 'now' | 'escalation' = 'escalation') =>
    untold({ unit: 'district', notice: notice(change), waits }, person, box, kind);
  const readBy = new Set(['kim']);

  test('is sent while it waits, also to whoever has read the notice', () => {
    expect([why({}, true), why({ readBy }, true), why({ readBy }, true, 'now')]).toEqual([
      undefined,
      undefined,
      'read',
    ]);
  });
  test('is not sent once it is answered, also to whoever need not answer', () => {
    expect([why({}, false), why({ action: 'know' }, false)]).toEqual(['answered', 'answered']);
  });
  test('is not sent to whoever need not answer and has read of it', () => {
    expect(why({ action: 'know', readBy }, true)).toBe('read');
  });
});
