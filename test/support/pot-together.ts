import { operations } from '../../functions/pot/joint/commands.ts';
import { contract } from '../../functions/pot/joint/contract.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import { fetching } from '../../shared/fetching.ts';
import { inputFor, personOf } from './asking.ts';
import { campaign, type World } from './pot-world.ts';

/** What a played pot has partners do (E11): the first of a request consents. */
export const consent = ({ now }: World, { id: request, partners = [] }: SpendingRequest) => {
  const association = partners[0]?.unit ?? 'none';
  const who = personOf('partner', { [association]: 'member' });
  const input = inputFor(contract.consentToSpending, who, { campaign, request, association }, undefined);
  return operations.consentToSpending.run(input, { now, fetched: fetching() });
};

/** What is asked for together with that one. */
export const joined = (partner: string | undefined) =>
  partner === undefined ? {} : { partners: [{ unit: partner, amount: 1 }] };
