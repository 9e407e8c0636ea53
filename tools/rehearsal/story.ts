import { setTimeout as wait } from 'node:timers/promises';
import { addDays, dayOf } from '../../shared/calendar.ts';

/** What the first administrator and the first head do in a Valsam that has just been deployed. */
export type Asked = { readonly token?: string; readonly body?: object; readonly expected: number };
/** Asks an API for `GET /path`, and gives the answer's text. Throws when its status is not the expected one. */
export type Call = (route: string, asked: Asked) => Promise<string>;
export type Stage = {
  /** The APIs, wherever they are. */
  readonly members: Call;
  readonly outreach: Call;
  readonly open: Call;
  readonly signIn: (who: 'admin' | 'head') => Promise<string>;
};

const campaign = '/campaigns/rehearsal';
const today = dayOf(new Date().toISOString());
const dates = { start: today, electionDay: addDays(today, 100), end: addDays(today, 130) };
const event = {
  title: 'Gårdsfest',
  summary: 'Korv, kaffe och politik',
  kind: 'yard-party',
  audience: 'families',
  startsAt: `${addDays(today, 10)}T13:00`,
  endsAt: `${addDays(today, 10)}T16:00`,
  place: { name: 'Gården' },
  organisers: ['district'],
  languages: ['sv'],
};

/** Whom a token is about. */
const subjectOf = (token: string): string => {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { readonly sub: string };
  return claims.sub;
};

/** Until the stream, the relay, a queue and the consumer have told of it. */
const noticed = async (members: Call, route: string, token: string): Promise<void> => {
  for (let tries = 0; tries < 60; tries++) {
    const answer = await members(route, { token, expected: 200 });
    if ((JSON.parse(answer) as { readonly items: readonly unknown[] }).items.length > 0) return;
    await wait(1_000);
  }
  throw new Error('Nobody was told within a minute.');
};

/** Throws an error with one clear line at the first answer that is not as it should be. */
export const play = async ({ members, outreach, open, signIn }: Stage): Promise<void> => {
  await open('GET /health', { expected: 200 });
  await open('GET /openapi.json', { expected: 200 });
  await members(`GET ${campaign}`, { expected: 401 });
  const [admin, head] = [await signIn('admin'), await signIn('head')];
  await members(`PUT ${campaign}`, { token: admin, body: { name: 'Rehearsal', ...dates }, expected: 201 });
  await members(`PUT ${campaign}/offices/district`, { token: admin, body: { name: 'District' }, expected: 201 });
  const memberships = [{ unit: 'district', role: 'head' }];
  const person = { subject: subjectOf(head), name: 'Kim Holm', memberships };
  await members(`POST ${campaign}/people`, { token: admin, body: person, expected: 201 });
  await members(`GET ${campaign}`, { token: head, expected: 200 });
  const contribution = { office: 'district', amount: 5_000_000 };
  await members(`POST ${campaign}/pot/contributions`, { token: head, body: contribution, expected: 200 });
  const pot = await members(`GET ${campaign}/pot`, { token: head, expected: 200 });
  if (!pot.includes('"available":5000000')) throw new Error(`The pot does not hold what was paid in: ${pot}`);
  const { id } = JSON.parse(await outreach(`POST ${campaign}/events`, { token: head, body: event, expected: 201 })) as {
    readonly id: string;
  };
  await outreach(`POST ${campaign}/events/${id}/publication`, { token: head, expected: 200 });
  const page = await open('GET /public/rehearsal/events', { expected: 200 });
  if (!page.includes(event.title)) throw new Error('The public page does not show what was published.');
  await noticed(members, `GET ${campaign}/offices/district/inbox`, head);
};
