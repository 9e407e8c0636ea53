import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { campaign, openSession, type Session } from '../../tools/bench/session.ts';
import { programOfRun } from '../support/run.ts';

/** What it costs to learn who one is and what everything is called, with the sample’s: whoever makes it dearer shall notice. */
let session: Session;
beforeAll(async () => {
  session = await openSession({ program: programOfRun() });
});
afterAll(() => session?.end());

const costOf = async (persona: string, path: string) => {
  const { units } = await session.open(path, { authorization: `Bearer ${await session.stack.token(persona)}` });
  return [units.read, units.write];
};

describe('what somebody who has signed in asks first', () => {
  test('costs no more than what it reads', async () => {
    expect({
      'who a head is': await costOf('district-head', '/me'),
      'who a member is': await costOf('association-solna', '/me'),
      'in which campaigns': await costOf('association-solna', '/campaigns'),
      'what everything is called': await costOf('association-solna', `/campaigns/${campaign}/directory`),
    }).toEqual({
      // The campaigns, the sign-in, the person, the unit, the pot.
      'who a head is': [5, 0],
      'who a member is': [5, 0],
      'in which campaigns': [2, 0],
      // The sign-in, the pot and the settings; at half the units offices, associations, items and contacts; the channels.
      'what everything is called': [10, 0],
    });
  });
});
