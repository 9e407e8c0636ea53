import { type Recorded, notStored } from '../../shared/commit.ts';
import type { CampaignEvent } from './events.ts';
import type { CampaignState, Login, Person } from './state.ts';

/** Folds one event of a campaign into its state. Pure. */

/** The login follows the person; the one of a former subject goes. */
const withLogin = (state: CampaignState, person: Person): CampaignState => {
  const { subject, memberships, id } = person;
  const before = state.login?.subject === subject ? state.login : undefined;
  const login: Login = { ...(before ?? notStored), subject, person: id, memberships };
  const moved = state.person !== undefined && state.person.subject !== subject;
  return moved ? { ...state, person, login, formerLogin: undefined } : { ...state, person, login };
};

const withoutPending = ({ pending: _, ...person }: Person): Person => person;

/** How an event calls a part of the settings: `potSettings`. */
const suffix = 'Settings';

/** Folds one event into the state. */
export const evolve = (state: CampaignState, event: Recorded<CampaignEvent>): CampaignState => {
  switch (event.type) {
    case 'CampaignSet': {
      const { campaignId: id, name, start, electionDay, end } = event;
      return { ...state, campaign: { ...(state.campaign ?? notStored), id, name, start, electionDay, end } };
    }
    case 'SettingsSet': {
      const parts = Object.entries(event).flatMap(([field, part]) =>
        field.endsWith(suffix) ? [[field.slice(0, -suffix.length), part] as const] : [],
      );
      const { campaignSettings: campaign } = event;
      return { ...state, settings: { ...(state.settings ?? notStored), ...Object.fromEntries(parts), campaign } };
    }
    case 'OfficeSet':
      return { ...state, office: { ...(state.office ?? notStored), id: event.office, name: event.name } };
    case 'AssociationSet': {
      const { version, createdAt, updatedAt } = state.association ?? notStored;
      return { ...state, association: { version, createdAt, updatedAt, ...event.association } };
    }
    case 'PersonSet': {
      const { version, createdAt, updatedAt } = state.person ?? notStored;
      const { details } = state;
      if (!details) return state;
      const { person: id, memberships, subjectWaits } = event;
      const person = { version, createdAt, updatedAt, id, ...details, memberships };
      // Until a head's change of sign-in is confirmed the old one stays, and so does its login.
      return subjectWaits && state.person
        ? { ...state, person: { ...person, subject: state.person.subject } }
        : withLogin(state, person);
    }
    case 'HeadChangeProposed': {
      const { person, details } = state;
      if (!person || !details) return state;
      const { memberships, changed: offices } = event;
      return { ...state, person: { ...person, pending: { subject: details.subject, memberships, offices } } };
    }
    case 'HeadChangeConfirmed': {
      const { person } = state;
      if (!person?.pending) return state;
      const { subject, memberships } = person.pending;
      return withLogin(state, { ...withoutPending(person), subject, memberships });
    }
    case 'PersonForgotten':
      return { ...state, person: undefined, login: undefined };
  }
};
