import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { office } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { removedOrRetired } from '../../../shared/resources.ts';
import * as example from '../examples.ts';
import { channel, channelBody, channelKind } from '../resources.ts';

/** D16: one register for the channels of all three offices. Pure. */
const path = '/campaigns/{campaign}/channels';
const one = `${path}/{channel}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations', refusals: [] } as const;

export const contract = {
  setChannel: {
    route: `PUT ${one}`,
    summary: 'Enter a channel, or change it',
    description:
      'D16: by the office that owns it, which may hand it over to another by `owner`. `leadTimeDays` is what its owner needs from the answer to the publication; publications closer to each other than `minGapHours` (else as the settings say) are shown as clashes. `measured` and `boosted` come from what is measured, and cannot be set.',
    see: 'offices-or-associations',
    act: 'offices',
    body: channelBody,
    result: channel,
    refusals: [],
    example: { body: example.channelBody, result: example.channel },
  },
  removeChannel: {
    route: `DELETE ${one}`,
    summary: 'Remove a channel, or retire it',
    description:
      'By the office that owns it. It is removed while nothing was proposed or asked for in it; else it is `retired`: it takes nothing new, is suggested to nobody, and comes back when it is entered again. What is planned in it stays.',
    see: 'offices-or-associations',
    act: 'offices',
    result: removedOrRetired,
    decisive: { ChannelRemoved: true },
    refusals: [],
    example: { result: { id: example.channel.id, retired: true } },
  },
  showChannel: {
    ...members,
    route: `GET ${one}`,
    summary: 'Show a channel with its guidelines, and what it has been measured to reach',
    result: channel,
    example: { result: example.channel },
  },
  listChannels: {
    ...members,
    route: `GET ${path}`,
    summary: 'List the channels of all three offices',
    query: { ...paging, owner: z.optional(office()), kind: z.optional(channelKind) },
    result: listOf(channel),
    example: { result: { items: [example.channel] } },
  },
} as const satisfies Contract;
