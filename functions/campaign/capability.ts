import { waiting } from './agenda.ts';
import { calls } from './accounts/calls.ts';
import { contract } from './contract.ts';
import { contract as contacts } from './contacts/contract.ts';
import { contractOf as directoryContract } from './directory/contract.ts';
import { directory } from './directory/units.ts';
import { contract as erasing } from './erasing/contract.ts';
import { contract as exporting } from './exporting/contract.ts';
import { contract as headship } from './headship/contract.ts';
import { invited } from './invitations/addressee.ts';
import { contract as imports } from './imports/contract.ts';
import { contract as invitations } from './invitations/contract.ts';
import { contract as oneself } from './oneself/contract.ts';
import { contractOf as settings } from './settings/contract.ts';
import { campaignEvents } from './events.ts';
import { forget, traces } from './people.ts';
import { problems } from './problems.ts';
import { stored } from './store.ts';
import { campaignTexts } from './texts.ts';
import { announce } from './words.ts';
import { called } from './naming.ts';

/** Who is who in a campaign, and its settings: of these each capability has its own part. */
export const name = 'campaign';
export const functions = [
  {
    name: 'campaign',
    about: 'The campaign, its offices and associations, the people and their memberships, the settings.',
    rooms: { '.': contract, settings, invitations, contacts, headship, imports },
    of: ['settings'],
  },
  {
    name: 'oneself',
    tag: 'campaign',
    rooms: { oneself, directory: directoryContract },
    of: ['acting', 'directory'],
    writes: {},
  },
  { name: 'exporting', tag: 'campaign', rooms: { exporting }, of: ['traces', 'events', 'texts'] },
  // It folds the events of all capabilities, and so grows with each of them; it is seldom asked.
  { name: 'erasing', tag: 'campaign', rooms: { erasing }, of: ['forget', 'texts'], heavy: true },
] as const;
export const workers = [
  {
    name: 'campaign-sign-in',
    entry: 'sign-in.ts',
    writes: {},
    description: 'says in access tokens which address somebody has shown to be theirs',
  },
  {
    name: 'campaign-sign-in-mails',
    entry: 'sign-in-mails.ts',
    writes: {},
    description: 'words what Cognito mails, in the language of whoever it is for',
  },
  {
    name: 'campaign-accounts',
    entry: 'accounts/entry.ts',
    writes: { puts: ['*#accounts'] },
    description: 'makes the account of somebody who is invited',
  },
] as const;
export const jobs = [
  {
    name: 'campaign-jobs',
    entry: 'jobs.ts',
    of: ['forget', 'texts'],
    description:
      'escalates changes of heads, removes contacts whose day is past, and forgets people some days after their campaign',
    when: { dailyAt: 4 },
  },
] as const;
export const partitions = ['campaigns', '*#people', '*#accounts'];
/** Whoever is invited is written to. */
export const writes = {
  puts: ['campaigns', '*#campaign', '*#people', '*#mail'],
  deletes: ['*#people'],
};
export const parameters = {
  invitation: { description: 'Id of an invitation.', example: '01M83Y8C5VKN9V3T2F4F6W6Q1D' },
  unit: { description: 'Id of a unit that one is in: an office or an association.', example: 'solna' },
  secret: { description: 'The secret of an invitation, as its link has it.' },
};
export const events = { campaign: campaignEvents };
export const texts = { campaign: { texts: campaignTexts, stored } };
export { calls };
export { called };
export const sentences = { campaign: announce };
export const addressees = { invitation: invited };
export { directory };
export { forget, traces };
export { problems };
export { waiting };
