import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { letterKinds } from '../../functions/letters/state.ts';
import { letterOf } from '../../functions/letters/writing/letter.ts';
import { invitationOf, type InvitationInput, uidOf } from '../../functions/letters/writing/itip.ts';
import { mimeOf } from '../../functions/letters/writing/mime.ts';
import { oneLine } from '../../functions/letters/writing/subject.ts';
import { anyLetter, bytesOf, line, read } from '../support/letters.ts';

/** The bytes of letters, read by others' readers of mail and of calendars. */

const visit: InvitationInput = {
  method: 'REQUEST',
  uid: uidOf('visits', 'solna.1', 'val-2026', 'valsam.example.org'),
  sequence: 3,
  changedAt: '2026-08-01T10:00:00.000Z',
  summary: 'Besök hos Solna',
  start: '2026-10-24T22:30:00.000Z',
  end: '2026-10-25T01:30:00.000Z',
  location: 'Torget; Råsunda, 3\nInre gården',
  url: 'https://valsam.example.org/public/val-2026/events/1',
  organizer: 'no-reply@valsam.example.org',
  attendee: 'kandidat@example.org',
  language: 'sv',
};
const eventIn = (content: string) => {
  const calendar = new ICAL.Component(ICAL.parse(content));
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  expect(others).toEqual([]);
  if (!event) throw new Error('no event');
  return {
    method: calendar.getFirstPropertyValue('method'),
    event,
    value: (name: string) => String(event.getFirstPropertyValue(name)),
  };
};

