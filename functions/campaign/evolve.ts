import { headships, type Standing } from '../../shared/actor.ts';
import type { Day, Instant } from '../../shared/calendar.ts';
import { type Entity, type Recorded, notStored } from '../../shared/commit.ts';
import { remembering } from '../../shared/texts.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { CampaignEvent } from './events.ts';
import { campaignTexts } from './texts.ts';
import type { Association, CampaignState, Contact, Login, Names, Person } from './state.ts';
import { expiryOf } from './invitations/rules.ts';
import { leftBy } from './standing.ts';

/** Folds one event of a campaign into its state. Pure. */

/** Headships that rest on another's word do so for as long as they are held. */
const stillVouched = ({ vouched = {}, memberships }: Standing): Pick<Standing, 'vouched'> => {
  const kept = Object.entries(vouched).filter(([office]) => headships({ memberships }).includes(office as Office));
  return kept.length > 0 ? { vouched: Object.fromEntries(kept) } : {};
};

/** What somebody shows goes with the unit that it is of; and with whoever chose it, where another signs in as the person. */
const stillShown = (
  before: Person | undefined,
  { subject, memberships }: Pick<Person, 'subject' | 'memberships'>,
): Pick<Person, 'contacts'> => {
  const units = before?.subject === subject ? memberships.map(({ unit }) => unit) : [];
  return withContacts(Object.entries(before?.contacts ?? {}).filter(([unit]) => units.includes(unit)));
};
const withContacts = (contacts: readonly (readonly [Unit, Contact])[]): Pick<Person, 'contacts'> =>
  contacts.length > 0 ? { contacts: Object.fromEntries(contacts) } : {};

/** The login follows the person; the one of a former subject goes. */
const withLogin = (state: CampaignState, { vouched, standing: _, contacts: __, ...is }: Person): CampaignState => {
  const times = (state.person?.standing ?? 0) + (leftBy(state.person, is).length > 0 ? 1 : 0);
  const standing = { ...stillVouched({ vouched, memberships: is.memberships }), ...(times > 0 && { standing: times }) };
  const person = { ...is, ...standing, ...stillShown(state.person, is) };
  const { subject, memberships, id } = person;
  const before = state.login?.subject === subject ? state.login : undefined;
  const { version, createdAt, updatedAt } = before ?? notStored;
  const login: Login = { version, createdAt, updatedAt, subject, person: id, memberships, ...standing };
  const moved = state.person !== undefined && state.person.subject !== subject;
  return moved ? { ...state, person, login, formerLogin: undefined } : { ...state, person, login };
};

const withoutPending = ({ pending: _, ...person }: Person): Person => person;

type Ending = Recorded<Extract<CampaignEvent, { type: 'HeadChangeDeclined' | 'HeadChangeWithdrawn' }>>;
/** It waits no more, and stays readable until there is another. */
const unconfirmed = (person: Person, event: Ending): Person => {
  if (!person.pending) return person;
  const { memberships, offices } = person.pending;
  const { id, at } = event;
  const ended =
    event.type === 'HeadChangeDeclined'
      ? ({ status: 'declined', by: event.by, reason: event.reason } as const)
      : ({ status: 'withdrawn' } as const);
  return { ...withoutPending(person), lastProposal: { id, at, ...ended, memberships, offices } };
};

type Waiting = Entity & Pick<Association, 'confirmedBy' | 'replyBy' | 'escalated'>;
const notYet = ({ isToConfirm, replyBy }: { readonly isToConfirm?: true; readonly replyBy?: Day }): Waiting => ({
  ...notStored,
  ...(isToConfirm && { confirmedBy: 'nobody', ...(replyBy !== undefined && { replyBy }) }),
});

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** How an event calls a part of the settings: `potSettings`. */
const suffix = 'Settings';

export const noNames: Names = { ...notStored, changes: 0 };
/** What shows names learns that some may have changed. Settings have words, too. */
const renewed = (state: CampaignState): CampaignState => {
  const { changes, ...names } = state.names ?? noNames;
  return { ...state, names: { ...names, changes: changes + 1 } };
};
const renamed = (state: CampaignState, before: { readonly name: string } | undefined, name: string): CampaignState =>
  before?.name === name ? state : renewed(state);

