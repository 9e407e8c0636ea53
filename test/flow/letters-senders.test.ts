import { beforeEach, describe, expect, test } from 'vitest';
import { noticeItem } from '../../functions/notifications/store.ts';
import {
  begin,
  campaign,
  digestOf,
  is,
  isPerson,
  letterOf,
  notice,
  progressIs,
  put,
  sendFreely,
  t0,
} from '../support/letters-table.ts';

/** Whose a letter is: where it is answered, and for which unit its reader has it. */
beforeEach(begin);

let shown = 0;
const shows = (unit: string, email: string | undefined, change: object = {}): void => {
  shown += 1;
  const id = `01J4Z6X9QAW7E6R5T4Y3V2B1C${shown % 10}`;
  const contact = { function: 'Press', ...(email !== undefined && { email }), until: '2026-09-13', ...change };
  const at = { pk: `${campaign}#people`, sk: `person#${id}`, l1: `contacts#${id}` };
  put({ ...at, id, memberships: [], contacts: { [unit]: contact } });
};
const headersOf = (letter = is.sent[0]) => (letter ?? '').split('\r\n\r\n')[0]?.replaceAll(/\r\n[ \t]/g, ' ') ?? '';
const replyTo = (letter?: string) => /^Reply-To: (.*)$/im.exec(headersOf(letter))?.[1]?.trim();
const texts = () => is.sent.map((text) => text.replaceAll(/=\r\n/g, ''));

describe('a letter is answered', () => {
  test.each<[string, () => void, string | undefined]>([
    ['at the office that sees to it', () => shows('district', 'district@example.se'), 'district@example.se'],
    ['nowhere, where it shows a telephone alone', () => shows('district', undefined, { phone: '+4681' }), undefined],
    ['nowhere, once the day is past', () => shows('district', 'd@example.se', { until: '2026-08-02' }), undefined],
    ['on the last day, too', () => shows('district', 'd@example.se', { until: '2026-08-03' }), 'd@example.se'],
    ['nowhere, where another office shows one', () => shows('city-hall', 'c@example.se'), undefined],
    ['nowhere, where an association shows one', () => shows('solna', 's@example.se'), undefined],
    [
      'by the first of those who are there, by what for',
      () => {
        shows('district', 'b@example.se', { function: 'Vakt' });
        shows('district', 'a@example.se', { function: 'Kansli' });
      },
      'a@example.se',
    ],
  ])('%s', async (_, show, expected) => {
    show();
    letterOf(notice({ office: 'district' }));
    await sendFreely();
    expect(is.sent).toHaveLength(1);
    expect(replyTo()).toBe(expected);
    // To stop letters nobody is written to.
    expect(headersOf()).not.toContain('mailto:');
  });

  test('nowhere, where several offices are behind what it tells, or none is known', async () => {
    shows('district', 'district@example.se');
    letterOf(notice({ office: 'district' }));
    letterOf(notice({ office: 'city-hall' }));
    await sendFreely();
    letterOf(notice({ office: 'district' }));
    letterOf(notice());
    await sendFreely();
    letterOf(notice());
    await sendFreely();
    expect(is.sent.map((letter) => replyTo(letter))).toEqual([undefined, undefined, undefined]);
  });

  test('nowhere by whoever is of that office', async () => {
    shows('district', 'district@example.se');
    isPerson([{ unit: 'district', role: 'head' }]);
    const id = notice({ office: 'district' });
    put({
      pk: `${campaign}#inbox#district`,
      sk: `n#${id}`,
      id,
      at: t0,
      event: 'X',
      subject: 'pot/requests/solna.1',
      action: 'decide',
      link: '/',
      office: 'district',
      text: { sv: 'Väntar.', en: 'Waits.' },
    });
    letterOf(id, { unit: 'district' });
    await sendFreely();
    expect([is.sent.length, replyTo()]).toEqual([1, undefined]);
  });

  test('a digest, too, where one office is behind all of it', async () => {
    shows('district', 'district@example.se');
    progressIs({ owed: { do: [{ from: '2026-08-02T05:30:00.000Z' }] } });
    for (let i = 0; i < 2; i += 1) notice({ action: 'do', office: 'district' });
    digestOf('2026-08-04');
    await sendFreely();
    expect([is.sent.length, replyTo()]).toEqual([1, 'district@example.se']);
  });

  test('an address that is none stops no letter', async () => {
    shows('district', 'a@b.se\r\nBcc: c@d.se');
    letterOf(notice({ office: 'district' }));
    await sendFreely();
    expect([is.sent.length, replyTo()]).toEqual([1, undefined]);
    expect(headersOf()).not.toMatch(/Bcc/i);
  });
});

describe('a letter says for which unit its reader has it', () => {
  test('by name', async () => {
    letterOf(notice());
    await sendFreely();
    expect(texts()[0]).toMatch(/eftersom du h=C3=B6r till =E2=80=A6\.|eftersom du hör till …\./);
  });
});

describe('a notice', () => {
  const said = { action: 'know', text: { sv: 'Så.', en: 'So.' } } as const;
  const officeOf = (fields: object) =>
    noticeItem(
      {
        recipient: 'solna',
        campaign,
        event: { id: '01J4Z6X9Q8W7E6R5T4Y3V2B1N0', at: t0, type: 'X', subject: 'pot', ...fields },
      },
      said,
    ).office;
  test.each([
    [{ owner: 'district', by: 'city-hall' }, 'district'],
    [{ office: 'county-council' }, 'county-council'],
    [{ by: 'city-hall' }, 'city-hall'],
    [{ by: 'solna' }, undefined],
    [{ by: 'candidate', owner: 7 }, undefined],
    [{}, undefined],
  ])('of %j is of %s', (fields, expected) => {
    expect(officeOf(fields)).toBe(expected);
  });
});
