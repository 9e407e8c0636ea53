import { withoutEarlier } from '../../shared/texts.ts';
import type { Person } from './state.ts';

/** How people are shown. Pure. */

const withoutSubject = ({ subject: _, ...pending }: NonNullable<Person['pending']>) => pending;
const withoutId = ({ id: _, ...proposal }: NonNullable<Person['lastProposal']>) => proposal;

/** What is kept of an answer has nobody's name. */
export const rolesOf = ({
  person: { id, memberships, vouched, pending, lastProposal, version, createdAt, updatedAt },
}: {
  readonly person: Person;
}) => ({
  id,
  memberships,
  ...(vouched && { vouched }),
  ...(pending && { pending: withoutSubject(pending) }),
  ...(lastProposal && { lastProposal: withoutId(lastProposal) }),
  version,
  createdAt,
  updatedAt,
});

/** How often somebody else came to sign in as a person is nobody's to read; how they are reached is in the directory. */
export const viewPerson = ({ standing: _, contacts: __, lastProposal, ...is }: Person) => ({
  ...withoutEarlier(is),
  ...(lastProposal && { lastProposal: withoutId(lastProposal) }),
});
/** What somebody shows of how they are reached, by the unit that it is for. */
export const viewContacts = ({ contacts = {} }: Pick<Person, 'contacts'>) =>
  Object.entries(contacts).map(([unit, is]) => ({ unit, ...is }));
