import { describe, expect, test } from 'vitest';
import { nearOf } from '../../functions/gatherings/public/near.ts';
import { kilometresBetween } from '../../functions/gatherings/public/places.ts';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { all, parseHtml, textOf } from '../support/html.ts';
import { idOf, listed, nasty, pageFor, published } from '../support/public-site.ts';

/** What an event's page shows of what else is on: about then, not far away. */
const today = '2026-08-01T22:00:00.000Z';
const on = (day: string): Partial<Gathering> => ({ startsAt: `2026-08-${day}T14:00`, endsAt: `2026-08-${day}T17:00` });
const at = (lat: number, lon: number): Partial<Gathering> => ({ place: { name: 'P', lat, lon } });
const solna = at(59.36, 18);
const looked = listed(1, { ...on('22'), ...solna });
const idsOf = (others: readonly ReturnType<typeof listed>[], of = looked) =>
  nearOf(of, others, today).map(({ id }) => others.findIndex((other) => other.id === id));

describe('how far it is', () => {
  test('is told by where both are', () => {
    // Stockholm to Uppsala is 64 km as the crow flies.
    const far = kilometresBetween(listed(1, at(59.3293, 18.0686)), listed(2, at(59.8586, 17.6389)));
    expect(far).toBeCloseTo(63.6, 0);
    expect(kilometresBetween(looked, looked)).toBe(0);
  });

  test('else by the association where both are, or whose both are; an office says nothing of where', () => {
    const inArea = (area: string) => listed(1, { place: { name: 'P', area } });
    const of = (...organisers: string[]) => listed(1, { place: { name: 'P' }, organisers });
    expect(kilometresBetween(inArea('solna'), inArea('solna'))).toBe(5);
    expect(kilometresBetween(inArea('solna'), inArea('nacka'))).toBeUndefined();
    expect(kilometresBetween(of('solna', 'district'), inArea('solna'))).toBe(5);
    expect(kilometresBetween(of('solna', 'district'), of('nacka', 'district'))).toBeUndefined();
    const online = listed(1, { place: undefined, online: { url: 'https://v.example/' } });
    expect([kilometresBetween(online, of('solna')), kilometresBetween(online, online)]).toEqual([undefined, 5]);
  });
});

describe('what is near', () => {
  test('is neither the event itself, nor cancelled, nor over, nor far away, nor nobody knows where', () => {
    const others = [
      looked,
      listed(2, { ...on('22'), ...solna, status: 'cancelled' }),
      listed(3, { startsAt: '2026-08-01T14:00', endsAt: '2026-08-01T17:00', ...solna }),
      listed(4, { ...on('22'), ...at(59.86, 17.64) }),
      listed(5, { ...on('22'), place: { name: 'P', area: 'nacka' } }),
      listed(6, { ...on('22'), ...solna }),
    ];
    expect(idsOf(others)).toEqual([5]);
  });

  test('are the four that are closest, a day being worth four kilometres, as they come', () => {
    const others = [
      listed(2, { ...on('29'), ...solna }),
      listed(3, { ...on('22'), ...at(59.42, 18) }),
      listed(4, { ...on('23'), ...solna }),
      listed(5, { ...on('21'), ...solna }),
      listed(6, { ...on('24'), ...at(59.37, 18) }),
    ];
    // Kilometres: 28, 6.7, 4, 4, 9.1.
    expect(idsOf(others)).toEqual([3, 1, 2, 4]);
  });

  test('of what is over is what is on now', () => {
    const past = listed(1, { startsAt: '2026-05-01T14:00', endsAt: '2026-05-01T17:00', ...solna });
    const many = Array.from({ length: 5 }, (_, i) => listed(i + 2, { ...on(`0${i + 2}`), ...solna }));
    expect(idsOf(many, past)).toEqual([0, 1, 2, 3]);
  });

  test('is shown with its day, its hours and its place, and leads to its page', () => {
    const tree = parseHtml(pageFor(published(1), {}, 'sv', 'sv', [listed(2, on('22'))]));
    const [near] = all('section', tree);
    const [link] = near ? all('a', near) : [];
    expect(link?.attributes.href).toBe(`${idOf(2)}?lang=sv`);
    expect(near && textOf(near).replaceAll('\u2060', '').replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ').trim()).toBe(
      'Mer i närheten 22 aug Gårdsfest lör kl. 14.00–17.00 Parken',
    );
    expect(all('section', parseHtml(pageFor(published(1))))).toEqual([]);
  });

  test.each(nasty)('is escaped: %j', (text) => {
    const tree = parseHtml(
      pageFor(published(1), {}, 'sv', undefined, [listed(2, { title: text, place: { name: text } })]),
    );
    expect(all('h3', tree).map(textOf)).toEqual([text]);
  });
});
