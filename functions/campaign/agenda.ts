import { peoplePartition } from '../../shared/actor.ts';
import { text } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { type Open, type Waiting } from '../../shared/waiting.ts';
import { factOf, idIn } from '../../shared/waiting-words.ts';
import { enumerated, unitCalled } from '../../shared/words.ts';
import type { Association, Invitation, Person } from './state.ts';
import { invitationsRange } from './store.ts';
import * as waits from './waiting.ts';

/** How what waits of the setting up is found and told: never by anybody's name. */
const officesOf = (wait: Open) =>
  enumerated([...factOf(wait, 'offices')].map((digit) => unitCalled(offices[Number(digit)] ?? '')));

const people: Waiting<Person> = {
  kinds: waits.personKinds,
  waits: waits.personWaits,
  partition: peoplePartition,
  prefix: 'person#',
  subject: (rest) => `campaign/people/${rest}`,
  params: (wait) => ({ person: idIn(wait) }),
  say: (wait) => {
    const where = officesOf(wait);
    return { title: text(`Chefsbyte på ${where.sv}`, `Change of the head of ${where.en}`), facts: [] };
  },
};

const partition = (campaign: string): string => invitationsRange(campaign).pk;
const associations: Waiting<Association> = {
  kinds: waits.associationKinds,
  waits: waits.associationWaits,
  partition,
  prefix: 'association#',
  subject: (rest) => `campaign/associations/${rest}`,
  params: (wait) => ({ association: idIn(wait) }),
  say: (wait) => {
    const name = factOf(wait, 'name');
    return { title: text(`Ny förening: ${name}`, `New association: ${name}`), unit: idIn(wait), facts: [] };
  },
};

const invitations: Waiting<Invitation> = {
  kinds: waits.invitationKinds,
  waits: waits.invitationWaits,
  partition,
  prefix: 'invitation#',
  subject: (rest) => `campaign/associations/${rest.replace('#', '/invitations/')}`,
  link: (wait) => `associations/${wait.for[0]}/invitations`,
  params: () => ({}),
  happens: true,
  say: (wait) => ({
    title: text('En inbjudan går ut', 'An invitation runs out'),
    unit: wait.for[0],
    facts: [],
  }),
};

export const waiting = {
  'campaign/people': people,
  'campaign/associations': associations,
  'campaign/invitations': invitations,
};
