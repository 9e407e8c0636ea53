import { expect, test } from 'vitest';
import { capabilities, services } from '../../functions/capabilities.ts';
import { commandsBelow, tellsCommands } from '../../shared/commands-below.ts';
import { type Contract, isOpen, methodOf, type Operation, pathOf } from '../../shared/contract.ts';
import { everyOperation } from '../support/stack.ts';

/** Which commands are told with what is shown. */

const all: Contract = Object.fromEntries(everyOperation);
const shown = Object.values(all).filter(tellsCommands);
const below = commandsBelow(all, shown);

/** One thing, as JSON, by a name of its own at the end of its path. */
const isOfOne = (operation: Operation): boolean =>
  methodOf(operation) === 'GET' &&
  !isOpen(operation) &&
  operation.produces === undefined &&
  operation.status !== 302 &&
  pathOf(operation).endsWith('}');

/** In these lies what other functions make new: it belongs to lists of its own, and not to what is shown. */
const rooms = ['showCampaign', 'showOffice', 'showAssociation', 'showPot'];
/** Left out: what is in a function of its own since it is heavy, or since it looks through everything; and what is another capability's. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  showPerson: ['forgetPerson'],
  showEdition: ['openUpload', 'reportCopies', 'correctCopies'],
  showEvent: ['proposePublication'],
  showSpending: ['openReceiptUpload'],
  showMilestone: ['acceptProposedDay', 'declineProposedDay'],
};

test('whatever is shown by itself tells its commands, unless there are none', () => {
  const one = everyOperation.filter(([, operation]) => isOfOne(operation));
  const without = one.filter(([, operation]) => !tellsCommands(operation));
  expect(without.map(([name]) => name)).toEqual(['showUpload']);
});

test('a function weighs all that is on what it shows', () => {
  const missing = services.flatMap(({ contract, weighed = {} }) => {
    const here: Readonly<Record<string, readonly string[]>> = commandsBelow(
      Object.assign({}, contract, weighed),
      shown,
    );
    const things = Object.entries(here).filter(([name]) => !rooms.includes(name));
    return things.flatMap(([name, names]) => {
      const left = (below[name] ?? []).filter((each) => !names.includes(each));
      const known = elsewhere[name] ?? [];
      return left.filter((each) => !known.includes(each)).map((each) => `${name} ${each}`);
    });
  });
  expect(missing).toEqual([]);
});

test('what is decisive is an event that there is', () => {
  const types = new Set(
    capabilities.flatMap(({ events = {} }) => Object.values(events).flatMap((each) => [...each.known().keys()])),
  );
  const unknown = everyOperation.flatMap(([name, { decisive = {} }]) =>
    Object.keys(decisive).flatMap((type) => (types.has(type) ? [] : [`${name} ${type}`])),
  );
  expect(unknown).toEqual([]);
});
