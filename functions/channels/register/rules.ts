import { canonicalJson } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Fault, type Refusal, refuse, text } from '../../../shared/problems.ts';
import type { Office } from '../../../shared/units.ts';
import type { Decision } from '../events.ts';
import type { Channel, ChannelsState } from '../state.ts';

/** Rules of the register of channels (D16). Pure. */

export type Wish = Pick<
  Channel,
  'kind' | 'owner' | 'name' | 'audience' | 'area' | 'languages' | 'guidelines' | 'leadTimeDays' | 'minGapHours'
>;

const fieldsOf = ({ kind, owner, name, audience, leadTimeDays, area, languages, guidelines, minGapHours }: Wish) => ({
  kind,
  owner,
  name,
  audience,
  leadTimeDays,
  ...(area !== undefined && { area }),
  ...(languages && { languages }),
  ...(guidelines !== undefined && { guidelines }),
  ...(minGapHours !== undefined && { minGapHours }),
});

/** D16: each office enters its own channels; who owns one may hand it over. */
export const setChannel = (
  { channels }: ChannelsState,
  { id, wish, offices }: { readonly id: string; readonly wish: Wish; readonly offices: readonly Office[] },
  isKnownArea: boolean,
): Decision<'not-allowed' | 'invalid-input'> => {
  const is = channels[id];
  if (!offices.includes((is ?? wish).owner)) return refuse('not-allowed');
  if (!isKnownArea) return invalidField('/area', 'unknown');
  const fields = fieldsOf(wish);
  if (is && is.retired === undefined && canonicalJson(fieldsOf(is)) === canonicalJson(fields)) return [];
  return [{ type: 'ChannelSet', subject: `channels/${id}`, channel: id, ...fields }];
};

/** Removed while nothing was proposed or asked for in it; else it takes nothing new, and comes back when it is entered again. */
export const removeChannel = (
  { channel }: { readonly channel: Channel },
  offices: readonly Office[],
): Decision<'not-allowed'> => {
  const { id, owner, retired } = channel;
  if (!offices.includes(owner)) return refuse('not-allowed');
  if (retired !== undefined) return [];
  return [
    { type: 'ChannelRemoved', subject: `channels/${id}`, channel: id, owner, retired: channel.used !== undefined },
  ];
};

const retired = {
  code: 'retired',
  detail: text('Kanalen används inte längre.', 'The channel is used no more.'),
} satisfies Fault;

/** What is wrong with putting something new into that channel. */
export const closedChannel = (channel: Channel): Refusal<'invalid-input'> | undefined =>
  channel.retired === undefined ? undefined : invalidField('/channel', retired);
