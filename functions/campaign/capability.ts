import { contract } from './contract.ts';
import { contractOf as settings } from './settings/contract.ts';
import { campaignEvents } from './events.ts';
import { problems } from './problems.ts';
import { announce } from './words.ts';

/** Who is who in a campaign, and its settings: of these each capability has its own part. */
export const name = 'campaign';
export const functions = [
  {
    name: 'campaign',
    about: 'The campaign, its offices and associations, the people and their memberships, the settings.',
    rooms: { '.': contract, settings },
    of: ['settings'],
  },
] as const;
export const jobs = [
  {
    name: 'campaign-jobs',
    entry: 'jobs.ts',
    description: 'looks after the campaigns by the calendar',
    when: { dailyAt: 4 },
  },
] as const;
export const events = { campaign: campaignEvents };
export const sentences = { campaign: announce };
export { problems };
