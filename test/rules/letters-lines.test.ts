import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { groupName } from '../../functions/letters/writing/groups.ts';
import { lineOf } from '../../functions/letters/writing/lines.ts';
import { announcing } from '../../functions/notifications/announcing.ts';
import { referencesIn, withNames } from '../../shared/called.ts';
import { toldOf, type Group } from '../../shared/events.ts';
import { eventsAbout } from '../../shared/folds.ts';
import { text } from '../../shared/problems.ts';
import { unitCalled } from '../../shared/words.ts';
import { offices } from '../../shared/units.ts';
import { fieldsFrom } from '../support/event-from-schema.ts';

/**
 * A letter tells kind, line, unit, amount and day, and no title, purpose, reason or note that somebody has written: tried for every type
 * of event there is, so that a new one has to say which it is.
 */

/** What things are called by in letters: names in catalogues of the offices, units, and what follows from figures. */
const kinds = ['association', 'budget-line', 'item', 'pack', 'asset', 'channel', 'position', 'task'];
/** Fields with such a name themselves: of a budget line, of an association, of the campaign; and a checksum. */
const names = ['name', 'hash'];

const announce = announcing(capabilities);
const ulid = '01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
/** Each text that an event has says which field it is of. */
const marked = (value: unknown, field = ''): unknown => {
  if (typeof value === 'number') return field === 'headsNeeded' ? 2 : value;
  if (typeof value === 'string') {
    if (field === 'language') return 'so';
    if (field === 'edition') return `${value}/so`;
    return value.startsWith('canary-') ? `canary-${field}` : value;
  }
  if (Array.isArray(value)) return value.map((each) => marked(each, field));
  if (typeof value !== 'object' || value === null) return value;
  const key = (name: string): string => {
    if (field === 'editions') return 'so';
    return (field === 'lines' || field === 'missing') && name.startsWith('canary') ? `${name}/so` : name;
  };
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [key(name), marked(each, name)]));
};

