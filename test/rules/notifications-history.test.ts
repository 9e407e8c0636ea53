import { capabilities } from '../../functions/capabilities.ts';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { contract as inboxes } from '../../functions/notifications/contract.ts';
import { contract as history } from '../../functions/notifications/history/contract.ts';
import { noticeItem, noticeOf } from '../../functions/notifications/store.ts';
import { type PastEvent, viewEvent as viewPast, viewNotice } from '../../functions/notifications/views.ts';
import type { Actor, Membership } from '../../shared/actor.ts';

const viewEvent = (event: PastEvent, reader: Actor) => viewPast(event, reader, capabilities);

const actor = (person: string, ...memberships: Membership[]): Actor => ({
  subject: person,
  person,
  memberships,
  isAdmin: false,
});
const staff = actor('staff', { unit: 'district', role: 'staff' });
const solna = actor('kim', { unit: 'solna', role: 'member' });
const nacka = actor('bo', { unit: 'nacka', role: 'member' });

const past: PastEvent & Record<string, unknown> = {
  id: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
  at: '2026-08-03T08:00:00.000Z',
  actor: 'kim',
  type: 'SpendingRequested',
  subject: 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
  campaign: 'val-2018',
  concerns: ['district', 'city-hall', 'county-council', 'solna'],
  unit: 'solna',
  amount: 500,
  own: ['district'],
  filer: 'kim',
  person: 'lo',
  memberships: [{ unit: 'nacka', role: 'member' }],
  ledger: { seq: 1 },
};

const role: PastEvent = { ...past, type: 'PersonSet', subject: 'campaign/persons/lo' };

describe('invariant 8: a history', () => {
  test('shows the offices who did what', () => {
    expect(viewEvent(past, staff)).toMatchObject({
      actor: 'kim',
      event: 'SpendingRequested',
      data: { unit: 'solna', amount: 500, own: ['district'] },
    });
    expect(viewEvent(role, staff)).toMatchObject({ data: { person: 'lo', memberships: past.memberships } });
  });

  test('shows an association what concerns it, and of persons only the reader', () => {
    expect(viewEvent(past, solna)).toEqual({
      id: past.id,
      at: past.at,
      actor: 'kim',
      event: 'SpendingRequested',
      subject: past.subject,
      data: { unit: 'solna', amount: 500 },
    });
    expect(viewEvent({ ...past, actor: 'lo' }, solna)).not.toHaveProperty('actor');
    expect(viewEvent(role, solna)?.data).toEqual({});
  });

  test('shows nobody what concerns others only', () => {
    expect(viewEvent(past, nacka)).toBeUndefined();
    expect(viewEvent({ ...past, concerns: ['district'] }, solna)).toBeUndefined();
    expect(viewEvent(past, actor('admin', { unit: 'campaign', role: 'admin' }))).toBeUndefined();
  });
});

describe('a notice', () => {
  const message = {
    recipient: 'district',
    campaign: 'val-2018',
    event: { id: past.id, at: past.at, type: 'X', subject: 'campaign/offices/district' },
  };
  const notice = noticeOf(noticeItem(message, { action: 'know', text: { sv: 'Så.', en: 'So.' } }));

  test('is read by whom it was read by, in their language', () => {
    const read = { ...notice, readBy: new Set(['kim']) };
    expect(viewNotice(read, 'kim', 'en')).toMatchObject({ text: 'So.', read: true });
    expect(viewNotice(read, 'lo', 'sv')).toMatchObject({ text: 'Så.', read: false });
    expect(viewNotice(read, 'lo', 'sv')).not.toHaveProperty('readBy');
  });

  test.each([
    ['campaign', '/campaigns/val-2018'],
    ['campaign/offices/district', '/campaigns/val-2018/offices/district'],
    ['pot/mandates/2', '/campaigns/val-2018/pot/mandates/2'],
  ])('about %s leads to %s', (subject, link) => {
    const item = noticeItem(
      { ...message, event: { ...message.event, subject } },
      { action: 'know', text: notice.text },
    );
    expect(item.link).toBe(link);
  });
});

test.each(Object.entries({ ...inboxes, ...history }))('the example of %s keeps its contract', (_, operation) => {
  z.parse(operation.result as z.ZodMiniType, operation.example.result);
});
