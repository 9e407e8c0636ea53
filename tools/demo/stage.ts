import { setTimeout as wait } from 'node:timers/promises';
import { fetchToken } from '../../infra/local/token.ts';

/** Where the demo plays: a running Valsam. Each step prints what happens, the request and the answer. */
export const url = process.env.VALSAM_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const campaign = '/campaigns/val-2018';

export type Answer = Readonly<Record<string, unknown>> & { readonly id: string };

const tokens = new Map<string, Promise<string>>();
const tokenOf = (persona: string): Promise<string> => {
  const known = tokens.get(persona) ?? fetchToken(url, persona);
  tokens.set(persona, known);
  return known;
};

export const ask = async (persona: string, method: string, path: string, body?: object): Promise<Response> =>
  fetch(url + campaign + path, {
    method,
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${await tokenOf(persona)}`,
      'accept-language': 'en',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });

/** Reads a path until `found` has something, for ten seconds: the stream and the queues may need a moment. */
const poll = async <T>(persona: string, path: string, found: (answer: Answer) => T | undefined): Promise<T> => {
  for (let tries = 0; tries < 40; tries++) {
    const value = found((await (await ask(persona, 'GET', path)).json()) as Answer);
    if (value !== undefined) return value;
    await wait(250);
  }
  throw new Error(`${path} did not become as expected within ten seconds.`);
};

/**
 * Makes one request as a persona and prints both.
 * @throws when the status is none of those that are expected.
 */
export const step = async (
  title: string,
  persona: string,
  call: string,
  body?: object,
  expected = [200, 201],
): Promise<Answer> => {
  const [method = 'GET', path = ''] = call.split(' ');
  const response = await ask(persona, method, path, body);
  const answer = (await response.json()) as Answer;
  console.log(`\n${title}\n  ${persona}: ${method} ${campaign}${path}${body ? `\n  ${JSON.stringify(body)}` : ''}`);
  console.log(`  -> ${response.status} ${summary(answer)}`);
  if (!expected.includes(response.status))
    throw new Error(`Expected ${expected.join(' or ')}: ${JSON.stringify(answer)}`);
  return answer;
};

/** Follows a redirect to a file as a browser does: without the token. */
export const download = async (title: string, persona: string, path: string): Promise<void> => {
  const answer = await ask(persona, 'GET', path);
  const file = await fetch(answer.headers.get('location') ?? '');
  const bytes = (await file.arrayBuffer()).byteLength;
  console.log(`\n${title}\n  ${persona}: GET ${campaign}${path}\n  -> ${answer.status} to a link for a minute`);
  console.log(`  -> ${file.status} ${bytes} bytes, ${file.headers.get('content-disposition')}`);
  if (!file.ok) throw new Error(`The file was answered ${file.status}.`);
};

/** The fields of an answer that are printed. */
const shown = (
  'name electionDay status reason printed owner replyBy shortNotice uncovered dispute objective gap code detail ' +
  'headsNeeded missing outstanding paid available reserved entries balanced matchesBalances transfers'
).split(' ');
const summary = (answer: Answer): string =>
  JSON.stringify(
    Object.fromEntries(shown.flatMap((name) => (answer[name] === undefined ? [] : [[name, answer[name]]]))),
  );

/** Reads something until it is as expected, and prints it once. */
export const waitUntil = async (
  title: string,
  persona: string,
  path: string,
  isExpected: (answer: Answer) => boolean,
): Promise<void> => {
  const answer = await poll(persona, path, (each) => (isExpected(each) ? each : undefined));
  console.log(`\n${title}\n  ${persona}: GET ${campaign}${path}\n  -> ${summary(answer)}`);
};

/** How each form says that an event is cancelled, and where what it says of one event ends. */
const cancelled = /STATUS:CANCELLED|EventCancelled|\bCancelled\b/;
const ends = /END:VEVENT|<\/article>|<\/item>|<\/entry>|"content_html"/;

/**
 * Reads a public page or feed without a token, and prints whether it has the event, and has it as cancelled.
 * @throws when that is not as expected.
 */
export const readInPublic = async (form: string, title: string, isCancelled: boolean): Promise<void> => {
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

type Notice = { readonly subject: string; readonly event: string; readonly action: string; readonly text: string };

/** Prints the notices of a unit about some subjects, oldest first, once the event `last` is among them. */
export const inbox = async (
  persona: string,
  unit: string,
  subjects: readonly string[],
  last: string,
): Promise<void> => {
  const own = await poll(persona, `/${unit}/inbox?limit=100`, ({ items }) => {
    const notices = (items as readonly Notice[]).filter(({ subject }) => subjects.includes(subject));
    return notices.some(({ event }) => event === last) ? notices : undefined;
  });
  console.log(`\n  ${persona}: GET ${campaign}/${unit}/inbox`);
  for (const { action, text } of own.toReversed()) console.log(`    [${action}] ${text}`);
};
