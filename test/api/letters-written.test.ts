import { beforeAll, describe, expect, test } from 'vitest';
import { lettersIn, linkIn, type Mail, mailsTo } from '../support/mail-api.ts';
import { ask, bareCampaign, type Body, theStack } from '../support/stack.ts';
import { day, visitsCampaign } from '../support/visits-api.ts';

/** Letters to people without an account: what they are asked for, with a link that shows it and changes nothing. */

const html = { accept: 'text/html' };
const linkOf = (mail: Mail): string => linkIn(mail, 'answer');
const page = async (link: string, method = 'GET') => ask(`${method} ${link}`, { headers: html });
const methodsOf = ({ parts }: Mail) => parts.flatMap(({ content }) => /METHOD:(\w+)/.exec(String(content))?.[1] ?? []);

describe('whoever is invited to an association', () => {
  const { must, refusal } = bareCampaign('letters-invited');
  const runner = { subject: 'association-nacka', name: 'Kim', memberships: [{ unit: 'solna', role: 'administrator' }] };
  const invitations = '/associations/solna/invitations';
  beforeAll(async () => {
    await must('admin', 'POST /people', runner);
  });
  const invited = async (
    email: string,
    role = 'administrator',
  ): Promise<{ readonly made: Body; readonly mail: Mail }> => {
    const made = await must('association-nacka', `POST ${invitations}`, { name: 'Robin Ek', email, role });
    await theStack().idle();
    const [mail] = await mailsTo(email);
    if (!mail) throw new Error(`no letter to ${email}`);
    return { made, mail };
  };
  const accept = (token: string, email: string) => refusal(email, `POST /invitations/${token}/acceptance`);

  test('gets a letter that says to what, and names nobody', async () => {
    const { made, mail } = await invited('robin-1@example.se');
    expect(mail.subject).toBe('Solna bjuder in dig som administratör');
    expect(`${mail.text}${mail.html}`).not.toMatch(/Robin|Kim/);
    expect(mail.text).not.toContain(String(made.secret));
    expect(mail.headers).not.toHaveProperty('list-unsubscribe');
  });

  test('sees by its link what it is, and looking changes nothing', async () => {
    const { mail } = await invited('robin-2@example.se');
    const link = linkOf(mail);
    for (let i = 0; i < 3; i += 1) {
      const shown = await page(link);
      expect(shown.status).toBe(200);
      expect(shown.bytes.toString()).toContain('Solna bjuder in dig som administratör.');
      expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(shown.headers.get('cache-control')).toBe('no-store');
      expect(shown.headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect((await page(link, 'HEAD')).status).toBe(200);
    expect((await page(link, 'POST')).status).toBe(405);
    const token = link.split('/').at(-1) as string;
    expect(await accept(token, 'association-farsta')).toBe('409 other-address');
  });

  test('accepts by it once signed in with that address; then it leads to nothing, as one that never was', async () => {
    const { mail } = await invited('association-kista@example.se');
    const link = linkOf(mail);
    const token = link.split('/').at(-1) as string;
    const { memberships } = await must('association-kista', `POST /invitations/${token}/acceptance`);
    expect(memberships).toEqual([{ unit: 'solna', role: 'administrator' }]);
    const [gone, never] = [await page(link), await page(`/answer/${'x'.repeat(43)}`)];
    expect([gone.status, never.status]).toEqual([404, 404]);
    expect(gone.bytes.toString()).toBe(never.bytes.toString());
    expect(await accept(token, 'association-kista')).toBe('404 not-found');
  });

  test('leads nowhere once it is revoked, and in another campaign', async () => {
    const { made, mail } = await invited('robin-3@example.se');
    const link = linkOf(mail);
    await must('admin', `DELETE ${invitations}/${String(made.id)}`);
    expect((await page(link)).status).toBe(404);
  });
});

describe('a candidate', () => {
  const { id, must, call, enter, asked, personOf } = visitsCampaign('letters-candidates');
  const letters = lettersIn({ id, must, call });
  const mailsOf = async (address: string): Promise<readonly Mail[]> => {
    await theStack().idle();
    return (await mailsTo(address)).toReversed();
  };

  test('without a sign-in is written to when asked, with a link to what it is about', async () => {
    const email = 'kandidat-1@example.org';
    const visit = await asked({ candidate: await enter({ email }), place: 'Hos Anna Bok', topic: 'Ämnet Skolan' });
    const [mail] = await mailsOf(email);
    expect(mail?.subject).toMatch(/^Solna ber dig komma på besök, /);
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/Anna|Ämnet|Kim/);
    const link = linkOf(mail as Mail);
    const shown = (await page(link)).bytes.toString();
    for (const said of ['Hos Anna Bok', 'Ämnet Skolan', 'Solna ber dig komma på besök']) expect(shown).toContain(said);
    expect((await must('association-solna', `GET ${visit}`)).status).toBe('asked');
    await must('association-solna', `POST ${visit}/withdrawal`);
    expect((await mailsOf(email)).at(-1)?.subject).toBe('Solna ber dig inte längre komma på besök');
  });

  test('answers the office that sees to it, where somebody there shows an address to all', async () => {
    const email = 'kandidat-0@example.org';
    // The sample's people show how they are reached.
    for (const [persona, unit] of [
      ['coordinator', 'district'],
      ...['district', 'city-hall', 'county-council'].map((unit) => [`${unit}-staff`, unit] as const),
    ] as const)
      await must(persona, `DELETE /contacts/${unit}`);
    const before = await asked({ candidate: await enter({ email }) });
    const [unanswered] = await mailsOf(email);
    expect(unanswered?.headers).not.toHaveProperty('reply-to');
    expect(unanswered?.text).toContain('Det går inte att svara på det här brevet.');
    await must('association-solna', `POST ${before}/withdrawal`);
    for (const office of ['district', 'city-hall', 'county-council'])
      await must(`${office}-head`, `PUT /contacts/${office}`, { function: 'Press', email: `${office}@example.se` });
    // What an association shows is for those near it.
    await must('association-solna', 'PUT /contacts/solna', { function: 'Press', email: 'solna@example.se' });
    const visit = await asked({ candidate: await enter({ email }) });
    const { owner } = await must('association-solna', `GET ${visit}`);
    const mail = (await mailsOf(email)).at(-1);
    expect(mail?.headers['reply-to']).toBe(`${owner}@example.se`);
    expect(mail?.text).toContain(`Svara på brevet, eller skriv till ${owner}@example.se.`);
    await must('association-solna', `POST ${visit}/withdrawal`);
  });

  test('has the day in the calendar once it is set, and out again when it is off', async () => {
    const email = 'kandidat-2@example.org';
    const candidate = await enter({ email });
    const visit = await asked({ candidate, hours: { from: '18:00', to: '20:00' } });
    await theStack().idle();
    await must('district-staff', `POST ${visit}/acceptances`, { day: day(14) });
    await theStack().idle();
    await must('association-solna', `PATCH ${visit}`, { place: 'Parken' });
    await theStack().idle();
    await must('district-staff', `POST ${visit}/declines`, { reason: 'Sjuk' });
    const mails = await mailsOf(email);
    expect(mails.map((mail) => methodsOf(mail)[0])).toEqual([undefined, 'REQUEST', 'REQUEST', 'CANCEL']);
    expect(mails.at(-1)?.text).not.toMatch(/Sjuk|Parken/);
    expect(mails.at(-1)?.subject).toMatch(/blir inte av$/);
  });

  test('who is not asked any more is told so, and the other one is asked', async () => {
    const [one, other] = ['kandidat-3@example.org', 'kandidat-4@example.org'];
    const visit = await asked({ candidate: await enter({ email: one }) });
    await must('district-staff', `POST ${visit}/acceptances`, { day: day(14) });
    await theStack().idle();
    await must('association-solna', `PATCH ${visit}`, { candidate: await enter({ email: other }) });
    const left = (await mailsOf(one)).at(-1) as Mail;
    expect([left.subject.includes('behöver inte dig längre'), methodsOf(left)[0]]).toEqual([true, 'CANCEL']);
    const [begun] = await mailsOf(other);
    expect([begun?.subject.startsWith('Solna ber dig'), methodsOf(begun as Mail)]).toEqual([true, []]);
    // What the first was sent leads to nothing any more.
    const [first] = await mailsOf(one);
    expect((await page(linkOf(first as Mail))).status).toBe(404);
  });

  test('with a sign-in is written to where they have said, without a link that holds a right', async () => {
    const email = await letters.reached('association-nacka');
    await asked({ candidate: await enter({ person: await personOf('association-nacka') }) });
    const mail = (await mailsOf(email)).find(({ subject }) => subject.startsWith('Solna ber dig')) as Mail;
    expect(mail.text).not.toContain('/answer/');
    expect(mail.text).toContain('/at/visits/solna.');
  });

  test('whom nobody can reach is written to by nobody, nor who is forgotten', async () => {
    const email = 'kandidat-5@example.org';
    const candidate = await enter({ email });
    const visit = await asked({ candidate });
    await theStack().idle();
    const before = (await mailsOf(email)).length;
    const { email: _, ...without } = (await must('district-staff', `GET /candidates/${candidate}`)) as Body;
    await must('district-staff', `PUT /candidates/${candidate}`, {
      name: without.name,
      free: without.free,
      perWeek: 21,
    });
    await must('district-staff', `POST ${visit}/acceptances`, { day: day(14) });
    expect((await mailsOf(email)).length).toBe(before);
  });
});
