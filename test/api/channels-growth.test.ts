import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeEvents, storePublications } from '../../tools/bench/listing.ts';
import { openSession, type Session } from '../../tools/bench/session.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { programOfRun } from '../support/run.ts';

/**
 * What the three offices look at together: the plan reads the publications of its days, and the ranking the events that
 * have been and the publications that wait to be measured, however much else there is: 100 events to come, and then 9 900
 * more, of which all publications but those in the plan's days have been posted and measured.
 */
type Units = Readonly<Record<string, number>>;
const soon = addDays(dayOf(new Date().toISOString()), 7);

const play = async ({ call }: Session): Promise<Units> => {
  const units: Record<string, number> = {};
  const did = async (name: string, request: string) => {
    units[name] = (await call('district-staff', `GET /publicity/${request}`)).units.read;
  };
  await did('plan', `plan?from=${soon}&to=${addDays(soon, 27)}`);
  for (const by of ['event', 'kind', 'area', 'channel']) await did(`ranking by ${by}`, `ranking?by=${by}`);
  return units;
};

describe('with 100 events and publications to come, and with 10 000', () => {
  let session: Session;
  const units: Record<string, Units> = {};
  beforeAll(async () => {
    session = await openSession({ program: programOfRun() });
    const { stack } = session;
    const now = new Date().toISOString();
    // Some are in the plan's days, all others long after.
    await storePublications(stack, await storeEvents(stack, 20, now, 80 + 10), ['fb-district', 'newsletter']);
    for (const [name, count] of [
      ['few', 80],
      ['many', 9_900],
    ] as const) {
      const events = await storeEvents(stack, count, now, 300);
      const measured = { reach: 500, audience: 10_000 };
      await storePublications(stack, events, ['fb-district', 'newsletter'], { status: 'posted', measured });
      units[name] = await play(session);
    }
  }, 300_000);
  afterAll(() => session?.end());

  test('the same', () => {
    const rankings = { 'ranking by event': 3, 'ranking by kind': 3, 'ranking by area': 3, 'ranking by channel': 3.5 };
    const expected = { plan: 7.5, ...rankings };
    expect(units).toEqual({ few: expected, many: expected });
  });
});
