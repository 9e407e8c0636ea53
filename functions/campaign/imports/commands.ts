import { about, type Handlers } from '../../../shared/handler.ts';
import { inOrder } from '../../../shared/reads.ts';
import { shown } from '../commands.ts';
import { campaignStart } from '../offers.ts';
import { command, knownAssociations } from '../store.ts';
import { contract } from './contract.ts';
import { beginImport, completeImport } from './rules.ts';

/** The operations of loading a campaign. */
type InCampaign = { readonly campaign: string };
const theCampaign = about({
  reads: ({ campaign: id }: InCampaign) => inOrder({ campaign: campaignStart(id) }),
  target: () => ({}),
  version: (found) => found.campaign.version,
});

export const operations: Handlers<typeof contract> = {
  beginImport: command(contract.beginImport, {
    about: theCampaign,
    reads: ({ params }) => inOrder({ campaign: campaignStart(params.campaign) }),
    decide: (state, _input, now) => beginImport(state, now),
    answer: (state) => shown(state.campaign),
  }),

  completeImport: command(contract.completeImport, {
    about: theCampaign,
    reads: ({ params: { campaign: id }, body }) =>
      inOrder({
        campaign: campaignStart(id),
        known: knownAssociations(
          id,
          body.units.map(({ unit }) => unit),
        ),
      }),
    decide: (state, { body }) => completeImport(state, body.units),
    answer: (state) => shown(state.campaign),
  }),
};
