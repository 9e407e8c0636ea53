import { fullHeadships } from '../../../shared/actor.ts';
import { show } from '../../../shared/command.ts';
import { settings } from '../../../shared/directory.ts';
import { type Handlers } from '../../../shared/handler.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { personInBrief } from '../../../shared/people.ts';
import { inOrder, needed, toSet } from '../../../shared/reads.ts';
import type { Office } from '../../../shared/units.ts';
import { answerBy, potSettingsOf } from '../offers.ts';
import { command, deputies, pot } from '../store.ts';
import { viewDeputy } from '../views.ts';
import { aDeputy, anyDeputy, shownDeputy, theDeputy } from './about.ts';
import { contract } from './contract.ts';
import { appointDeputy, confirmDeputy, endDeputy } from './rules.ts';
import { standingIn } from './state.ts';

/** The operations on who stands in for the heads. */
export const operations: Handlers<typeof contract> = {
  appointDeputy: command(contract.appointDeputy, {
    about: anyDeputy,
    reads: ({ params, body }) =>
      inOrder({
        pot: pot(params.campaign),
        deputy: toSet(theDeputy(params)),
        person: personInBrief(params.campaign, body.person),
        settings: settings(params.campaign, potSettingsOf),
      }),
    decide: (state, { params, body, actor }, now) => {
      const office = params.office as Office;
      const { person } = state;
      if (!person) return invalidField('/person', 'unknown');
      const replyBy = answerBy(state.settings, now);
      return appointDeputy(state, { ...body, office, person, vouchedBy: actor.vouched?.[office], replyBy });
    },
    answer: (found, { params: { campaign } }, now) => {
      const { createdAt, office, pending } = found.deputy;
      const status = pending ? 202 : createdAt === now ? 201 : 200;
      return {
        ...shownDeputy(found),
        status,
        ...(status !== 200 && { location: `/campaigns/${campaign}/pot/deputies/${office}` }),
      };
    },
  }),

  confirmDeputy: command(contract.confirmDeputy, {
    about: aDeputy,
    reads: ({ params }) =>
      inOrder({ pot: pot(params.campaign), deputy: needed(theDeputy(params)) }, (found) => ({
        proposer: personInBrief(params.campaign, found.deputy.pending?.by),
      })),
    decide: (state, { actor }) => confirmDeputy(state, { person: actor.person, offices: fullHeadships(actor) }),
    answer: shownDeputy,
  }),

  endDeputy: command(contract.endDeputy, {
    about: aDeputy,
    reads: ({ params }) => inOrder({ pot: pot(params.campaign), deputy: needed(theDeputy(params)) }),
    decide: (state) => endDeputy(state),
    answer: (_state, { params }) => ({ status: 200, body: { id: params.office } }),
  }),

  listDeputies: show(contract.listDeputies, {
    reads: ({ params: { campaign } }) => inOrder({ deputies: deputies(campaign) }),
    answer: (found) => ({
      status: 200,
      body: { items: found.deputies.filter((each) => standingIn(each) ?? each.lastProposal).map(viewDeputy) },
    }),
  }),
};
