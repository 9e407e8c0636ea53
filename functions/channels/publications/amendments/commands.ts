import { type Actor, officesOf } from '../../../../shared/actor.ts';
import type { Instant } from '../../../../shared/calendar.ts';
import { commandsOf } from '../../../../shared/command.ts';
import { settings } from '../../../../shared/directory.ts';
import type { Handlers } from '../../../../shared/handler.ts';
import { type Refusal, refuse } from '../../../../shared/problems.ts';
import { entities, inOrder, needed } from '../../../../shared/reads.ts';
import { campaignStart } from '../../../campaign/offers.ts';
import { gathering, publicitySettingsOf } from '../../../gatherings/offers.ts';
import type { ChannelsEvent } from '../../events.ts';
import type { Channel } from '../../state.ts';
import { channelKey, channelsAggregate, publicationsById } from '../../store.ts';
import {
  decided,
  inChannelOf,
  type OnPublication,
  onPublication,
  owner,
  type Path,
  proposer,
  shown,
  thePublication,
} from '../reads.ts';
import type { InChannel } from '../rules.ts';
import { contract } from './contract.ts';
import { agree, amend, counter, reopen, type Surroundings, withdraw } from './rules.ts';

/** The operations on a publication between its proposal and its time. */

/** With its channel, and the one where it is to be: as is asked for, or as its counter-proposal says. */
const withChannels = ({ params: { campaign, event, publication: id } }: { readonly params: Path }, asked?: string) =>
  inOrder(
    {
      event: needed(gathering(campaign, event)),
      publications: publicationsById(campaign, [{ event, id }]),
      settings: settings(campaign, publicitySettingsOf),
      campaign: campaignStart(campaign),
    },
    ({ publications: { [id]: one } }) => {
      const ids = [one?.channel, asked, one?.counter?.channel].filter((each) => each !== undefined);
      return { channels: entities<Channel>([...new Set(ids)].map((each) => channelKey(campaign, each))) };
    },
  );

type Found = OnPublication & Pick<Surroundings, 'campaign'> & { readonly settings: { readonly replyByDays: number } };
type Input<B> = { readonly params: Path; readonly body: B; readonly actor: Actor };
const judged =
  <B, C extends string>(
    rule: (it: InChannel, body: B, around: Surroundings) => readonly ChannelsEvent[] | Refusal<C>,
  ) =>
  (state: Found, { params, body, actor }: Input<B>, now: Instant) => {
    const it = inChannelOf(state, params.publication);
    const {
      campaign,
      channels,
      settings: { replyByDays },
    } = state;
    return it
      ? rule(it, body, { now, campaign, channels, replyByDays, offices: officesOf(actor) })
      : refuse('not-found');
  };
const command = /* @__PURE__ */ commandsOf(channelsAggregate);

export const operations: Handlers<typeof contract> = {
  amendPublication: command(contract.amendPublication, {
    about: thePublication,
    may: proposer,
    reads: (asked) => withChannels(asked, asked.body.channel),
    decide: judged(amend),
    answer: shown,
  }),

  withdrawPublication: command(contract.withdrawPublication, {
    about: thePublication,
    may: proposer,
    reads: onPublication,
    decide: decided((it, { reason }: { readonly reason: string }) => withdraw(it, reason)),
    answer: shown,
  }),

  reopenPublication: command(contract.reopenPublication, {
    about: thePublication,
    may: owner,
    reads: (asked) => withChannels(asked),
    decide: judged(reopen),
    answer: shown,
  }),

  counterPublication: command(contract.counterPublication, {
    about: thePublication,
    may: owner,
    reads: (asked) => withChannels(asked, asked.body.channel),
    decide: judged(counter),
    answer: shown,
  }),

  acceptCounterProposal: command(contract.acceptCounterProposal, {
    about: thePublication,
    may: proposer,
    reads: (asked) => withChannels(asked),
    decide: judged((it, _body: unknown, around) => agree(it, around)),
    answer: shown,
  }),
};
