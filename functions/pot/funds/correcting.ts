import { fullHeadships, headships } from '../../../shared/actor.ts';
import { settings } from '../../../shared/directory.ts';
import { type Handlers, right } from '../../../shared/handler.ts';
import { personInBrief } from '../../../shared/people.ts';
import { inOrder } from '../../../shared/reads.ts';
import { answerBy, potSettingsOf } from '../offers.ts';
import { command, pot } from '../store.ts';
import { neededOne, one, shownContribution, theContribution } from './about.ts';
import { contract } from './contract.ts';
import { adoptCorrection, correctContribution } from './corrections.ts';

/** The operations on one contribution. */
type OnContribution = { readonly campaign: string } & { readonly contribution: string };

export const correcting: Pick<Handlers<typeof contract>, 'correctContribution' | 'adoptCorrection'> = {
  correctContribution: command(contract.correctContribution, {
    about: theContribution,
    may: right({
      reads: (path: OnContribution) => one(path),
      holds: (actor, found) => found.contribution !== undefined && headships(actor).includes(found.contribution.office),
    }),
    reads: ({ params }) =>
      inOrder({
        pot: pot(params.campaign),
        ...neededOne(params),
        settings: settings(params.campaign, potSettingsOf),
      }),
    decide: (state, { body, actor }, now) =>
      correctContribution(state, { ...body, offices: fullHeadships(actor), replyBy: answerBy(state.settings, now) }),
    answer: (found) => ({ ...shownContribution(found), status: found.contribution.pending ? 202 : 200 }),
  }),

  adoptCorrection: command(contract.adoptCorrection, {
    about: theContribution,
    reads: ({ params }) =>
      inOrder({ pot: pot(params.campaign), ...neededOne(params) }, (found) => ({
        proposer: personInBrief(params.campaign, found.contribution.pending?.person),
      })),
    decide: (state, { actor }) => adoptCorrection(state, { offices: fullHeadships(actor) }),
    answer: shownContribution,
  }),
};
