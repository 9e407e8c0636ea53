import type { Instant } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type ProblemCode, type Refusal, refuse, text } from '../../../shared/problems.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import type { CampaignEvent } from '../events.ts';
import type { Campaign } from '../state.ts';

/** Rules of loading a campaign: what it brings is told once to each unit (D6). Pure. */
type One = { readonly campaign: Campaign };
type Decision<C extends ProblemCode> = readonly CampaignEvent[] | Refusal<C>;

const lastOf = ({ imports = [] }: Campaign) => imports.at(-1);

/** A load that was broken off is taken up again. */
const atMostMillis = 60 * 60_000;

/** Once a campaign has begun nothing is done unheard. */
export const beginImport = ({ campaign }: One, now: Instant): Decision<'wrong-status'> => {
  if (campaign.startedAt !== undefined)
    return refuse('wrong-status', text('Kampanjen har redan börjat.', 'The campaign has begun already.'));
  const last = lastOf(campaign);
  if (last && !last.done && now < last.until) return [];
  const until = new Date(Date.parse(now) + atMostMillis).toISOString();
  return [{ type: 'ImportBegun', subject: 'campaign', until }];
};

export type Brought = { readonly unit: Unit; readonly things: number };

export const completeImport = (
  { campaign, known }: One & { readonly known: ReadonlySet<Unit> },
  units: readonly Brought[],
): Decision<'wrong-status' | 'invalid-input'> => {
  const last = lastOf(campaign);
  if (!last) return refuse('wrong-status', text('Ingen inläsning har börjat.', 'No import has begun.'));
  if (last.done) return [];
  for (const [i, { unit }] of units.entries()) {
    if (!isOffice(unit) && !known.has(unit)) return invalidField(`/units/${i}/unit`, 'unknown');
    if (units.findIndex((each) => each.unit === unit) < i) return invalidField(`/units/${i}/unit`, 'twice');
  }
  return [{ type: 'CampaignImported', subject: 'campaign', units }];
};
