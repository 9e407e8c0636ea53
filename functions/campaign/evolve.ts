import { type Recorded, unborn } from '../../shared/commit.ts';
import type { CampaignEvent } from './events.ts';
import type { CampaignState, Login, Person } from './state.ts';

/** The login follows the person; the one of a former subject goes. */
const withLogin = (state: CampaignState, person: Person): CampaignState => {
  const { subject, memberships, id } = person;
  const is = state.login?.subject === subject ? state.login : undefined;
  const login: Login = { ...(is ?? unborn), subject, person: id, memberships };
  return state.person && state.person.subject !== subject
    ? { ...state, person, login, formerLogin: undefined }
    : { ...state, person, login };
};

/** Folds one event into the state. */
export const evolve = (state: CampaignState, event: Recorded<CampaignEvent>): CampaignState => {
  switch (event.type) {
    case 'CampaignSet': {
      const { id, name, start, electionDay, end } = event;
      return { ...state, campaign: { ...(state.campaign ?? unborn), id, name, start, electionDay, end } };
    }
    case 'SettingsSet':
      return {
        ...state,
        settings: { ...(state.settings ?? unborn), campaign: event.campaignSettings, pot: event.potSettings },
      };
    case 'OfficeSet':
      return { ...state, office: { ...(state.office ?? unborn), id: event.office, name: event.name } };
    case 'AssociationSet': {
      const { version, createdAt, updatedAt } = state.association ?? unborn;
      return { ...state, association: { version, createdAt, updatedAt, ...event.association } };
    }
    case 'PersonSet': {
      const { details } = state;
      if (!details) return state;
      const { version, createdAt, updatedAt } = state.person ?? unborn;
      // Until a head's change of sign-in is confirmed, the old one stays.
      const waits = state.person && state.login?.subject !== details.subject && state.formerLogin !== undefined;
      return withLogin(state, { version, createdAt, updatedAt, id: event.person, ...details, memberships: event.memberships, ...(waits && {}) });
    }
    case 'HeadChangeProposed':
      return state;
    case 'HeadChangeConfirmed':
      return state;
    case 'PersonForgotten':
      return { ...state, person: undefined, login: undefined };
  }
};