describe('a letter', () => {
  test('is text first and then HTML, and both say the same', async () => {
    const { source, text = '', html = '', attachments } = await read();
    expect(source.indexOf('text/plain')).toBeLessThan(source.indexOf('text/html'));
    expect(source).toContain('multipart/alternative');
    expect(attachments).toEqual([]);
    const words = html
      .replace(/<head>[\s\S]*<\/head>/, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');
    for (const said of text.split('\n').map((each) => each.replace(/^[*\s-]+/, '').trim()))
      if (!said.startsWith('http')) expect(words).toContain(said);
  });

  test('fetches nothing, counts nobody, and links where it says', async () => {
    const { html = '' } = await read({ kind: 'digest', lines: [line(), line({ action: 'know', group: 'staff' })] });
    expect(html).not.toMatch(/<(?:img|script|link|iframe|form)|url\(|src=|background(?!-color)/i);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link);
    expect(new Set(links)).toEqual(new Set([line().link, anyLetter.unsubscribe]));
  });

  test('has its headers', async () => {
    const { names, from, to, replyTo, subject, messageId, date } = await read();
    expect(from).toMatchObject({ name: 'Valsam', address: 'no-reply@valsam.example.org' });
    expect(to).toMatchObject([{ address: 'head@example.org' }]);
    expect(replyTo).toMatchObject([{ address: 'kansliet@example.org' }]);
    expect(subject).toBe('Solna har begärt 12 000 kr ur posten Publicitet');
    expect(date).toBe('2026-08-03T05:30:00.000Z');
    expect(messageId).toMatch(/^<[0-9a-f]{32}@valsam\.example\.org>$/);
    expect(names).toMatchObject({
      'auto-submitted': 'auto-generated',
      // Nobody at an office is written to by programs that somebody wants no more letters.
      'list-unsubscribe': '<https://valsam.example.org/unsubscribe/T0KEN>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'feedback-id': 'now:val-2026:valsam:valsam.example.org',
      'content-language': 'sv',
    });
  });

  test('that nobody can stop has no way to stop it', async () => {
    const { names } = await read({ kind: 'confirmation', lines: [], unsubscribe: undefined });
    expect(Object.keys(names).filter((name) => name.startsWith('list-'))).toEqual([]);
  });

  test('is the same, byte for byte, however often its item is tried; another item is another letter', async () => {
    expect(Buffer.from(await bytesOf())).toEqual(Buffer.from(await bytesOf()));
    const [one, other] = [await read(), await read({ id: 'm#somebody#digest#2026-08-03' })];
    expect(one.messageId).not.toBe(other.messageId);
  });

  test('is threaded with the others about its thing, and with no other', async () => {
    const about = async (subject: string, id: string) => (await read({ lines: [line({ subject })], id })).references;
    const first = await about('pot/requests/solna.1', 'm#1#now#1');
    expect(first).toMatch(/^<[0-9a-f]{32}@/);
    expect(await about('pot/requests/solna.1', 'm#2#remind#1')).toBe(first);
    expect(await about('pot/requests/solna.2', 'm#1#now#2')).not.toBe(first);
    const { references } = await read({ lines: [line(), line({ subject: 'pot/requests/solna.2' })] });
    expect(references).toBeUndefined();
  });
});

describe('nothing that is put into a letter', () => {
  const evil = fc
    .array(
      fc.constantFrom(
        '\r',
        '\n',
        '\r\n',
        '\u0085',
        '\u2028',
        '\0',
        'Bcc: all@example.org',
        ' ',
        'å',
        '<b>',
        '"',
        ',',
        ';',
        '=?UTF-8?Q?',
        '\r\n\r\n--_NmP',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));
  const known = [
    'mime-version',
    'content-type',
    'content-language',
    'from',
    'to',
    'reply-to',
    'subject',
    'date',
    'message-id',
    'in-reply-to',
    'references',
    'list-unsubscribe',
    'list-unsubscribe-post',
    'auto-submitted',
    'feedback-id',
  ];

  test('becomes a header, another recipient or another part', async () => {
    await fc.assert(
      fc.asyncProperty(evil, evil, fc.constantFrom(...letterKinds), async (words, name, kind) => {
        const lines = [line({ text: `Solna${words}vill ha pengar`, subject: words, group: words })];
        const mail = await read({ kind, lines, unitName: name, campaignName: name, campaign: words });
        expect(Object.keys(mail.names).filter((key) => !known.includes(key))).toEqual([]);
        expect(mail.to).toHaveLength(1);
        expect(mail.cc ?? mail.bcc).toBeUndefined();
        expect(mail.attachments).toEqual([]);
        expect(mail.html ?? '').not.toContain('<b>');
        expect(mail.source.split('\r\n').every((each) => !/[\r\n]/.test(each) && each.length <= 998)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test.each(['to', 'from', 'replyTo'] as const)('%s takes one address and nothing else', (field) => {
    for (const bad of [
      'a@b.se\r\nBcc: c@d.se',
      'a@b.se, c@d.se',
      'A <a@b.se>',
      'a@b.se c',
      'ab.se',
      '',
      'a@b.se\u2028',
    ])
      expect(() => letterOf({ ...anyLetter, [field]: bad })).toThrow('not an address');
  });

  test.each(['unsubscribe', 'secretLink', 'preferences'] as const)('%s takes a link and nothing else', (field) => {
    for (const bad of ['javascript:alert(1)', 'https://a.se/>, <mailto:x@y.se', 'https://a.se/\r\nX: y'])
      expect(() => letterOf({ ...anyLetter, [field]: bad })).toThrow('not a link');
  });

  test('one line stays one line', () => {
    expect(oneLine('a\r\nb\u2028c\u202ed\ud800')).toBe('a b c d\ufffd');
  });
});

describe('an invitation', () => {
  const sent = (change: Partial<InvitationInput> = {}) =>
    read({ kind: 'calendar', calendar: invitationOf({ ...visit, ...change } as InvitationInput) });

  test('is the last alternative, and a file beside it', async () => {
    const { source, attachments } = await sent();
    expect(source).toContain('Content-Type: text/calendar; charset=utf-8; method=REQUEST');
    expect(source.indexOf('text/html')).toBeLessThan(source.indexOf('text/calendar'));
    expect(source.indexOf('text/calendar')).toBeLessThan(source.indexOf('application/ics'));
    expect(attachments.map(({ filename }) => filename)).toContain('invite.ics');
    const contents = attachments.map(({ content }) => new TextDecoder().decode(content as ArrayBuffer));
    expect(contents.every((content) => content.includes('METHOD:REQUEST'))).toBe(true);
  });

  test('asks nobody: one attendee, who has said yes, at instants in UTC', () => {
    const { method, event, value } = eventIn(invitationOf(visit).content);
    expect(method).toBe('REQUEST');
    expect(value('sequence')).toBe('3');
    expect(value('status')).toBe('CONFIRMED');
    expect(value('dtstart')).toBe('2026-10-24T22:30:00Z');
    expect(value('dtend')).toBe('2026-10-25T01:30:00Z');
    expect(value('location')).toBe(visit.location);
    expect(value('url')).toBe(visit.url);
    expect(value('organizer')).toBe('mailto:no-reply@valsam.example.org');
    const attendees = event.getAllProperties('attendee');
    expect(attendees).toHaveLength(1);
    expect(String(attendees[0]?.getFirstValue()).toLowerCase()).toBe('mailto:kandidat@example.org');
    expect(attendees[0]?.getParameter('partstat')).toBe('ACCEPTED');
    expect(attendees[0]?.getParameter('rsvp')).toBe('FALSE');
  });

  test('is changed and cancelled under its own id, each time with a later number', () => {
    const off = eventIn(invitationOf({ ...visit, method: 'CANCEL', sequence: 4 }).content);
    expect(off.method).toBe('CANCEL');
    expect([off.value('uid'), off.value('sequence'), off.value('status')]).toEqual([visit.uid, '4', 'CANCELLED']);
    expect(uidOf('visits', 'solna.2', 'val-2026', 'valsam.example.org')).not.toBe(visit.uid);
  });

  test('of whole days has days, whatever clocks do meanwhile', () => {
    const { start: _start, end: _end, ...rest } = visit;
    const { value } = eventIn(
      invitationOf({ ...rest, days: { from: '2026-10-24', to: '2026-10-25' } } as InvitationInput).content,
    );
    expect([value('dtstart'), value('dtend')]).toEqual(['2026-10-24', '2026-10-26']);
  });

  test('takes no word as a line of its own', () => {
    const words = 'Torget\r\nATTENDEE:mailto:all@example.org\nBEGIN:VALARM';
    const { event, value } = eventIn(invitationOf({ ...visit, summary: words, location: words }).content);
    expect(event.getAllProperties('attendee')).toHaveLength(1);
    expect(event.getAllSubcomponents()).toEqual([]);
    expect(value('summary')).toContain('ATTENDEE');
  });

  test('lines are no longer than 75 octets and end as they must', () => {
    const { content } = invitationOf({ ...visit, summary: 'å'.repeat(200) });
    expect(content.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const each of content.split('\r\n')) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
  });

  test('in a letter is the letter’s own', async () => {
    const letter = letterOf({ ...anyLetter, kind: 'calendar', calendar: invitationOf(visit) });
    expect(letter.text).toContain('lägger in det i din kalender');
    expect((await mimeOf(letter)).length).toBeGreaterThan(1000);
  });
});