const folded = (state: CampaignState, event: Recorded<CampaignEvent>): CampaignState => {
  switch (event.type) {
    case 'CampaignSet': {
      const { campaignId: id, name, start, electionDay, end } = event;
      return {
        ...renamed(state, state.campaign, name),
        campaign: { ...(state.campaign ?? notStored), id, name, start, electionDay, end },
      };
    }
    case 'ImportBegun': {
      const { campaign } = state;
      const { at: from, until } = event;
      return campaign
        ? { ...state, campaign: { ...campaign, imports: [...(campaign.imports ?? []), { from, until }] } }
        : state;
    }
    case 'CampaignImported': {
      const { campaign } = state;
      const imports = (campaign?.imports ?? []).map((each, i, all) =>
        i === all.length - 1 ? { from: each.from, until: earlier(each.until, event.at), done: true as const } : each,
      );
      return campaign ? { ...state, campaign: { ...campaign, imports } } : state;
    }
    case 'SettingsSet': {
      const parts = Object.entries(event).flatMap(([field, part]) =>
        field.endsWith(suffix) ? [[field.slice(0, -suffix.length), part] as const] : [],
      );
      const { campaignSettings: campaign } = event;
      const settings = { ...(state.settings ?? notStored), ...Object.fromEntries(parts), campaign };
      return { ...renewed(state), settings };
    }
    case 'OfficeSet':
      return { ...state, office: { ...(state.office ?? notStored), id: event.office, name: event.name } };
    case 'AssociationSet': {
      const { version, createdAt, updatedAt, confirmedBy, replyBy, escalated } = state.association ?? notYet(event);
      const due = { ...(replyBy !== undefined && { replyBy }), ...(escalated && { escalated }) };
      const known = { version, createdAt, updatedAt, ...(confirmedBy && { confirmedBy }), ...due };
      return {
        ...renamed(state, state.association, event.association.name),
        association: { ...known, ...event.association },
      };
    }
    case 'AssociationConfirmed': {
      if (!state.association) return state;
      if (!event.isFully) return { ...state, association: { ...state.association, confirmedBy: event.confirmedBy } };
      const { confirmedBy: _, replyBy: __, escalated: ___, ...association } = state.association;
      return { ...state, association };
    }
    case 'AssociationEscalated': {
      const { association } = state;
      return association ? { ...state, association: { ...association, escalated: true } } : state;
    }
    case 'PersonSet': {
      const { version, createdAt, updatedAt } = state.person ?? notStored;
      const { details } = state;
      if (!details) return state;
      const { person: id, memberships, subjectWaits } = event;
      const { vouched, standing, lastProposal, earlierTexts, textsForgottenAt } = state.person ?? {};
      const texts = { ...(earlierTexts && { earlierTexts }), ...(textsForgottenAt && { textsForgottenAt }) };
      const was = { ...texts, ...(lastProposal && { lastProposal }) };
      const person = { version, createdAt, updatedAt, id, ...details, memberships, vouched, standing, ...was };
      // Until a head's change of sign-in is confirmed the old one stays, and so does its login.
      return subjectWaits && state.person
        ? { ...state, person: { ...person, subject: state.person.subject, ...stillShown(state.person, state.person) } }
        : withLogin(state, person);
    }
    case 'HeadChangeProposed': {
      const { person, details } = state;
      if (!person || !details) return state;
      const { memberships, changed: offices, replyBy } = event;
      const { lastProposal: _, ...is } = person;
      const pending = { subject: details.subject, memberships, offices, ...(replyBy !== undefined && { replyBy }) };
      return { ...state, person: { ...is, pending } };
    }
    case 'HeadChangeConfirmed': {
      const { person } = state;
      if (!person?.pending) return state;
      const { subject, memberships } = person.pending;
      const { changed, confirmedBy } = event;
      const vouched = Object.fromEntries(confirmedBy ? changed.map((office) => [office, confirmedBy]) : []);
      const is = { ...withoutPending(person), subject, memberships, vouched: { ...person.vouched, ...vouched } };
      return withLogin(state, is);
    }
    case 'HeadChangeDeclined':
    case 'HeadChangeWithdrawn':
      return { ...state, person: state.person && unconfirmed(state.person, event) };
    case 'HeadChangeEscalated': {
      const { person } = state;
      return person?.pending
        ? { ...state, person: { ...person, pending: { ...person.pending, escalated: true } } }
        : state;
    }
    case 'HeadChangeSeconded': {
      const { person } = state;
      if (!person) return state;
      const kept = Object.entries(person.vouched ?? {}).filter(([office]) => !event.changed.includes(office as Office));
      return withLogin(state, { ...person, vouched: Object.fromEntries(kept) });
    }
    case 'InvitationMade': {
      const { invitation: id, association, role, at } = event;
      return {
        ...state,
        invitation: { ...notStored, id, association, role, ...state.inviting, status: 'open', expiresAt: expiryOf(at) },
      };
    }
    case 'InvitationRevoked':
    case 'InvitationAccepted': {
      if (!state.invitation) return state;
      const { name: _, email: __, hash: ___, ...plain } = state.invitation;
      return {
        ...state,
        invitation: { ...plain, status: event.type === 'InvitationAccepted' ? 'accepted' : 'revoked' },
      };
    }
    // It moves the version of the association, behind which its administrators are counted.
    case 'MemberRemoved':
      return state.association ? { ...state, association: { ...state.association } } : state;
    case 'ContactShown':
    case 'ContactRemoved': {
      const { person, contact } = state;
      if (!person) return state;
      const { contacts = {}, ...is } = person;
      const others = Object.entries(contacts).filter(([unit]) => unit !== event.unit);
      const shown = event.type === 'ContactShown' && contact ? { ...contact, until: event.until } : undefined;
      return { ...state, person: { ...is, ...withContacts(shown ? [...others, [event.unit, shown]] : others) } };
    }
    case 'PersonForgotten':
      return { ...state, person: undefined, login: undefined };
  }
};

/** Folds one event into the state. */
export const evolve = remembering(campaignTexts, folded);
