import { describe, expect, test } from 'vitest';
import { concerns } from '../../functions/campaign/events.ts';
import { beginImport, completeImport } from '../../functions/campaign/imports/rules.ts';
import type { Campaign } from '../../functions/campaign/state.ts';
import { announce } from '../../functions/campaign/words.ts';
import { isQuiet } from '../../functions/notifications/quiet.ts';
import { after, running, settingUp } from '../support/campaign-state.ts';
import { given } from '../support/given.ts';
import { now } from '../support/pot-state.ts';

/** D6: a campaign that is loaded from a file is told once to each unit, and once it has begun nothing is done unheard. */
const known = new Set(['solna', 'kista']);
const until = new Date(Date.parse(now) + 3_600_000).toISOString();
const begun = after({ campaign: settingUp }, beginImport({ campaign: settingUp }, now));
const units = [{ unit: 'solna', things: 12 }];
const complete = (is: { readonly campaign: Campaign }, brought = units) => completeImport({ ...is, known }, brought);

describe('loading a campaign', () => {
  test('begins while it is being set up, for an hour, and goes on when it was broken off', () => {
    given({ campaign: settingUp }).when(beginImport, now).then([{ until }]);
    given(begun).when(beginImport, now).then([]);
    given(begun).when(beginImport, until).then(['ImportBegun']);
    given({ campaign: running }).when(beginImport, now).thenRefused('wrong-status');
  });
  test('ends once, with units that there are, each once', () => {
    given(begun).when(complete).then(['CampaignImported']);
    const done = after(begun, complete(begun));
    expect(done.campaign.imports).toEqual([{ from: now, until: now, done: true }]);
    given(done).when(complete).then([]);
    given({ campaign: settingUp }).when(complete).thenRefused('wrong-status');
    given(begun)
      .when(complete, [{ unit: 'nowhere', things: 1 }])
      .thenRefused('invalid-input', '/units/0/unit unknown');
    given(begun)
      .when(complete, [...units, ...units])
      .thenRefused('invalid-input', '/units/1/unit twice');
  });
  test('is told to all offices, and to each unit what is its own', () => {
    const [event] = complete(begun) as never[];
    const told = concerns(event as never, { campaign: settingUp });
    expect(told).toEqual(['district', 'city-hall', 'county-council', 'solna']);
    const said = (unit: string) => announce(event as never, unit, (each) => each).text.en;
    expect([said('solna'), said('district')]).toEqual([
      'The campaign was imported, and 12 things in it are yours; all of it is in the lists.',
      'The campaign was imported: 12 things, 0 of them yours; all of it is in the lists.',
    ]);
  });
});

describe('what is told as a whole', () => {
  const [from, end] = ['2018-08-20T10:00:00.000Z', '2018-08-20T11:00:00.000Z'];
  const imports = [{ from, until: end }];
  const at = '2018-08-20T10:30:00.000Z';
  const staff = { at, subject: 'staff/requests/solna.01J' };
  test.each([
    ['what was entered meanwhile', { imports }, staff, true],
    ['at its very beginning', { imports }, { ...staff, at: from }, true],
    ['not what came before', { imports }, { ...staff, at: '2018-08-20T09:59:59.999Z' }, false],
    ['nor after', { imports }, { ...staff, at: '2018-08-20T11:00:00.001Z' }, false],
    ['nor once the campaign had begun', { imports, startedAt: at }, staff, false],
    ['but what came before that', { imports, startedAt: end }, staff, true],
    ['nor the mandate', { imports }, { at, subject: 'pot/mandates/1' }, false],
    ['though lines of the budget', { imports }, { at, subject: 'pot/budget-lines/ads' }, true],
    ['nor what is said of the import', { imports }, { at, subject: 'campaign' }, false],
    ['nothing where there was none', {}, staff, false],
    ['nor of a campaign that is not there', undefined, staff, false],
  ])('%s', (_what, campaign, event, expected) => {
    expect(isQuiet(campaign, event)).toBe(expected);
  });
});
