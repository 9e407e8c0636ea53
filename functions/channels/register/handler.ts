import { officesOf } from '../../../shared/actor.ts';
import { associationExists } from '../../../shared/directory-loads.ts';
import { execute } from '../../../shared/execute.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { pageOf } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import type { ChannelsEvent } from '../events.ts';
import { partition } from '../../gatherings/store.ts';
import { capability, channelFrom, readChannel } from '../store.ts';
import type { Channel, ChannelsState } from '../state.ts';
import type { contract } from './contract.ts';
import { setChannel } from './rules.ts';

type Loaded = ChannelsState & { readonly isKnownArea: boolean };

const load = async (campaign: string, id: string, area: string | undefined): Promise<Loaded> => {
  const [channel, isKnownArea] = await Promise.all([
    readChannel(campaign, id),
    area === undefined || associationExists(campaign, area),
  ]);
  return { channels: channel ? { [id]: channel } : {}, publications: {}, isKnownArea };
};

export const operations: Handlers<typeof contract> = {
  setChannel: {
    run: ({ params: { campaign, channel: id }, body: wish, actor, caller }) =>
      execute<Loaded, ChannelsEvent, 'not-allowed' | 'invalid-input', Channel>(caller, capability(campaign), {
        load: () => load(campaign, id, wish.area),
        decide: (state) => setChannel(state, { id, wish, offices: officesOf(actor) }, state.isKnownArea),
        versionOf: ({ channels }) => channels[id]?.version ?? 0,
        answer: ({ channels }, now) => {
          const channel = channels[id] as Channel;
          const { version, createdAt } = channel;
          const location = `/campaigns/${campaign}/channels/${id}`;
          return { status: 200, body: channel, version, ...(createdAt === now && { status: 201, location }) };
        },
      }),
  },

  showChannel: {
    run: async ({ params: { campaign, channel: id } }) => {
      const channel = await readChannel(campaign, id);
      return channel ? { status: 200, body: channel, version: channel.version } : refuse('not-found');
    },
  },

  listChannels: {
    run: async ({ params: { campaign }, query: { limit, cursor, owner, kind }, path }) =>
      pageOf({
        ranges: [{ pk: partition(campaign), prefix: 'c#' }],
        limit,
        cursor,
        query: [path, { owner, kind }],
        // Half the units; a channel just entered is read consistently by its own address.
        consistent: false,
        view: (item) => {
          const channel = channelFrom(item);
          const fits =
            (owner === undefined || channel.owner === owner) && (kind === undefined || channel.kind === kind);
          return fits ? channel : undefined;
        },
      }),
  },
};
