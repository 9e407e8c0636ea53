import { beforeEach, expect, test, vi } from 'vitest';
import { operations } from '../../functions/campaign/commands.ts';
import { contract } from '../../functions/campaign/contract.ts';
import { operationsOf as erasingOf } from '../../functions/campaign/erasing/commands.ts';
import { contract as erasing } from '../../functions/campaign/erasing/contract.ts';
import { forgetPerson } from '../../functions/campaign/rules.ts';
import { operationsOf } from '../../functions/campaign/settings/commands.ts';
import { contractOf } from '../../functions/campaign/settings/contract.ts';
import { campaignAggregate, everythingOf } from '../../functions/campaign/store.ts';
import type { Body, Operation } from '../../shared/contract.ts';
import { step } from '../../shared/daily.ts';
import { campaignKey } from '../../shared/directory.ts';
import { fetching } from '../../shared/fetching.ts';
import type { Handler, Path } from '../../shared/handler.ts';
import { personKey } from '../../shared/people.ts';
import { inputFor, personOf } from '../support/asking.ts';
import { running } from '../support/campaign-state.ts';
import { contents, fill } from '../support/memory-table.ts';
import { now, stored } from '../support/pot-state.ts';

/** Rules take for granted that the campaign is there, and the person: their commands answer 404 before. */
vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));
beforeEach(() => fill());

const campaign = running.id;
const asking =
  <O extends Operation>(operation: O, handler: Handler<O>, params: Path<O>, body: Body<O>) =>
  () =>
    handler.run(inputFor(operation, personOf('admin'), params, body), { now, fetched: fetching() });

const settings = { campaign: { personalDataDays: 90, replyByDays: 5 } };
const solna = { name: 'Solna', kind: 'municipality', ring: 'inner', priorityArea: false } as const;
const kim = { ...stored, id: 'kim', subject: 'sub-kim', name: 'Kim', memberships: [] };
const onKim = { campaign, person: kim.id };
const forgetting = asking(erasing.forgetPerson, erasingOf([]).forgetPerson, onKim, undefined);

const nothingDone = async (ask: () => Promise<unknown>) => {
  const before = contents();
  expect(await ask()).toMatchObject({ refused: 'not-found' });
  expect(contents()).toBe(before);
};

test.each<[string, () => Promise<unknown>]>([
  ['settings', asking(contractOf([]).setSettings, operationsOf([]).setSettings, { campaign }, settings)],
  ['an office', asking(contract.setOffice, operations.setOffice, { campaign, office: 'district' }, { name: 'D' })],
  [
    'a fourth office',
    asking(contract.setOffice, operations.setOffice, { campaign, office: 'national' }, { name: 'R' }),
  ],
  [
    'an association',
    asking(contract.setAssociation, operations.setAssociation, { campaign, association: 'solna' }, solna),
  ],
  [
    'a person who is entered',
    asking(
      contract.enterPerson,
      operations.enterPerson,
      { campaign },
      { subject: 'sub-kim', name: 'Kim', memberships: [] },
    ),
  ],
  [
    'a person',
    asking(contract.setPerson, operations.setPerson, onKim, { subject: 'sub-kim', name: 'Kim', memberships: [] }),
  ],
])('in no campaign there can be %s', async (_what, ask) => {
  await nothingDone(ask);
});

test('in no campaign a person can be forgotten', async () => {
  fill({ ...personKey(campaign, kim.id), ...kim });
  await nothingDone(forgetting);
});

test('nobody can be forgotten, or become head, who is not there', async () => {
  fill({ ...campaignKey(campaign), ...running });
  await nothingDone(forgetting);
  await nothingDone(asking(contract.confirmHeadChange, operations.confirmHeadChange, onKim, undefined));
  const tended = await step(campaign, campaignAggregate, {
    reads: () => everythingOf(onKim),
    decide: (state) => forgetPerson(state, { actorSubject: '', campaignIsOver: true }),
  });
  expect(tended).toEqual({ done: 0, failed: 1 });
});
