import { setTimeout as wait } from 'node:timers/promises';
import { fetchToken } from '../../infra/local/token.ts';

/** Where the demo plays: a running Valsam. Each step tells what happens, the request it makes, and what is answered. */
const url = process.env.VALSAM_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const campaign = '/campaigns/val-2018';

export type Answer = Readonly<Record<string, unknown>> & { readonly id: string };

const tokens = new Map<string, Promise<string>>();
const tokenOf = (persona: string): Promise<string> => {
  const known = tokens.get(persona) ?? fetchToken(url, persona);
  tokens.set(persona, known);
  return known;
};

/** Makes one request as a persona, prints both, and fails the demo when the answer is not the expected one. */
export const step = async (
  tale: string,
  persona: string,
  call: string,
  body?: object,
  expected = [200, 201],
): Promise<Answer> => {
  const [method = 'GET', path = ''] = call.split(' ');
  const response = await fetch(url + campaign + path, {
    method,
    headers: {
      authorization: `Bearer ${await tokenOf(persona)}`,
      'accept-language': 'en',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Answer;
  console.log(`\n${tale}\n  ${persona}: ${method} ${campaign}${path}${body ? `\n  ${JSON.stringify(body)}` : ''}`);
  console.log(`  -> ${response.status} ${summary(answer)}`);
  if (!expected.includes(response.status))
    throw new Error(`Expected ${expected.join(' or ')}: ${JSON.stringify(answer)}`);
  return answer;
};

/** Follows a redirect to a file as a browser does: without the token. */
export const download = async (tale: string, persona: string, path: string): Promise<void> => {
  const headers = { authorization: `Bearer ${await tokenOf(persona)}` };
  const answer = await fetch(url + campaign + path, { headers, redirect: 'manual' });
  const file = await fetch(answer.headers.get('location') ?? '');
  const bytes = (await file.arrayBuffer()).byteLength;
  console.log(`\n${tale}\n  ${persona}: GET ${campaign}${path}\n  -> ${answer.status} to a link for a minute`);
  console.log(`  -> ${file.status} ${bytes} bytes, ${file.headers.get('content-disposition')}`);
  if (!file.ok) throw new Error(`The file was answered ${file.status}.`);
};

const shown = [
  'name',
  'electionDay',
  'status',
  'reason',
  'printed',
  'owner',
  'replyBy',
  'shortNotice',
  'uncovered',
  'dispute',
  'objective',
  'gap',
  'code',
  'detail',
  'headsNeeded',
  'missing',
  'outstanding',
  'paid',
  'available',
  'reserved',
  'entries',
  'balanced',
  'matchesBalances',
  'transfers',
];
const summary = (answer: Answer): string =>
  JSON.stringify(
    Object.fromEntries(shown.flatMap((name) => (answer[name] === undefined ? [] : [[name, answer[name]]]))),
  );

/** Reads something until it is as it will be in a moment, and prints it once. */
export const waitUntil = async (
  tale: string,
  persona: string,
  path: string,
  isSo: (answer: Answer) => boolean,
): Promise<void> => {
  for (let tries = 0; tries < 40; tries++) {
    const headers = { authorization: `Bearer ${await tokenOf(persona)}` };
    const answer = (await (await fetch(url + campaign + path, { headers })).json()) as Answer;
    if (isSo(answer)) {
      console.log(`\n${tale}\n  ${persona}: GET ${campaign}${path}\n  -> ${summary(answer)}`);
      return;
    }
    await wait(250);
  }
  throw new Error(`${path} did not become so within ten seconds.`);
};

/** How each form says that an event is cancelled, and where what it says of one event ends. */
const cancelled = /STATUS:CANCELLED|EventCancelled|\bCancelled\b/;
const ends = /END:VEVENT|<\/article>|<\/item>|<\/entry>|"content_html"/;

/**
 * Reads a public page or feed without a token, and says whether it has the event, and has it as cancelled.
 * @throws when it is otherwise than expected.
 */
export const whatAnyoneSees = async (form: string, title: string, isCancelled: boolean): Promise<void> => {
  const path = `/public/${campaign.split('/').at(-1)}/${form}`;
  const response = await fetch(url + path, { headers: { 'accept-language': 'en', 'cache-control': 'no-cache' } });
  // Lines of iCalendar are folded.
  const content = (await response.text()).replaceAll(/\r\n[ \t]/g, '');
  const at = content.indexOf(title);
  // The word may stand before the title.
  const [own = ''] = content.slice(Math.max(0, at - 40)).split(ends);
  const says = cancelled.test(own);
  console.log(`  GET ${path} -> ${response.status}${at < 0 ? '' : `, has it${says ? ' as cancelled' : ''}`}`);
  if (at < 0 || says !== isCancelled) throw new Error(`${path} does not say what it should.`);
};

/** What a unit was told of a subject; the stream and the queues may need a moment until `last` has arrived. */
export const inbox = async (
  persona: string,
  unit: string,
  subjects: readonly string[],
  last: string,
): Promise<void> => {
  for (let tries = 0; tries < 40; tries++) {
    const response = await fetch(`${url}${campaign}/${unit}/inbox?limit=100`, {
      headers: { authorization: `Bearer ${await tokenOf(persona)}`, 'accept-language': 'en' },
    });
    const { items } = (await response.json()) as {
      items: { subject: string; event: string; action: string; text: string }[];
    };
    const own = items.filter(({ subject }) => subjects.includes(subject));
    if (own.some(({ event }) => event === last)) {
      console.log(`\n  ${persona}: GET ${campaign}/${unit}/inbox`);
      for (const { action, text } of own.reverse()) console.log(`    [${action}] ${text}`);
      return;
    }
    await wait(250);
  }
  throw new Error(`The inbox of ${unit} did not get the news within ten seconds.`);
};
