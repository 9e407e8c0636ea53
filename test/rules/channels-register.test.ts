import { describe, expect, test } from 'vitest';
import { concerns } from '../../functions/channels/events.ts';
import { removeChannel, setChannel } from '../../functions/channels/register/rules.ts';
import type { Channel, ChannelsState } from '../../functions/channels/state.ts';
import { offices } from '../../shared/units.ts';
import { after, channel, happened, now, said, stateOf } from '../support/channels-state.ts';

const recorded = { id: '01J4Z6X9Q8W7E6R5T4Y3V2B1N1', at: now, actor: 'kim' };

describe('D16: the register of channels', () => {
  const wish = { kind: 'facebook', owner: 'district', name: 'Distriktet', audience: 18_000, leadTimeDays: 2 } as const;
  const set = (
    state = stateOf([]),
    change: object = {},
    own = ['district'] as (typeof offices)[number][],
    isKnown = true,
  ) => setChannel(state, { id: 'fb-district', wish: { ...wish, ...change }, offices: own }, isKnown);

  test('each office enters its own channels, and nobody another’s', () => {
    expect(said(set())).toBe('ChannelSet');
    expect(said(set(stateOf([]), {}, ['city-hall']))).toBe('not-allowed');
    expect(said(set(stateOf([channel()]), {}, ['city-hall']))).toBe('not-allowed');
    expect(said(set(stateOf([channel()]), { owner: 'city-hall' }, ['city-hall']))).toBe('not-allowed');
  });
  test('its owner may hand it over', () => {
    expect(after(stateOf([channel()]), set(stateOf([channel()]), { owner: 'city-hall' })).channels).toMatchObject({
      'fb-district': { owner: 'city-hall', version: 3 },
    });
  });
  test('what has been measured stays when it is changed', () => {
    const measured = { publications: 2, reach: 900, audience: 20_000 };
    const boosted = { boosts: 1, reach: 5_000, spent: 30_000 };
    const state = stateOf([channel({ measured, boosted })]);
    expect(after(state, set(state, { audience: 20_000 })).channels['fb-district']).toMatchObject({
      audience: 20_000,
      measured,
      boosted,
    });
  });
  test('set again as it is, nothing happens; an area that there is not is no area', () => {
    const state = after(stateOf([]), set());
    expect(said(set(state))).toBe('');
    expect(said(set(state, { area: 'atlantis' }, ['district'], false))).toBe('invalid-input /area unknown');
  });
  test('it is removed by its owner while nothing was proposed or asked for in it, else retired until it is entered again', () => {
    const [fresh, inUse] = [stateOf([channel()]), stateOf([channel({ used: true })])];
    const remove = (state: ChannelsState, own: (typeof offices)[number][] = ['district']) =>
      removeChannel({ channel: state.channels['fb-district'] as Channel }, own);
    expect(said(remove(fresh, ['city-hall']))).toBe('not-allowed');
    expect(after(fresh, remove(fresh)).channels).toEqual({});
    const retired = after(inUse, remove(inUse));
    expect(retired.channels['fb-district']).toMatchObject({ retired: now, used: true });
    expect(said(remove(retired))).toBe('');
    const { id: _, ...asItIs } = channel();
    expect(said(set(retired, asItIs))).toBe('ChannelSet');
    expect(after(retired, set(retired, asItIs)).channels['fb-district']).not.toHaveProperty('retired');
  });
  test('all three offices are told', () => {
    const [happening] = happened(set());
    expect(concerns({ ...(happening as NonNullable<typeof happening>), ...recorded })).toEqual(offices);
  });
});
