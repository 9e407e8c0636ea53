import { officesOf } from '../../../shared/actor.ts';
import { commandsOf, list, show } from '../../../shared/command.ts';
import { isAssociation } from '../../../shared/directory.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { entityIn, given, inOrder, needed } from '../../../shared/reads.ts';
import { refuse } from '../../../shared/problems.ts';
import { withoutEarlier } from '../../../shared/texts.ts';
import { partition } from '../../gatherings/offers.ts';
import type { Channel, Ids, Publication } from '../state.ts';
import { channel, channelById, channelsAggregate } from '../store.ts';
import { contract } from './contract.ts';
import { removeChannel, setChannel } from './rules.ts';

/** The operations on the register of channels. */
const viewChannel = (is: Channel) => {
  const { guidelinesSince: _, used: __, ...channel } = withoutEarlier(is);
  return channel;
};

type Path = { readonly campaign: string; readonly channel: string };
/** A channel that is there, or comes to be. */
const theChannel = about({
  reads: (path: Path) => inOrder({ channel: channel(path.campaign, path.channel) }),
  target: () => ({}),
  version: (found) => found.channel?.version ?? 0,
});

const command = /* @__PURE__ */ commandsOf(channelsAggregate);

export const operations: Handlers<typeof contract> = {
  setChannel: command(contract.setChannel, {
    about: theChannel,
    reads: ({ params, body: { area } }) =>
      inOrder({
        channels: channelById(params.campaign, params.channel),
        publications: given<Ids<Publication>>({}),
        isKnownArea: area === undefined ? given(true) : isAssociation(params.campaign, area),
      }),
    decide: (state, { params: { channel: id }, body: wish, actor }) =>
      setChannel(state, { id, wish, offices: officesOf(actor) }, state.isKnownArea),
    answer: ({ channels }, { params: { campaign, channel: id } }, now) => {
      const body = viewChannel(channels[id] as Channel);
      const location = `/campaigns/${campaign}/channels/${id}`;
      return { status: 200, body, version: body.version, ...(body.createdAt === now && { status: 201, location }) };
    },
  }),

  removeChannel: command(contract.removeChannel, {
    about: about({
      reads: (path: Path) => inOrder({ channel: channel(path.campaign, path.channel) }),
      target: (found) => found.channel && {},
      version: (found) => found.channel?.version ?? 0,
    }),
    reads: ({ params: { campaign, channel: id } }) =>
      inOrder({ channels: channelById(campaign, id), publications: given<Ids<Publication>>({}) }),
    decide: ({ channels }, { params: { channel: id }, actor }) => {
      const is = channels[id];
      return is ? removeChannel({ channel: is }, officesOf(actor)) : refuse('not-found');
    },
    answer: ({ channels }, { params: { channel: id } }) => ({
      status: 200,
      body: { id, retired: channels[id] !== undefined },
    }),
  }),

  showChannel: show(contract.showChannel, {
    reads: ({ params }) => inOrder({ channel: needed(channel(params.campaign, params.channel)) }),
    answer: (found) => ({ status: 200, body: viewChannel(found.channel), version: found.channel.version }),
  }),

  listChannels: list(contract.listChannels, {
    at: ({ params: { campaign } }) => ({
      ranges: [{ pk: partition(campaign), prefix: 'c#' }],
      // Half the units; a channel just entered is read consistently by its own address.
      consistent: false,
    }),
    page: ({ query: { owner, kind } }) => ({
      query: [{ owner, kind }],
      view: (item) => {
        const one = entityIn<Channel>(item);
        const fits = (owner === undefined || one.owner === owner) && (kind === undefined || one.kind === kind);
        return fits ? viewChannel(one) : undefined;
      },
    }),
  }),
};
