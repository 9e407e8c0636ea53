import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactsFor, overdue, removeContact, showContact } from '../../functions/campaign/contacts/rules.ts';
import { dialled } from '../../functions/campaign/contacts/phone.ts';
import { evolve } from '../../functions/campaign/evolve.ts';
import { confirmHeadChange, setPerson } from '../../functions/campaign/rules.ts';
import type { Contact, Person } from '../../functions/campaign/state.ts';
import type { Actor, Membership } from '../../shared/actor.ts';
import { isOffice } from '../../shared/units.ts';
import { after, dates, running } from '../support/campaign-state.ts';
import { type Expected, given } from '../support/given.ts';
import { stored } from '../support/pot-state.ts';

const today = '2018-08-01';
const member: Membership = { unit: 'solna', role: 'member' };
const details = { function: 'Kampanjledare', phone: '+46701234567' };
const contact: Contact = { ...details, until: dates.end };
const kim: Person = { ...stored, id: 'kim', subject: 'sub-kim', name: 'Kim', memberships: [member] };
const shown: Person = { ...kim, contacts: { solna: contact } };
const known = (person: Person, is: Omit<Contact, 'until'> = details) => ({ campaign: running, person, contact: is });

describe('what somebody shows of how they are reached', () => {
  const show = (state: ReturnType<typeof known>, until?: string) => showContact(state, { unit: 'solna', until, today });
  test.each<[string, Parameters<typeof show>, Expected<typeof show>]>([
    ['for as long as the campaign', [known(kim)], ['ContactShown']],
    ['until a day', [known(kim), today], ['ContactShown']],
    ['an address alone', [known(kim, { function: 'F', email: 'kim@example.se' })], ['ContactShown']],
    ['the same once more', [known(shown)], []],
    ['other hours', [known(shown, { ...details, hours: '9–17' })], ['ContactShown']],
    ['neither number nor address', [known(kim, { function: 'F' })], 'invalid-input /phone needed'],
    ['longer than the campaign', [known(kim), '2018-10-01'], 'invalid-input /until outside-campaign'],
    ['until a day that has been', [known(kim), '2018-07-31'], 'invalid-input /until past'],
  ])('%s', (_what, [state, until], expected) => {
    given(state)
      .when(() => show(state, until))
      .thenAsTold(expected);
  });

  test('is in no event, and is theirs until they remove it', () => {
    const decision = show(known(kim));
    expect(JSON.stringify(decision)).not.toMatch(/Kampanjledare|4670/);
    const is = after(known(kim), decision);
    expect(is.person.contacts).toEqual({ solna: contact });
    expect(after(is, removeContact(is, ['solna'])).person.contacts).toBeUndefined();
    given({ person: kim }).when(removeContact, ['solna']).thenRefused('not-found');
  });

  test('is overdue when its day is past, or the campaign', () => {
    const until = (day: string): Person => ({ ...kim, contacts: { solna: { ...contact, until: day } } });
    expect(overdue(running, until(today), today)).toEqual([]);
    expect(overdue(running, until('2018-07-31'), today)).toEqual(['solna']);
    expect(overdue({ end: '2018-07-31' }, shown, today)).toEqual(['solna']);
    expect(overdue(running, kim, today)).toEqual([]);
  });
});

