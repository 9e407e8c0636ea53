import { naming } from '../../../shared/calling.ts';
import type { AllOf } from '../../../shared/capability.ts';
import { occasionsOf } from '../../../shared/folds.ts';
import type { Invitee, Occasion } from '../../../shared/occasions.ts';
import type { PersonInBrief } from '../../../shared/people.ts';
import type { Language } from '../../../shared/problems.ts';
import { get } from '../../../shared/table.ts';
import { isIn, wantsOf } from '../fan-out.ts';
import type { Mail, Mailbox, Why } from '../state.ts';
import { settled } from '../timing/preferences.ts';
import { type Invitation, invitationOf, uidOf } from '../writing/itip.ts';

/** What a letter puts into a calendar: what the thing is now, whatever it was when the letter was written down. */
export type Calendars = AllOf<'occasions' | 'called' | 'titled'>;

/** `visits/<id>`: the capability's word, and what it calls the thing. */
export const occasionAt = async (
  all: Calendars,
  campaign: string,
  thing: string,
  invitee: Invitee,
): Promise<Occasion | undefined> => {
  const [word = '', ...rest] = thing.split('/');
  const id = rest.join('/');
  const known = occasionsOf(all);
  const occasions = Object.hasOwn(known, word) ? known[word] : undefined;
  const key = occasions?.at(campaign, id);
  const item = key && (await get(key));
  return item && occasions?.occasion(item, id, invitee);
};

/** Why somebody gets no invitation of a unit any more. */
export const notInvited = (mail: Mail, person: PersonInBrief, { preferences }: Mailbox): Why | undefined => {
  const { unit = '' } = mail;
  if (!isIn(person, unit)) return 'left-unit';
  return wantsOf(preferences, unit) && settled(preferences).calendar ? undefined : 'not-wanted';
};

type Addressed = {
  readonly campaign: string;
  readonly domain: string;
  readonly language: Language;
  readonly to: string;
  /** What anyone may open, since calendars are shared. */
  readonly url: string;
};
/** The bytes for the calendar, with names in them. */
export const invitationFor = async (
  all: Calendars,
  { summary, description, id, ...is }: Occasion,
  { campaign, domain, language, to, url }: Addressed,
): Promise<Invitation> => {
  const said = [summary, ...(description ? [description] : [])].map((each) => each[language]);
  const [name = '', more] = await naming(
    all,
    said.map((each) => ({ campaign, said: each, language })),
  );
  return invitationOf({
    ...is,
    uid: uidOf('calendar', id, campaign, domain),
    summary: name,
    description: more,
    url,
    organizer: `no-reply@${domain}`,
    attendee: to,
    language,
  });
};
