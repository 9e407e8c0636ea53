import { readOne } from '../../../shared/fetching.ts';
import { putOnce } from '../../../shared/table.ts';
import { type Link, links, missingLinks, type Visits, visitsBy } from './store.ts';

/** For the rooms that are not converted yet: what store.ts has as reads, and as items to put. */
export const readLinks = (campaign: string, event: string): Promise<readonly Link[]> => readOne(links(campaign, event));
export const readVisits = (code: string): Promise<readonly Visits[]> => readOne(visitsBy(code));

/** Makes the links that are not there yet, of these channels and the event's own; answers all. */
export const ensureLinks = async (
  campaign: string,
  event: string,
  channels: readonly string[],
): Promise<readonly Link[]> => {
  const made = await readLinks(campaign, event);
  for (const item of missingLinks(campaign, event, channels, made)) await putOnce(item);
  return readLinks(campaign, event);
};
