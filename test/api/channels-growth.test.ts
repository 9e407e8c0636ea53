import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeEvents, storePublications } from '../../tools/bench/listing.ts';
import { openSession, type Session } from '../../tools/bench/session.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { programOfRun } from '../support/run.ts';

/**
 * What the three offices look at together: the plan reads the publications of its days, and the ranking what has been,
 * however much else there is. 100 events and publications, and then 9 900 more, are to come.
 */
type Units = Readonly<Record<string, number>>;
const soon = addDays(dayOf(new Date().toISOString()), 7);

const play = async ({ call }: Session): Promise<Units> => {
  const units: Record<string, number> = {};
  const did = async (name: string, request: string) => {
    units[name] = (await call('district-staff', `GET /publicity/${request}`)).units.read;
  };
  await did('plan', `plan?from=${soon}&to=${addDays(soon, 27)}`);
  for (const by of ['event', 'kind', 'area']) await did(`ranking by ${by}`, `ranking?by=${by}`);
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
      await storePublications(stack, await storeEvents(stack, count, now, 300), ['fb-district', 'newsletter']);
      units[name] = await play(session);
    }
  }, 300_000);
  afterAll(() => session?.end());

  test('the same', () => {
    const expected = { plan: 7.5, 'ranking by event': 3, 'ranking by kind': 3, 'ranking by area': 3 };
    expect(units).toEqual({ few: expected, many: expected });
  });
});
