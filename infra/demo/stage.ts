import { setTimeout as wait } from 'node:timers/promises';
import { fetchToken } from '../local/token.ts';

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

const shown = [
  'name',
  'electionDay',
  'status',
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
