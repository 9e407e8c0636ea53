import { describe, expect, test } from 'vitest';
import { loadOf } from '../../functions/staff/overview/rules.ts';
import { accept, bearerOf, decline, escalateConsents } from '../../functions/staff/positions/consenting.ts';
import { mayChange, setPosition, type Wish } from '../../functions/staff/positions/rules.ts';
import type { Position } from '../../functions/staff/state.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  campaign,
  context,
  onPosition,
  stateOf,
  wish,
  withPosition,
  type World,
} from '../support/staff-cases.ts';

/** D4: who is named as supervisor or administrator of another's position has to accept it. */
const set = (state: World, change: Partial<Wish> = {}, units: readonly string[] = ['district']) =>
  setPosition(withPosition(state), { id: 'organiser', wish: wish(change), units }, campaign, context);
const of = ({ positions }: World) => positions.organiser as Position;
const asked = after(stateOf([]), set(stateOf([])));
const says = (state: World, offices: readonly Office[]) => accept(onPosition(state), offices);
const refuses = (state: World, offices: readonly Office[]) => decline(onPosition(state), offices, 'Ingen kan');
const declined = after(asked, refuses(asked, ['city-hall']));

describe('a position that names other offices', () => {
  test('asks them, each by a day; who names themselves is not asked', () => {
    const one = { status: 'asked', replyBy: '2018-08-08' };
    expect(of(asked).consents).toEqual({ supervisor: one, administrator: one });
    const own = after(stateOf([]), set(stateOf([]), { supervisor: 'district' }));
    expect(of(own).consents).toEqual({ administrator: one });
    expect(of(after(stateOf([]), set(stateOf([]), { employer: 'solna' }, ['solna']))).consents).toEqual({
      supervisor: one,
      administrator: one,
    });
  });

  test('asks again only who is named newly', () => {
    const accepted = after(asked, says(asked, ['city-hall']));
    expect(of(after(accepted, set(accepted, { title: 'Annat' }))).consents).toEqual(of(accepted).consents);
    const other = after(accepted, set(accepted, { supervisor: 'county-council' }));
    expect(of(other).consents?.supervisor).toMatchObject({ status: 'asked' });
  });

  test.each<[string, World, readonly Office[], Expected<typeof says>]>([
    ['who is asked', asked, ['city-hall'], ['PositionAccepted']],
    ['who is not named', asked, ['district'], 'not-allowed'],
    ['who has accepted', after(asked, says(asked, ['city-hall'])), ['city-hall'], []],
    ['who comes to another mind', declined, ['city-hall'], ['PositionAccepted']],
  ])('accepted by %s', (_what, state, offices, expected) => {
    given(state).when(says, offices).thenAsTold(expected);
  });

  test.each<[string, World, readonly Office[], Expected<typeof refuses>]>([
    ['who is asked', asked, ['city-hall'], ['PositionDeclined']],
    ['who has declined', declined, ['city-hall'], []],
    ['who is not named', asked, ['district'], 'not-allowed'],
    ['who has accepted', after(asked, says(asked, ['city-hall'])), ['city-hall'], 'wrong-status'],
  ])('declined by %s', (_what, state, offices, expected) => {
    given(state).when(refuses, offices).thenAsTold(expected);
  });

  test('counts for nobody before, and for whoever employs once it is declined', () => {
    expect(bearerOf(of(asked), 'supervisor')).toBeUndefined();
    expect(bearerOf(of(declined), 'supervisor')).toBe('district');
    expect(bearerOf(of(after(asked, says(asked, ['city-hall']))), 'supervisor')).toBe('city-hall');
    const loads = (state: World) =>
      loadOf([of(state)], { from: '2018-08-06', to: '2018-08-12' }).perOffice.map((row) => [
        row.supervision,
        row.asked,
      ]);
    expect(loads(asked)).toEqual([
      [0, 0],
      [0, 1],
      [0, 1],
    ]);
    expect(loads(declined)).toEqual([
      [1, 0],
      [0, 0],
      [0, 1],
    ]);
    expect([mayChange(of(asked), ['city-hall']), mayChange(of(declined), ['city-hall'])]).toEqual([true, false]);
  });

  test('D6: without a word by the day all heads are told, once', () => {
    const late = escalateConsents(of(declined), '2018-08-09');
    expect(late).toMatchObject([{ type: 'PositionEscalated', as: ['administrator'] }]);
    expect(escalateConsents(of(after(declined, late)), '2018-08-10')).toEqual([]);
    expect(escalateConsents(of(declined), '2018-08-08')).toEqual([]);
  });
});
