import { show } from '../../../shared/command.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { refuse } from '../../../shared/problems.ts';
import { inOrder } from '../../../shared/reads.ts';
import { offices } from '../../../shared/units.ts';
import { mandates } from '../store.ts';
import { contract } from './contract.ts';
import { tierInWords, windowInWords } from './wording.ts';

/** What everybody may know of how money is decided on. */
export const operations: Handlers<typeof contract> = {
  showMandateInForce: show(contract.showMandateInForce, {
    reads: ({ params: { campaign } }) => inOrder({ all: mandates(campaign) }),
    answer: ({ all }, { language }) => {
      const found = all.find(({ status }) => status === 'in-force');
      if (found?.inForceAt === undefined) return refuse('not-found');
      const { number, tiers, splitWindowDays, inForceAt, adoptions } = found;
      const told = tiers.map((tier, i) => ({ ...tier, text: tierInWords(tier, tiers[i - 1])[language] }));
      const adoptedBy = offices.filter((office) => adoptions[office] !== undefined);
      const text = windowInWords(found)[language];
      return { status: 200, body: { number, tiers: told, splitWindowDays, text, adoptedBy, inForceAt } };
    },
  }),
};