describe('it goes', () => {
  const set = (memberships: readonly Membership[], subject = 'sub-kim', person = shown) => {
    const state = {
      campaign: running,
      person,
      login: undefined,
      formerLogin: undefined,
      known: new Set(['solna', 'kista']),
      details: { subject, name: 'Kim' },
    };
    return after(state, setPerson(state, { id: 'kim', memberships, actorSubject: 'sub-admin' }));
  };
  test('with the unit that it is of, and stays with another role there', () => {
    expect(set([{ unit: 'solna', role: 'administrator' }]).person?.contacts).toEqual({ solna: contact });
    expect(set([{ unit: 'kista', role: 'member' }]).person).not.toHaveProperty('contacts');
  });
  test('when somebody else signs in as the person', () => {
    expect(set([member], 'sub-robin').person).not.toHaveProperty('contacts');
  });
  test('of a head once the change is confirmed, not while it waits', () => {
    const heads: Membership = { unit: 'district', role: 'head' };
    const head = { ...kim, memberships: [heads], contacts: { district: contact } };
    const waiting = set([heads], 'sub-robin', head);
    expect(waiting.person?.contacts).toEqual({ district: contact });
    const person = waiting.person as Person;
    const decision = confirmHeadChange({ person, login: undefined }, { person: 'alex', offices: ['city-hall'] });
    expect(after({ ...waiting, person }, decision).person).not.toHaveProperty('contacts');
  });
  test('with the person', () => {
    const event = { type: 'PersonForgotten', subject: 's', person: 'kim', units: [] } as const;
    expect(evolve({ person: shown }, { ...event, id: 'e', at: stored.createdAt, actor: 'a' }).person).toBeUndefined();
  });
});

describe('who sees it', () => {
  const units = ['district', 'city-hall', 'solna', 'kista', 'nacka', 'farsta'];
  const group = fc.constantFrom(undefined, 'norr', 'jarva');
  const anyAssociations = fc.tuple(group, group, group, group).map((groups) =>
    units
      .filter((unit) => !isOffice(unit))
      .map((id, i) => {
        const neighbourGroup = groups[i];
        return { id, ...(neighbourGroup && { neighbourGroup }) };
      }),
  );
  const roleAt = (unit: string): Membership => ({ unit, role: isOffice(unit) ? 'staff' : 'member' });
  const anyMemberships = fc.oneof(
    fc.constant([{ unit: 'campaign', role: 'admin' } as const]),
    fc.uniqueArray(fc.constantFrom(...units), { minLength: 1 }).map((in_) => in_.map(roleAt)),
  );

  test('of offices all, of an association the offices, itself and its neighbour group', () => {
    const people = units.map((unit): Person => ({ ...kim, id: unit, contacts: { [unit]: contact } }));
    fc.assert(
      fc.property(anyMemberships, anyAssociations, (memberships, associations) => {
        const actor: Actor = { subject: 's', person: 'p', memberships, isAdmin: false };
        const told = contactsFor(actor, { people, associations }, today).map(({ unit }) => unit);
        const groupOf = (unit: string) => associations.find(({ id }) => id === unit)?.neighbourGroup;
        const own = memberships.map(({ unit }) => unit);
        for (const unit of units) {
          const isNear = own.some((each) => each === unit || (groupOf(unit) && groupOf(each) === groupOf(unit)));
          expect([unit, told.includes(unit)]).toEqual([unit, isOffice(unit) || own.some(isOffice) || Boolean(isNear)]);
        }
      }),
    );
  });

  test('until its day, offices first', () => {
    const people = [shown, { ...kim, contacts: { district: contact, solna: { ...contact, until: '2018-07-31' } } }];
    const actor: Actor = { subject: 's', person: 'p', memberships: [member], isAdmin: false };
    const told = contactsFor(actor, { people, associations: [{ id: 'solna' }] }, today);
    expect(told).toEqual([
      { unit: 'district', ...contact },
      { unit: 'solna', ...contact },
    ]);
  });
});

test.each([
  ['070-123 45 67', '+46701234567'],
  ['08-123 456', '+468123456'],
  ['+46 (0)70 123 45 67', '+46701234567'],
  ['0046701234567', '+46701234567'],
  ['+358 40 1234567', '+358401234567'],
  ['701234567', undefined],
  ['0', undefined],
  ['+46 70', undefined],
  ['+0701234567', undefined],
  ['070-123 45 67 89 01', undefined],
  ['ring mig', undefined],
])('a number is dialled from anywhere: %s', (written, expected) => {
  expect(dialled(written)).toBe(expected);
});
