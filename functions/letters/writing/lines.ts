import type { Day } from '../../../shared/calendar.ts';
import { daysInWords } from '../../../shared/day-words.ts';
import type { Language, Text } from '../../../shared/problems.ts';
import { withAlike } from '../../../shared/gathered.ts';
import { sentence } from '../../../shared/words.ts';
import type { Line } from './letter.ts';
import { groupName } from './groups.ts';
import { withoutNames } from './without-names.ts';

/**
 * What of a notice may stand in a letter. Pure. Sentences of the inbox name no person and have no free text; but some call a
 * thing by a title that somebody has given it for one occasion: of an event, of a group. These are said without it
 * (without-names.ts), and what is not known to be fit is told by what it belongs to.
 */
export type Notice = {
  readonly event: string;
  readonly subject: string;
  readonly action: Line['action'];
  readonly text: Text;
  readonly untitled?: Text | undefined;
  /** It tells of so many (shared/gathered.ts). */
  readonly count?: number | undefined;
  readonly due?: Day | undefined;
};

/** Their things are called by kind, unit, line, amount and day, or by a name in a catalogue of the offices. */
export const fit: readonly string[] = [
  'pot',
  'staff',
  'materials',
  'assets',
  'boosts',
  'visits',
  'candidates',
  'campaign',
  'mail',
];

const news: Readonly<Record<Line['action'], Text>> = {
  decide: { sv: 'något väntar på beslut', en: 'something awaits a decision' },
  do: { sv: 'något behöver göras', en: 'something is to be done' },
  know: { sv: 'något har hänt', en: 'something has happened' },
};

const groupOf = (subject: string): string => subject.split('/')[0] as string;

const saidOf = ({ event, subject, action, text, untitled, count }: Notice): Text => {
  if (untitled) return untitled;
  const group = groupOf(subject);
  const without = withoutNames(event);
  if (without) {
    const said = sentence(without.sv, without.en);
    return count === undefined ? said : withAlike(said, count - 1);
  }
  if (fit.includes(group)) return text;
  return {
    sv: `${groupName(group, 'sv')}: ${news[action].sv}.`,
    en: `${groupName(group, 'en')}: ${news[action].en}.`,
  };
};

/** `link`: absolute, to the page that opens without a right. `today`: when the letter is written. */
export const lineOf = (notice: Notice, language: Language, link: string, today: Day): Line => ({
  action: notice.action,
  text: daysInWords(saidOf(notice)[language], language, today),
  ...(notice.due !== undefined && { due: notice.due }),
  link,
  subject: notice.subject,
  group: groupOf(notice.subject),
});
