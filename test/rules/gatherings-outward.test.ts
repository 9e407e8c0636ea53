import { describe, expect, test } from 'vitest';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { callKey, callOf } from '../../functions/hooks/calls.ts';
import { outwardOf } from '../../functions/gatherings/outward.ts';

const at = '2026-08-03T08:00:00.000Z';
const event = (change: Partial<Gathering> = {}): Gathering => ({
  version: 1,
  createdAt: at,
  updatedAt: at,
  id: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
  status: 'published',
  unit: 'solna',
  filer: 'kim',
  title: 'Torgmöte',
  summary: 'Prata med oss',
  kind: 'square',
  place: { name: 'Torget' },
  startsAt: '2026-08-22T12:00',
  endsAt: '2026-08-22T14:00',
  organisers: ['solna'],
  languages: ['sv'],
  visibility: 'public',
  sequence: 0,
  changedAt: at,
  publishedAt: at,
  ...change,
});
const draft = event({ status: 'draft', publishedAt: undefined });
const later = '2026-08-04T08:00:00.000Z';

test.each([
  ['a draft', undefined, draft, undefined],
  ['its submission', draft, event({ status: 'submitted', publishedAt: undefined }), undefined],
  ['its first publication', draft, event(), 'created'],
  [
    'the publication of one for members',
    event({ ...draft, visibility: 'members' }),
    event({ visibility: 'members' }),
    undefined,
  ],
  ['another title', event(), event({ title: 'Marknad', sequence: 1, changedAt: later }), 'changed'],
  ['another time', event(), event({ startsAt: '2026-08-23T12:00', endsAt: '2026-08-23T14:00' }), 'changed'],
  ['what is not listed', event(), event({ cost: 500, expectedReach: 7, version: 2, updatedAt: later }), undefined],
  ['whom to ask', event(), event({ contact: { name: 'Kim', public: true } }), undefined],
  ['its cancellation', event(), event({ status: 'cancelled', reason: 'Regn', changedAt: later }), 'cancelled'],
  ['a cancellation before it was seen', draft, event({ status: 'cancelled', publishedAt: undefined }), undefined],
  ['its publication after that', event({ status: 'cancelled' }), event({ sequence: 2, changedAt: later }), 'changed'],
  ['being for members from now on', event(), event({ visibility: 'members' }), 'cancelled'],
  [
    'the same, of a cancelled one',
    event({ status: 'cancelled' }),
    event({ status: 'cancelled', visibility: 'members' }),
    undefined,
  ],
  ['being public from now on', event({ visibility: 'members' }), event(), 'created'],
  ['its results', event(), event({ status: 'held', results: { reach: 100, cost: 500 } }), undefined],
  ['its end', event(), undefined, 'cancelled'],
] as const)('%s, as those outside see it', (_, before, after, expected) => {
  expect(outwardOf(before, after)).toBe(expected);
});

describe('what hooks are called for', () => {
  const [id, deliveryId] = ['01J4Z6X9QAW7E6R5T4Y3V2B1N3', '01J4Z6X9QAW7E6R5T4Y3V2B1N2'];
  const { id: about } = event();
  const item = (change: object) => ({
    pk: 'val-2018#events',
    sk: `e#2026-08#events/${about}#${deliveryId}`,
    campaign: 'val-2018',
    id: deliveryId,
    at,
    type: 'EventChanged',
    subject: `events/${about}`,
    actor: 'kim',
    ...change,
  });

  test.each(['created', 'changed', 'cancelled'])('an event that is %s for the public', (outward) => {
    const call = { kind: 'change', campaign: 'val-2018', id: deliveryId, type: `event.${outward}`, event: about, at };
    expect(callOf(item({ outward, title: 'Torgmöte', contact: 'Kim' }))).toEqual(call);
  });

  test('a delivery that is to be sent again', () => {
    const happened = {
      type: 'DeliveryReplayed',
      subject: `hooks/${id}`,
      hook: id,
      delivery: about,
      office: 'district',
    };
    expect(callOf(item(happened))).toEqual({
      kind: 'replay',
      campaign: 'val-2018',
      id: deliveryId,
      hook: id,
      delivery: about,
    });
  });

  test('nothing else, and each is marked by what happened', () => {
    expect(callOf(item({}))).toBeUndefined();
    expect(callOf(item({ type: 'PayoutMade', subject: 'pot/requests/x' }))).toBeUndefined();
    expect(callKey({ campaign: 'val-2018', id: deliveryId })).toEqual({ pk: 'val-2018#hooks', sk: `x#${deliveryId}` });
  });
});
