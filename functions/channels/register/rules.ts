import { canonicalJson } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { refuse } from '../../../shared/problems.ts';
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
  if (is && canonicalJson(fieldsOf(is)) === canonicalJson(fields)) return [];
  return [{ type: 'ChannelSet', subject: `channels/${id}`, channel: id, ...fields }];
};