const subjectOf = (head: string): string => {
  const [first, below] = head.split('/');
  return below ? `${first}/${ulid}/${below}/${ulid}` : `${first}/${ulid}`;
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

const link = 'https://valsam.example.org/go/val-2026';
describe('no letter has what somebody has written', () => {
  test.each(types)('%s', (_, subject, type, groups) => {
    const shape = Object.assign({}, ...groups.map(({ fields }) => fields));
    fc.assert(
      fc.property(
        fieldsFrom(shape),
        fc.constantFrom(...offices, 'solna'),
        fc.constantFrom('sv' as const, 'en' as const),
        (fields, recipient, language) => {
          const happened = { ...(marked(fields) as object), type, subject };
          const event = toldOf(eventsAbout(capabilities, subject), happened, ['notice']);
          const base = { id: ulid, at: '2026-08-03T08:00:00.000Z', type, subject };
          const said = announce({ ...event, ...base } as never, recipient, unitCalled);
          const { action, text: inInbox, untitled, due } = said;
          // No names are put into these.
          if (untitled) expect(referencesIn(`${untitled.sv}${untitled.en}`)).toEqual([]);
          const notice = { event: type, subject, action, text: inInbox, untitled, due };
          const line = lineOf(notice, language, link, '2026-08-03');
          for (const { kind } of referencesIn(line.text)) expect(kinds, line.text).toContain(kind);
          const own = withNames(line.text, () => 'Namnet');
          for (const [, field] of own.matchAll(/canary-(\w*)/g)) expect(names, line.text).toContain(field);
          expect(own).not.toMatch(/undefined|\d{4}-\d\d-\d\d/);
          expect(own).toMatch(/^[\p{Lu}\d].*\.$/su);
          expect(groupName(line.group, language)).not.toBe(groupName('unknown', language));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a line', () => {
  const of = (sv: string, change: object = {}) =>
    lineOf(
      { event: 'SpendingRequested', subject: 'pot/requests/solna.1', action: 'decide', text: text(sv, sv), ...change },
      'sv',
      link,
      '2026-12-01',
    );

  test.each([
    ['Det gäller till och med 2026-12-08.', 'Det gäller till och med 8 december.'],
    ['Från 2026-12-08 till 2027-01-09.', 'Från 8 december till 9 januari 2027.'],
    ['Valstuga 1, 2026-12-08–2026-12-10.', 'Valstuga 1, 8 december – 10 december.'],
    ['Besök 2026-12-08, 2026-12-09 och 2026-12-10.', 'Besök 8 december, 9 december och 10 december.'],
    ['Solna har begärt 12 000 kr.', 'Solna har begärt 12 000 kr.'],
  ])('%s', (said, read) => {
    expect(of(said).text).toBe(read);
  });

  test('of many that are alike tells how many, where it tells none of their titles', () => {
    const due = { event: 'MilestoneDue', subject: 'timeline/milestones', count: 30 };
    expect(of('Er milstolpe ”Kim flyttar” är nära.', due).text).toBe(
      'En milstolpe i tidsplanen som ni ser till närmar sig. Detsamma gäller 29 till.',
    );
  });

  test('says what is due and where it leads, and what it belongs to', () => {
    expect(of('Något.', { due: '2026-12-08' })).toEqual({
      action: 'decide',
      text: 'Något.',
      due: '2026-12-08',
      link,
      subject: 'pot/requests/solna.1',
      group: 'pot',
    });
  });

  test('of a title that somebody has given says what it is instead', () => {
    const hidden = of('Evenemanget ”Middag hos Anna” är inlämnat.', { event: 'EventSubmitted', subject: 'events/1' });
    expect(hidden.text).toBe('Ett evenemang är inlämnat för publicering.');
  });

  test.each([
    [
      'en publicering som föreslås',
      'PublicationProposed',
      { accepted: false },
      'En publicering av ett evenemang är föreslagen; Stadshuskansliet svarar senast 8 augusti.',
    ],
    [
      'en som kanalens kansli planerar',
      'PublicationProposed',
      { accepted: true },
      'Stadshuskansliet har planerat en publicering av ett evenemang.',
    ],
    [
      'ett avslag',
      'EventDeclined',
      { back: false },
      'Ett evenemang har fått avslag av Stadshuskansliet; skälet finns vid evenemanget.',
    ],
    [
      'något tillbakaskickat',
      'EventDeclined',
      { back: true },
      'Ett evenemang är tillbakaskickat av Stadshuskansliet för att ändras och lämnas in igen; skälet finns vid evenemanget.',
    ],
  ])('says what has happened where an event can mean several things: %s', (_, type, change, expected) => {
    const subject = type === 'EventDeclined' ? `events/${ulid}` : `events/${ulid}/publications/${ulid}`;
    const facts = {
      title: 'Middag hos Anna',
      startsAt: '2026-08-26T14:00',
      time: '2026-08-20T17:00',
      event: ulid,
      channel: 'x',
      units: ['solna'],
      organisers: ['solna'],
      owner: 'city-hall',
      by: 'city-hall',
    };
    const base = { id: ulid, at: '2026-08-03T08:00:00.000Z', type, subject, replyBy: '2026-08-08', tooLate: false };
    const said = announce({ ...facts, ...base, ...change } as never, 'solna', unitCalled);
    const line = lineOf({ ...said, event: type, subject }, 'sv', link, '2026-08-03');
    expect(line.text).toBe(expected);
  });

  test('of what no letter knows yet says only what it belongs to', () => {
    const unknown = of('Något med ett namn.', { event: 'Unheard', subject: 'groups/1', action: 'do' });
    expect(unknown.text).toBe('Grupper: något behöver göras.');
    expect(of('Något.', { event: 'Unheard', subject: 'unheard/1' }).text).toBe('Övrigt: något väntar på beslut.');
  });
});
