import { describe, expect, test } from 'vitest';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { clashesOf, seesEvent, viewGathering } from '../../functions/gatherings/views.ts';
import type { Actor } from '../../shared/actor.ts';
import { event } from '../support/events-state.ts';

/** The clash radar, and what of an event is shown to whom (invariant 8). */
const actorOf = (unit: string): Actor => {
  const role = unit === 'district' ? 'staff' : 'member';
  return { subject: unit, person: unit, memberships: [{ unit, role }], isAdmin: false };
};
const [office, solna, nacka] = ['district', 'solna', 'nacka'].map(actorOf) as [Actor, Actor, Actor];

const own = event('published', { audience: 'families' });
const other = (change: Partial<Gathering>) => event('published', { id: 'e2', organisers: ['nacka'], ...change });
const radar = (change: Partial<Gathering>, actor = office) => clashesOf('val', own, [own, other(change)], actor);

describe('D15: the clash radar', () => {
  const elsewhere = { place: { name: 'Torget', area: 'nacka' } };
  test.each<[string, Partial<Gathering>, object[]]>([
    ['the same area', {}, [{ why: ['area'] }]],
    ['the same audience', { ...elsewhere, audience: 'families' }, [{ why: ['audience'] }]],
    ['both', { audience: 'families' }, [{ why: ['area', 'audience'] }]],
    ['neither', { ...elsewhere, audience: 'students' }, []],
    ['no area is no common area', { place: { name: 'Torget' } }, []],
    ['one that is cancelled', { status: 'cancelled' }, []],
    ['the hour before', { startsAt: '2026-08-22T13:00', endsAt: '2026-08-22T14:00' }, []],
    ['the hour after', { startsAt: '2026-08-22T17:00', endsAt: '2026-08-22T18:00' }, []],
    [
      'a minute of it',
      { startsAt: '2026-08-22T16:59', endsAt: '2026-08-22T18:00' },
      [{ overlap: { from: '2026-08-22T16:59', to: '2026-08-22T17:00' } }],
    ],
    [
      'all of it',
      { startsAt: '2026-08-20T09:00', endsAt: '2026-08-30T18:00' },
      [{ overlap: { from: own.startsAt, to: own.endsAt } }],
    ],
  ])('%s', (_what, change, expected) => {
    expect(radar(change)).toMatchObject(expected);
    expect(radar(change)).toHaveLength(expected.length);
  });

  test('links to the other one', () => {
    expect(radar({ title: 'Debatt' })).toMatchObject([
      { event: 'e2', title: 'Debatt', link: '/campaigns/val/events/e2' },
    ]);
  });

  test('tells of others’ drafts that there is something, and when', () => {
    const draft = other({ status: 'draft', publishedAt: undefined });
    const seen = (actor: Actor) => clashesOf('val', own, [draft], actor);
    expect(seen(solna)).toEqual([{ why: ['area'], overlap: { from: own.startsAt, to: own.endsAt } }]);
    expect(seen(nacka)).toMatchObject([{ event: 'e2' }]);
    expect(seen(office)).toMatchObject([{ event: 'e2' }]);
  });

  test('names the first twenty', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      other({ id: `o${i}`, startsAt: `2026-08-22T1${5 - (i % 2)}:${String(i + 10)}` }),
    );
    const found = clashesOf('val', own, many, office);
    expect(found).toHaveLength(20);
    expect(found.slice(0, 15).every(({ overlap }) => overlap.from.startsWith('2026-08-22T14'))).toBe(true);
  });
});

describe('invariant 8: of an event', () => {
  const draft = event('draft');
  test('others see it once it has been published, and when it is cancelled after that', () => {
    const sees = (is: Gathering) => [office, solna, nacka].map((actor) => seesEvent(actor, is));
    expect(sees(draft)).toEqual([true, true, false]);
    expect(sees(event('submitted'))).toEqual([true, true, false]);
    expect(sees(event('cancelled'))).toEqual([true, true, false]);
    for (const is of [event('published'), event('held'), event('cancelled', { publishedAt: 'x' })])
      expect(sees(is)).toEqual([true, true, true]);
  });

  test('whom to ask is for offices and organisers, unless it is public; who filed it for offices', () => {
    const shown = (isPublic: boolean) =>
      [office, solna, nacka].map((actor) => {
        const { contact, filer } = viewGathering(
          event('published', { contact: { name: 'Kim', public: isPublic } }),
          actor,
        );
        return [contact?.name, filer];
      });
    expect(shown(false)).toEqual([
      ['Kim', 'kim'],
      ['Kim', undefined],
      [undefined, undefined],
    ]);
    expect(shown(true)).toEqual([
      ['Kim', 'kim'],
      ['Kim', undefined],
      ['Kim', undefined],
    ]);
  });
});
