import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { announcing } from '../../functions/notifications/announcing.ts';
import { called, referencesIn, withNames } from '../../shared/called.ts';
import { toldOf, type Group } from '../../shared/events.ts';
import { eventsAbout, namingsOf } from '../../shared/folds.ts';
import { namesFrom, unitCalled } from '../../shared/words.ts';
import { offices } from '../../shared/units.ts';
import { daysInWords } from '../../shared/day-words.ts';
import { fieldsFrom } from '../support/event-from-schema.ts';
import { holdWords } from '../support/sentences.ts';

/** In no sentence stands an id: where a rule knows one, whoever reads is told the name (shared/called.ts). */

const announce = announcing(capabilities);
const namings = namingsOf(capabilities);
const ulid = '01J4Z6X9Q8W7E6R5T4Y3V2B1N0';

/** What is called something in the event itself: people have chosen it. */
const names = ['name', 'title', 'host', 'hash'];
/** Languages are words to a sentence, so a canary would be none. */
const spoken = (value: unknown, name = ''): unknown => {
  if (typeof value === 'number') return name === 'headsNeeded' ? 2 : value;
  if (typeof value === 'string') {
    if (names.includes(name)) return 'Namnet';
    if (name === 'language') return 'so';
    return name === 'edition' ? `${value}/so` : value;
  }
  if (Array.isArray(value)) return value.map((each) => spoken(each, name));
  if (typeof value !== 'object' || value === null) return value;
  const key = (field: string): string => {
    if (name === 'editions') return 'so';
    return (name === 'lines' || name === 'missing') && field.startsWith('canary') ? `${field}/so` : field;
  };
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [key(field), spoken(each, field)]));
};

const subjectOf = (head: string): string => {
  const [first, below] = head.split('/');
  return below ? `${first}/canary-9/${below}/${ulid}` : `${first}/canary-9`;
};
const types = capabilities
  .flatMap(({ events = {} }) => Object.entries(events))
  .flatMap(([head, events]) =>
    [...events.known()].map(([type, { groups }]): [string, string, string, readonly Group[]] => [
      `${head}: ${type}`,
      subjectOf(head),
      type,
      groups,
    ]),
  );

const ids = new RegExp(`canary-|01CANARY|${ulid}|undefined|${offices.slice(1).join('|')}|\\([a-z]{2,3}\\)`);
const told = (said: string): string =>
  withNames(said, ({ kind }) => {
    expect(Object.keys(namings)).toContain(kind);
    return 'Namnet';
  });

describe('every event is told by names', () => {
  test.each(types)('%s', (_, subject, type, groups) => {
    const shape = Object.assign({}, ...groups.map(({ fields }) => fields));
    fc.assert(
      fc.property(fieldsFrom(shape), fc.constantFrom(...offices, 'solna'), (fields, recipient) => {
        const happened = { ...(spoken(fields) as object), type, subject };
        const event = toldOf(eventsAbout(capabilities, subject), happened, ['notice']);
        const base = { id: ulid, at: '2026-08-03T08:00:00.000Z', type, subject };
        const { text, title } = announce({ ...event, ...base } as never, recipient, unitCalled);
        for (const said of [text.sv, text.en, title?.sv ?? '', title?.en ?? ''])
          expect(told(said), said).not.toMatch(ids);
        // As the page and letters show them.
        for (const language of ['sv', 'en'] as const)
          holdWords(
            [text, ...(title ? [title] : [])].map((said) => daysInWords(said[language], language, '2018-08-03')),
          );
        expect(title, `${type} says what it is about`).toBeDefined();
      }),
      { numRuns: 40 },
    );
  });
});

describe('what a notice is about', () => {
  test.each([
    ['pot/requests/solna.1', ['spending-request solna.1']],
    ['pot/budget-lines/ads', ['budget-line ads']],
    ['materials/items/folder/editions/so', ['item folder']],
    ['materials/print-runs/folder.so.1', ['item folder']],
    ['materials/orders/solna.1', ['order solna.1']],
    ['materials/packs/small', ['pack small']],
    ['staff/requests/solna.1', ['staff-request solna.1']],
    ['staff/positions/organiser', ['position organiser']],
    ['assets/cabin-1', ['asset cabin-1']],
    ['assets/bookings/solna.1', ['booking solna.1']],
    [`events/${ulid}/publications/${ulid}`, [`gathering ${ulid}`]],
    ['channels/page', ['channel page']],
    ['boosts/1', ['boost 1']],
    ['visits/solna.1', ['visit solna.1']],
    ['candidates/1', []],
    ['campaign/associations/solna', ['association solna']],
    ['campaign/people/01J', []],
    ['events/imports/1', []],
  ])('%s', (subject, wanted) => {
    const { title } = announce(
      { id: ulid, at: '', type: subject.startsWith('campaign') ? 'SettingsSet' : 'TextsForgotten', subject } as never,
      'district',
      namesFrom({}),
    );
    expect(referencesIn(title?.sv ?? '').map(({ kind, id }) => `${kind} ${id}`)).toEqual(wanted);
    expect(told(title?.en ?? '')).toMatch(/^[A-Z]/);
  });
});

describe('a reference', () => {
  test('is a name once it is read, with a capital where it begins the sentence', () => {
    const said = `${called('asset', 'cabin-1')} och ${called('asset', 'cabin-2')} är lediga.`;
    expect(withNames(said, ({ id }) => `valstuga ${id.slice(-1)}`)).toBe('Valstuga 1 och valstuga 2 är lediga.');
  });

  test.each(Object.entries(namings))('%s has a name for what is no more', (_, { gone: given }) => {
    const gone = typeof given === 'function' ? given('door-knocking') : given;
    expect(gone.sv).toMatch(/[a-zåäö]/);
    expect(gone.en).not.toBe(gone.sv);
  });
});
