import { describe, expect, test } from 'vitest';
import { setAssociation, setCampaign, setOffice, setSettings } from '../../functions/campaign/rules.ts';
import type { Association, CampaignState } from '../../functions/campaign/state.ts';
import { after, dates, running, settingUp } from '../support/campaign-state.ts';
import { type Expected, given } from '../support/given.ts';
import { stored } from '../support/pot-state.ts';

const solna = { id: 'solna', name: 'Solna', kind: 'municipality', ring: 'inner', priorityArea: false } as const;

describe('setting up a campaign', () => {
  test.each<[string, CampaignState, object, Expected<typeof setCampaign>]>([
    ['its dates in order', {}, {}, ['CampaignSet']],
    ['all on one day', {}, { start: '2018-09-09', end: '2018-09-09' }, ['CampaignSet']],
    ['the election before the start', {}, { electionDay: '2018-05-31' }, 'invalid-input'],
    ['the end before the election', {}, { end: '2018-09-08' }, 'invalid-input'],
    ['again', { campaign: running }, {}, []],
    ['another name', { campaign: running }, { name: 'Valet' }, ['CampaignSet']],
  ])('%s', (_what, state, change, expected) => {
    given(state)
      .when(setCampaign, { ...dates, ...change })
      .thenAsTold(expected);
  });

  test('once it is set up it stays so', () => {
    const state = { campaign: running };
    expect(after(state, setCampaign(state, { ...dates, name: 'Valet' })).campaign).toEqual({
      ...running,
      name: 'Valet',
    });
  });

  const settings = {
    ...stored,
    campaign: { personalDataDays: 90 },
    pot: { replyByDays: 5 },
    staff: { replyByDays: 7 },
    materials: { bookings: { bike: { longestDays: 14 } } },
    publicity: { associationsPublish: false },
  };
  test.each<[string, CampaignState, object, Expected<typeof setSettings>]>([
    ['of a campaign', { campaign: settingUp }, {}, ['SettingsSet']],
    ['again', { campaign: settingUp, settings }, {}, []],
    [
      'again, in another order',
      { campaign: settingUp, settings: { ...settings, pot: { b: 1, a: 2 } } },
      { pot: { a: 2, b: 1 } },
      [],
    ],
    ['another value', { campaign: settingUp, settings }, { pot: { replyByDays: 6 } }, ['SettingsSet']],
    ['of staff', { campaign: settingUp, settings }, { staff: { replyByDays: 8 } }, ['SettingsSet']],
    ['of materials', { campaign: settingUp, settings }, { materials: {} }, ['SettingsSet']],
    ['of publicity', { campaign: settingUp, settings }, { publicity: { associationsPublish: true } }, ['SettingsSet']],
    ['of no campaign', {}, {}, 'not-found'],
  ])('settings: %s', (_what, state, change, expected) => {
    const { version: _, createdAt: __, updatedAt: ___, ...command } = settings;
    given(state)
      .when(setSettings, { ...command, ...change })
      .thenAsTold(expected);
  });

  const office = { ...stored, id: 'district', name: 'Distriktet' } as const;
  test.each<[string, CampaignState, { id: string; name: string }, Expected<typeof setOffice>]>([
    ['one of the three', { campaign: settingUp }, { id: 'district', name: 'Distriktet' }, ['OfficeSet']],
    ['again', { campaign: settingUp, office }, { id: 'district', name: 'Distriktet' }, []],
    ['another name', { campaign: settingUp, office }, { id: 'district', name: 'Kansliet' }, ['OfficeSet']],
    ['a fourth', { campaign: settingUp }, { id: 'national', name: 'Riks' }, 'invalid-input'],
    ['of no campaign', {}, { id: 'district', name: 'Distriktet' }, 'not-found'],
  ])('an office: %s', (_what, state, command, expected) => {
    given(state).when(setOffice, command).thenAsTold(expected);
  });

  const association: Association = { ...stored, ...solna };
  test.each<[string, CampaignState, object, Expected<typeof setAssociation>]>([
    ['a new one', { campaign: settingUp }, {}, ['AssociationSet']],
    ['again', { campaign: settingUp, association }, {}, []],
    ['in a priority area', { campaign: settingUp, association }, { priorityArea: true }, ['AssociationSet']],
    ['under the id of an office', { campaign: settingUp }, { id: 'district' }, 'invalid-input'],
    ['under the id of the campaign', { campaign: settingUp }, { id: 'campaign' }, 'invalid-input'],
    ['of no campaign', {}, {}, 'not-found'],
  ])('an association: %s', (_what, state, change, expected) => {
    given(state)
      .when(setAssociation, { ...solna, ...change })
      .thenAsTold(expected);
  });

  test('leaving an association’s neighbour group out takes it out of the group', () => {
    const state = { campaign: settingUp, association: { ...association, neighbourGroup: 'järva' } };
    const decision = setAssociation(state, { ...solna, neighbourGroup: undefined });
    expect(after(state, decision).association?.neighbourGroup).toBeUndefined();
  });
});
