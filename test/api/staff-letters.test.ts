import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { linkIn, type Mail, mailsTo } from '../support/mail-api.ts';
import { ask, type Body, theStack } from '../support/stack.ts';
import { positionBody, staffCampaign, weeks } from '../support/staff-api.ts';

/** Letters for the calendars of whoever is employed, as they arrive (RFC 5546). */
describe('who is employed', () => {
  const { must, enter, file, part, allocate, allocated } = staffCampaign('staff-letters');
  const person = 'Karin Kampanj';
  const mailsOf = async (address: string): Promise<readonly Mail[]> => {
    await theStack().idle();
    return (await mailsTo(address)).toReversed();
  };
  const said = (what: string) => (allocation: string, body?: object) =>
    must('association-solna', `POST /staff/allocations/${allocation}/${what}`, body);
  const [confirm, dispute, withdraw] = [said('confirmations'), said('disputes'), said('disputes/withdrawal')];
  const cancel = (allocation: string) =>
    must('district-head', `POST /staff/allocations/${allocation}/cancellations`, { reason: 'Karin är sjuk' });
  /** What a letter puts into a calendar. */
  const calendarIn = ({ parts }: Mail) => {
    const [content = ''] = parts.flatMap((each) => (/calendar|ics/.test(String(each.type)) ? [each.content] : []));
    const calendar = new ICAL.Component(ICAL.parse(String(content)));
    const [event] = calendar.getAllSubcomponents('vevent');
    const attendees = event?.getAllProperties('attendee') ?? [];
    const value = (name: string) => String(event?.getFirstPropertyValue(name) ?? '');
    return {
      method: String(calendar.getFirstPropertyValue('method')),
      uid: value('uid'),
      sequence: Number(value('sequence')),
      status: value('status'),
      summary: value('summary'),
      from: value('dtstart'),
      to: value('dtend'),
      to_whom: attendees.map((each) => [String(each.getFirstValue()).toLowerCase(), each.getParameter('rsvp')]),
    };
  };

  test('has what is confirmed in the calendar, out of it when it is off, and in it again: one id, later numbers', async () => {
    const email = 'karin-1@example.org';
    const { allocation } = await allocated('in-calendars', { person, email, title: person });
    expect(await mailsOf(email)).toEqual([]);
    await confirm(allocation);
    expect(await mailsOf(email)).toHaveLength(1);
    await dispute(allocation, { reason: 'Vi bad om Karin' });
    expect(await mailsOf(email)).toHaveLength(2);
    await withdraw(allocation);
    expect(await mailsOf(email)).toHaveLength(2);
    await confirm(allocation);
    expect(await mailsOf(email)).toHaveLength(3);
    await cancel(allocation);
    const mails = await mailsOf(email);
    const dated = mails.map(calendarIn);
    expect(dated.map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL', 'REQUEST', 'CANCEL']);
    expect(new Set(dated.map(({ uid }) => uid)).size).toBe(1);
    const numbers = dated.map(({ sequence }) => sequence);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(dated[0]).toMatchObject({
      summary: 'Arbete hos Solna på 50 %',
      from: weeks.from,
      to: addDays(weeks.to, 1),
      to_whom: [[`mailto:${email}`, 'FALSE']],
    });
    expect(mails.map(({ subject }) => subject.replace(/, .*/, ''))).toEqual([
      'Du arbetar hos Solna',
      'Din tid hos Solna',
      'Du arbetar hos Solna',
      'Din tid hos Solna',
    ]);
    expect(mails.at(-1)?.text).toContain('blir inte av');
    expect(mails[0]?.text).toContain('Du får det eftersom adressen står på din befattning.');
    // Neither who is employed, nor a title, nor what somebody wrote.
    for (const mail of mails) expect(JSON.stringify(mail)).not.toMatch(/Karin /);
  });

  test('sees by the link what it is, and looking changes nothing', async () => {
    const email = 'karin-2@example.org';
    const { allocation, position } = await allocated('linked', { person, email, title: person });
    await confirm(allocation);
    const link = linkIn((await mailsOf(email))[0] as Mail, 'answer');
    const page = async () => ask(`GET ${link}`, { headers: { accept: 'text/html' } });
    const shown = (await page()).bytes.toString();
    expect(shown).toContain('Du arbetar hos Solna');
    expect(shown).not.toContain(person);
    await cancel(allocation);
    expect((await page()).bytes.toString()).toContain('blir inte av');
    await enter(position, { person });
    expect((await page()).status).toBe(404);
  });

  test('has a part that is moved as the same entry, not sure until it is confirmed, with later numbers', async () => {
    const email = 'karin-3@example.org';
    const { request, allocation, position } = await allocated('moved', { email });
    await confirm(allocation);
    expect(await mailsOf(email)).toHaveLength(1);
    const to = addDays(weeks.to, -7);
    const [moved = ''] = await allocate(part(request, position, { to, replaces: allocation }));
    expect(await mailsOf(email)).toHaveLength(2);
    await confirm(moved);
    const dated = (await mailsOf(email)).map(calendarIn);
    expect(dated.map(({ method, status, to: end }) => [method, status, end])).toEqual([
      ['REQUEST', 'CONFIRMED', addDays(weeks.to, 1)],
      ['REQUEST', 'TENTATIVE', addDays(to, 1)],
      ['REQUEST', 'CONFIRMED', addDays(to, 1)],
    ]);
    // To another position of the same person, whose numbers are lower; and then it is off.
    await enter('moved-on', { email });
    const [next = ''] = await allocate(part(request, 'moved-on', { to, replaces: moved }));
    expect(await mailsOf(email)).toHaveLength(4);
    await cancel(next);
    const all = (await mailsOf(email)).map(calendarIn);
    expect(all.slice(3).map(({ method, status }) => [method, status])).toEqual([
      ['REQUEST', 'TENTATIVE'],
      ['CANCEL', 'CANCELLED'],
    ]);
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(1);
    const numbers = all.map(({ sequence }) => sequence);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
  });

  test('whose part goes to somebody else has it out of the calendar, and the other has it once it is confirmed', async () => {
    const [email, other] = ['karin-6@example.org', 'kim-6@example.org'];
    const { request, allocation } = await allocated('given-up', { email });
    await confirm(allocation);
    expect(await mailsOf(email)).toHaveLength(1);
    await enter('taken-over', { email: other });
    const [next = ''] = await allocate(part(request, 'taken-over', { replaces: allocation }));
    expect((await mailsOf(email)).map((mail) => calendarIn(mail).method)).toEqual(['REQUEST', 'CANCEL']);
    expect(await mailsOf(other)).toEqual([]);
    await confirm(next);
    expect((await mailsOf(other)).map((mail) => calendarIn(mail).method)).toEqual(['REQUEST']);
  });

  test('whose address comes later gets what is confirmed; without one nobody is written to', async () => {
    const email = 'karin-4@example.org';
    const { allocation, position } = await allocated('later', { person });
    await confirm(allocation);
    await enter(position, { person, email });
    expect((await mailsOf(email)).map((mail) => calendarIn(mail).method)).toEqual(['REQUEST']);
    await enter(position, { person });
    await cancel(allocation);
    expect(await mailsOf(email)).toHaveLength(1);
  });

  test('is told nothing of a plan that is published, before a unit has confirmed it', async () => {
    const email = 'karin-5@example.org';
    // A week that no other position is there for.
    const span = { from: addDays(weeks.from, -8), to: addDays(weeks.from, -2) };
    await enter('planned', { email, ...span });
    for (const unit of ['solna', 'nykvarn']) await file({ unit, ...span });
    const plan = await must('district-staff', 'POST /staff/plans', span);
    await must('district-head', `POST /staff/plans/${String(plan.id)}/publication`);
    const { allocations } = await must('district-head', 'GET /staff/positions/planned');
    expect(allocations).toHaveLength(2);
    expect(await mailsOf(email)).toEqual([]);
    const solnas = (allocations as readonly Body[]).find(({ unit }) => unit === 'solna');
    await confirm(String(solnas?.id));
    expect((await mailsOf(email)).map((mail) => calendarIn(mail).summary)).toEqual(['Arbete hos Solna på 50 %']);
  });

  test('is shown with name and address to those they work for, and to nobody else', async () => {
    const email = 'karin-6@example.org';
    const shares = [
      { unit: 'solna', extent: 50 },
      { unit: 'district', extent: 50 },
    ];
    await enter('shown', { person, email, shares });
    for (const persona of ['county-council-staff', 'association-solna'])
      expect(await must(persona, 'GET /staff/positions/shown')).toMatchObject({ person, email });
    // An association that sees none of it has it nowhere; that of others’ employees least of all.
    const { items } = await must('association-nacka', 'GET /staff/positions?limit=100');
    expect(JSON.stringify(items)).not.toContain('@');
    const history = await must('district-head', 'GET /audit?subject=staff/positions/shown');
    expect(JSON.stringify(history)).not.toContain(email);
    expect(await must('district-head', 'GET /staff/positions/shown')).toMatchObject({ title: positionBody.title });
  });
});
