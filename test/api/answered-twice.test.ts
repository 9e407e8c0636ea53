import { beforeAll, expect, test } from 'vitest';
import type { Contract, Operation } from '../../shared/contract.ts';
import { leastBody } from '../../shared/least.ts';
import { materialsCampaign } from '../support/materials-api.ts';
import { everyOperation } from '../support/stack.ts';
import { everythingIn } from '../support/weighed-world.ts';

/** Whoever gives the same answer twice (a button pressed again, a request sent again) has given it once, and is not told that it is wrong. */
const campaign = materialsCampaign('twice');
const all: Contract = Object.fromEntries(everyOperation);
type Item = {
  readonly commands: readonly { readonly name: string; readonly route: string; readonly allowed: boolean }[];
};
const personas = [
  'district-head',
  'city-hall-head',
  'county-council-head',
  'district-staff',
  'association-solna',
  'association-kista',
];
/** No answers: each time it is something more, or something else. */
const again: readonly string[] = [
  'allocate',
  'amendPublication',
  'callOffRun',
  'changeBooking',
  'changeDecision',
  'changeEvent',
  'changeRun',
  'claimPayment',
  'counterPublication',
  'deliverOrder',
  'measureBoost',
  'measurePublication',
  'moveMilestone',
  'payOut',
  'receiveRun',
  'removePlan',
  'reportResults',
];

beforeAll(() => everythingIn(campaign, campaign.enter), 60_000);

test('the same answer given twice is 200 both times, and changes nothing', async () => {
  const { id, call } = campaign;
  const now = new Date().toISOString();
  const [wrong, seen]: [unknown[], Set<string>] = [[], new Set()];
  const asked = new Set<string>();
  const itemsFor = async (persona: string) => {
    const items: Item[] = [];
    let more: unknown = '';
    while (typeof more === 'string') {
      const { body } = await call(persona, `GET /agenda${more && `?cursor=${more}`}`);
      items.push(...(body.items as readonly Item[]));
      more = body.more;
    }
    return items;
  };
  // What refuses comes last, since it ends what others could consent to.
  for (const wanted of [/^(?!decline|refuse|close|dispute)/, /^dispute/, /^(?:decline|refuse|close)/])
    for (const persona of personas)
      for (const { commands } of await itemsFor(persona))
        for (const { name, route, allowed } of commands) {
          if (!allowed || again.includes(name) || !wanted.test(name) || asked.has(name) || route.includes('{'))
            continue;
          const body = leastBody(all[name] as Operation, now);
          const ask = () => call(persona, route.replace(`/campaigns/${id}`, ''), body, {});
          const first = await ask();
          if (first.status >= 300) continue;
          asked.add(name);
          seen.add(name);
          const second = await ask();
          if (second.status >= 300 || second.body.version !== first.body.version)
            wrong.push([persona, route, second.status, second.body.code, first.body.version, second.body.version]);
        }
  expect(wrong).toEqual([]);
  expect(seen.size).toBeGreaterThan(15);
});
