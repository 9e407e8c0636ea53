import { setTimeout as wait } from 'node:timers/promises';
import { dayOf } from '../../shared/calendar.ts';
import { ask, type Answer, url } from './stage.ts';

/** The letters that this machine has sent, as `/mail.json` has them. */
export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly at: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly parts: readonly { readonly type: string; readonly content: string }[];
};

const allLetters = async (): Promise<readonly Letter[] | undefined> => {
  const response = await fetch(`${url}/mail.json`);
  return response.ok ? ((await response.json()) as readonly Letter[]) : void (await response.body?.cancel());
};
/** Where letters are handed to a server elsewhere, none is shown here. */
export const areLettersShown = async (): Promise<boolean> => (await allLetters()) !== undefined;

const kindOf = ({ headers }: Letter): string => headers['feedback-id']?.split(':')[0] ?? '';
const mostInADay = 20;

/**
 * The letter of that kind about a thing, sent since then, for twenty seconds: queues may need a moment. Undefined for whoever
 * has had a day's letters: the demo has been played often.
 * @throws when there is none.
 */
export const letter = async (to: string, about: string, kind: string, since = ''): Promise<Letter | undefined> => {
  const link = `/at/${about}`;
  for (let tries = 0; tries < 80; tries++) {
    const theirs = ((await allLetters()) ?? []).filter((each) => each.to === to);
    const found = theirs.find((each) => kindOf(each) === kind && each.text.includes(link) && each.at >= since);
    if (found) return found;
    const today = theirs.filter((each) => kindOf(each) === 'now' && dayOf(each.at) === dayOf(new Date().toISOString()));
    if (kind === 'now' && today.length >= mostInADay) return undefined;
    await wait(250);
  }
  throw new Error(`No letter of the kind ${kind} about ${about} came within twenty seconds.`);
};

/** What of a letter is printed: its sentences, not its foot. */
export const tellLetter = (title: string, is: Letter | undefined): void => {
  console.log(`\n${title}\n  GET /mail.json`);
  if (!is) return console.log('    It has had its letters for today: the next digest has the rest.');
  console.log(`    To: ${is.to}\n    Subject: ${is.subject}`);
  const [said = ''] = is.text.split('\n-- \n');
  for (const line of said.trim().split('\n')) console.log(`    | ${line}`);
};

/** What a letter puts into a calendar, line by line. */
export const tellInvitation = ({ parts }: Letter): void => {
  const calendar = parts.find(({ type }) => type === 'text/calendar');
  const lines = (calendar?.content ?? '').replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  for (const line of lines.filter((each) => /^(METHOD|SUMMARY|DTSTART|DTEND|SEQUENCE|ATTENDEE)\b/.test(each)))
    console.log(`    ${line}`);
};

/** Opens the link of a letter as a browser does that nobody has signed in with. */
export const follow = async (title: string, is: Letter): Promise<void> => {
  const [link = ''] = /https?:\/\/\S+\/c\/\S+\/at\/\S+/.exec(is.text) ?? [];
  const response = await fetch(link, { headers: { accept: 'text/html', 'accept-language': 'en' } });
  const page = await response.text();
  console.log(`\n${title}\n  GET ${link}\n  -> ${response.status} ${/<title>([^<]*)/.exec(page)?.[1] ?? ''}`);
  if (!response.ok) throw new Error(`The link of the letter was answered ${response.status}.`);
};

type Wishes = Answer & { readonly email?: string };
/** Has somebody written to at once, whatever the hour. @returns their address, and what sets their wishes back. */
export const writtenToAtOnce = async (persona: string, wishes: object) => {
  const before = (await (await ask(persona, 'GET', '/preferences')).json()) as Wishes;
  const { email = '', language, decide, do: todo, know, digestAt, days, quiet, units, reminders, calendar } = before;
  const said = { language, decide, do: todo, know, digestAt, days, quiet, units, reminders, calendar };
  const put = async (body: object): Promise<void> => {
    const { ok, status } = await ask(persona, 'PUT', '/preferences', body);
    if (!ok) throw new Error(`The wishes of ${persona} were answered ${status}.`);
  };
  await put({ ...said, quiet: null, reminders: true, calendar: true, ...wishes });
  console.log(`  ${persona}: PUT /preferences ${JSON.stringify({ quiet: null, ...wishes })}, letters to ${email}`);
  return { email, setBack: () => put(said) };
};
