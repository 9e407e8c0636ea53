import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { assetsCampaign, at } from '../support/assets-api.ts';
import { lettersIn, type Mail, mailsTo } from '../support/mail-api.ts';
import { theStack } from '../support/stack.ts';

/** Invitations for the calendars of those whose booking it is, as they arrive. */

/** What a letter's calendar says; every part of it the same. */
const calendarIn = ({ parts }: Mail) => {
  const all = parts.flatMap(({ type, content }) => (/calendar|ics/.test(String(type)) ? [String(content)] : []));
  expect(all.length).toBeGreaterThan(0);
  const [event] = new ICAL.Component(ICAL.parse(all[0] as string)).getAllSubcomponents('vevent');
  const value = (name: string) => String(event?.getFirstPropertyValue(name) ?? '');
  const method = String(new ICAL.Component(ICAL.parse(all[0] as string)).getFirstPropertyValue('method'));
  return { method, uid: value('uid'), sequence: Number(value('sequence')), value };
};

describe('what is booked comes into calendars', () => {
  const { id, must, call, enter, booked } = assetsCampaign('letters-calendar');
  const letters = lettersIn({ id, must, call });
  let solna = '';
  const datedTo = async (address: string) => {
    await theStack().idle();
    return (await mailsTo(address)).filter(({ parts }) => JSON.stringify(parts).includes('calendar')).reverse();
  };
  /** Of what is due at the same time the last alone is told. */
  const untilThereAre = (count: number) =>
    expect.poll(async () => (await datedTo(solna)).length, { timeout: 60_000 }).toBe(count);

  beforeAll(async () => {
    await enter('cabin-7', { kind: 'bike', name: 'Cykel sju' });
    solna = await letters.reached('association-solna', { decide: 'off', do: 'off', know: 'off' });
    await letters.reached('association-nacka');
  });

  test('once it is booked, again when it is moved, and out when it is off: one id, later numbers', async () => {
    const booking = await booked({ asset: 'cabin-7', ...at(3, 4) });
    await untilThereAre(1);
    await must('association-solna', `PATCH ${booking}`, at(5, 5));
    await untilThereAre(2);
    await must('association-solna', `POST ${booking}/cancellation`);
    await untilThereAre(3);
    const mails = await datedTo(solna);
    expect(mails).toHaveLength(3);
    const dated = mails.map(calendarIn);
    expect(dated.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
    expect(new Set(dated.map(({ uid }) => uid)).size).toBe(1);
    const numbers = dated.map(({ sequence }) => sequence);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    const [first] = dated;
    expect(first?.value('summary')).toBe('Bokat: Cykel sju');
    expect(first?.value('attendee').toLowerCase()).toBe(`mailto:${solna}`);
    expect(mails[0]?.text).toContain('kalender');
    expect(mails[2]?.text).toContain('tar bort det ur din kalender');
    // Whoever else is told of every booking has it in no calendar of theirs.
    expect(await datedTo(letters.addressOf('association-nacka'))).toEqual([]);
  });

  test('and not for whoever wants none', async () => {
    await must('association-solna', 'PUT /preferences', { quiet: null, calendar: false });
    const before = (await datedTo(solna)).length;
    await booked({ asset: 'cabin-7', ...at(8, 8) });
    expect(await datedTo(solna)).toHaveLength(before);
    expect((await call('association-solna', 'GET /preferences')).body).toMatchObject({ calendar: false });
  });
});
