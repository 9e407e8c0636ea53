import { describe, expect, test } from 'vitest';
import { type Change, change } from '../../functions/visits/rules.ts';
import type { Visit } from '../../functions/visits/state.ts';
import { type Expected, given } from '../support/given.ts';
import { after, candidate, today, visit, withVisit } from '../support/visits-state.ts';

/** D18: a visit is changed until it has been. */
describe('a visit is changed', () => {
  const bySolna = { by: 'solna', units: ['solna'] } as const;
  const other = candidate({ id: 'c2', association: 'nacka' });
  const when = (is: Visit, to: Change, said: Parameters<typeof change>[2] = bySolna, on = today) =>
    given({ ...withVisit(is), other }).when(change, to, said, on);
  const on22 = visit('accepted', { day: '2026-08-22', place: 'Torget', escalated: true });

  test('what its candidate has to agree to is asked anew, by a day of its own', () => {
    const hours = { from: '18:00', to: '20:00' };
    for (const to of [{ wishes: ['2026-09-01'] }, { hours }, { candidate: 'c2' }])
      when(on22, to).then([{ anew: true, replyBy: '2026-08-08', owner: 'district' }]);
    const state = { ...withVisit(on22), other };
    const is = after(state, change(state, { candidate: 'c2', hours }, bySolna, today));
    expect(is.visit).toMatchObject({
      status: 'asked',
      candidate: 'c2',
      wishes: ['2026-08-22'],
      hours,
      place: 'Torget',
    });
    for (const gone of ['day', 'escalated']) expect(is.visit).not.toHaveProperty(gone);
    expect([is.candidate.booked, is.other.booked]).toEqual([
      [],
      [{ visit: 'solna.1', unit: 'solna', days: ['2026-08-22'], hours }],
    ]);
  });

  test('another place is only told', () => {
    const state = { ...withVisit(on22), other, place: 'Parken' };
    const decision = change(state, { place: 'Parken' }, bySolna, today);
    expect(decision).toMatchObject([{ anew: false, by: 'solna' }]);
    const is = after(state, decision);
    expect(is.visit).toMatchObject({
      status: 'accepted',
      day: '2026-08-22',
      place: 'Parken',
      changed: { by: 'solna' },
    });
    expect(is.candidate).toBe(state.candidate);
  });

  test('not where nothing is, nor to what it is already', () => {
    when(on22, { place: 'Torget' }).then([]);
    when(on22, { wishes: ['2026-08-22'] }).then([]);
    when(visit('asked'), { wishes: ['2026-08-29', '2026-08-22'], candidate: 'c1' }).then([]);
  });

  test.each<[string, Visit, Change, Expected<typeof change>, string?]>([
    ['until it has been', on22, { place: 'x' }, 'wrong-status', '2026-08-23'],
    ['on its day still', on22, { place: 'x' }, ['VisitChanged'], '2026-08-22'],
    ['to a day to come', on22, { wishes: ['2026-08-01'] }, 'invalid-input /wishes/0 past'],
    ['in the campaign', on22, { wishes: ['2026-10-01'] }, 'invalid-input /wishes/0 outside-campaign'],
    ['with notice', on22, { wishes: ['2026-08-04'] }, 'too-soon'],
    ['to a candidate whom there is', on22, { candidate: 'c3' }, ['VisitChanged']],
  ])('%s', (_what, is, to, expected, on) => when(is, to, bySolna, on).thenAsTold(expected));

  test('by an office that neither asked nor answers for it, with a reason', () => {
    const place = { place: 'Parken' };
    const by = 'city-hall' as const;
    when(on22, place, { by, units: [by] }).thenRefused('invalid-input', '/reason reason-for-owner');
    when(on22, place, { by, units: [by], reason: 'Regn' }).then([{ by, reason: 'Regn' }]);
    when(on22, place, { by: 'district', units: ['district'] }).then(['VisitChanged']);
    // What is refused for its state comes first.
    when(visit('declined'), place, { by, units: [by] }).thenRefused('wrong-status');
  });
});
