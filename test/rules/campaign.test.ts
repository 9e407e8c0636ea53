import { describe, expect, test } from 'vitest';
import { confirmAssociation, escalateAssociation, setAssociation } from '../../functions/campaign/associations.ts';
import { setCampaign, setOffice, setSettings } from '../../functions/campaign/rules.ts';
import type { Association, Campaign, CampaignState, OfficeEntity, Settings } from '../../functions/campaign/state.ts';
import { announce } from '../../functions/campaign/words.ts';
import { after, dates, running, settingUp } from '../support/campaign-state.ts';
import { type Expected, given } from '../support/given.ts';
import type { Office } from '../../shared/units.ts';
import { stored } from '../support/pot-state.ts';

const solna = { id: 'solna', name: 'Solna', kind: 'municipality', ring: 'inner', priorityArea: false } as const;

describe('setting up a campaign', () => {
  test.each<[string, Campaign | undefined, object, Expected<typeof setCampaign>]>([
    ['its dates in order', undefined, {}, ['CampaignSet']],
    ['all on one day', undefined, { start: '2018-09-09', end: '2018-09-09' }, ['CampaignSet']],
    ['the election before the start', undefined, { electionDay: '2018-05-31' }, 'invalid-input'],
    ['the end before the election', undefined, { end: '2018-09-08' }, 'invalid-input'],
    ['again', running, {}, []],
    ['another name', running, { name: 'Valet' }, ['CampaignSet']],
  ])('%s', (_what, campaign, change, expected) => {
    given({ campaign })
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
  test.each<[string, Settings | undefined, object, Expected<typeof setSettings>]>([
    ['of a campaign', undefined, {}, ['SettingsSet']],
    ['again', settings, {}, []],
    ['again, in another order', { ...settings, pot: { b: 1, a: 2 } }, { pot: { a: 2, b: 1 } }, []],
    ['another value', settings, { pot: { replyByDays: 6 } }, ['SettingsSet']],
    ['of staff', settings, { staff: { replyByDays: 8 } }, ['SettingsSet']],
    ['of materials', settings, { materials: {} }, ['SettingsSet']],
    ['of publicity', settings, { publicity: { associationsPublish: true } }, ['SettingsSet']],
  ])('settings: %s', (_what, is, change, expected) => {
    const { version: _, createdAt: __, updatedAt: ___, ...command } = settings;
    given({ settings: is })
      .when(setSettings, { ...command, ...change })
      .thenAsTold(expected);
  });

  const office = { ...stored, id: 'district', name: 'Distriktet' } as const;
  test.each<[string, OfficeEntity | undefined, { id: string; name: string }, Expected<typeof setOffice>]>([
    ['one of the three', undefined, { id: 'district', name: 'Distriktet' }, ['OfficeSet']],
    ['again', office, { id: 'district', name: 'Distriktet' }, []],
    ['another name', office, { id: 'district', name: 'Kansliet' }, ['OfficeSet']],
    ['a fourth', undefined, { id: 'national', name: 'Riks' }, 'invalid-input'],
  ])('an office: %s', (_what, is, command, expected) => {
    given({ office: is }).when(setOffice, command).thenAsTold(expected);
  });

  const association: Association = { ...stored, ...solna };
  test.each<[string, Association | undefined, object, Expected<typeof setAssociation>]>([
    ['a new one', undefined, {}, ['AssociationSet']],
    ['again', association, {}, []],
    ['in a priority area', association, { priorityArea: true }, ['AssociationSet']],
    ['under the id of an office', undefined, { id: 'district' }, 'invalid-input'],
    ['under the id of the campaign', undefined, { id: 'campaign' }, 'invalid-input'],
  ])('an association: %s', (_what, is, change, expected) => {
    given({ campaign: settingUp, association: is })
      .when(setAssociation, { ...solna, ...change })
      .thenAsTold(expected);
  });

  test('leaving an association’s neighbour group out takes it out of the group', () => {
    const state = { campaign: settingUp, association: { ...association, neighbourGroup: 'järva' } };
    const decision = setAssociation(state, { ...solna, neighbourGroup: undefined });
    expect(after(state, decision).association?.neighbourGroup).toBeUndefined();
  });

  describe('D8: entered after the first mandate', () => {
    const begun = { campaign: running, association: undefined };
    const of = (confirmedBy: Association['confirmedBy']) => ({
      association: { ...association, ...(confirmedBy && { confirmedBy }) },
    });
    test.each<[string, Association['confirmedBy'], readonly Office[], Expected<typeof confirmAssociation>]>([
      ['by a first head', 'nobody', ['district'], ['AssociationConfirmed']],
      ['by the same again', 'district', ['district'], 'other-office-adopts'],
      ['by a second', 'district', ['city-hall'], ['AssociationConfirmed']],
      ['by a head on another’s word', 'nobody', [], 'head-unconfirmed'],
      ['once two have', undefined, ['district'], 'nothing-to-confirm'],
    ])('is confirmed %s', (_what, is, offices, expected) => {
      given(of(is)).when(confirmAssociation, { offices }).thenAsTold(expected);
    });

    test('nobody has confirmed it, then one office, then no more is needed; a change of it changes none of this', () => {
      const by = (state: ReturnType<typeof of>, office: Office) =>
        after(state, confirmAssociation(state, { offices: [office] }));
      const entered = after<CampaignState>(begun, setAssociation(begun, solna)).association as Association;
      expect(entered.confirmedBy).toBe('nobody');
      const first = by({ association: entered }, 'district');
      expect(first.association.confirmedBy).toBe('district');
      const renamed = setAssociation({ campaign: running, ...first }, { ...solna, name: 'Solna stad' });
      expect(after<CampaignState>(first, renamed).association).toMatchObject({
        name: 'Solna stad',
        confirmedBy: 'district',
      });
      expect(by(first, 'city-hall').association.confirmedBy).toBeUndefined();
    });

    describe('D6: by a day', () => {
      const entered = after<CampaignState>(begun, setAssociation(begun, solna, '2018-07-06'))
        .association as Association;
      const is = { association: entered };
      const overdue = (state: typeof is, day: string) => escalateAssociation(state, day);
      const first = () => after(is, confirmAssociation(is, { offices: ['district'] }));
      test('what two have not confirmed by then is told once, with who has', () => {
        expect(overdue(is, '2018-07-06')).toEqual([]);
        given(is)
          .when(escalateAssociation, '2018-07-07')
          .then([{ name: 'Solna', replyBy: '2018-07-06' }]);
        given(first())
          .when(escalateAssociation, '2018-07-07')
          .then([{ confirmedBy: 'district' }]);
        const told = after(is, overdue(is, '2018-07-07'));
        expect(overdue(told, '2018-07-08')).toEqual([]);
        const renamed = setAssociation({ campaign: running, ...told }, { ...solna, name: 'Solna stad' });
        expect(overdue(after<CampaignState>(told, renamed) as typeof is, '2018-07-08')).toEqual([]);
      });
      test('what two have confirmed waits no more', () => {
        const both = after(first(), confirmAssociation(first(), { offices: ['city-hall'] }));
        expect(both.association).not.toHaveProperty('replyBy');
        expect(overdue(both, '2018-07-07')).toEqual([]);
      });
      test('whoever has not confirmed it is to decide', () => {
        const [event] = overdue(first(), '2018-07-07');
        const said = (unit: string) => announce(event as never, unit, (each) => each).action;
        expect(['city-hall', 'district', 'solna'].map(said)).toEqual(['decide', 'know', 'know']);
      });
    });
  });
});
