import type { LetterInput } from './letter.ts';
import { sayings } from './words.ts';

/** What stands above a letter, in a list of letters and on a locked screen: what it is about. Pure. */
export const longestSubject = 78;

const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]+/gu;
/** Without what could end a line of the header or turn it round. */
export const oneLine = (value: string): string =>
  value.toWellFormed().replaceAll(controls, ' ').replaceAll(/ {2,}/g, ' ').trim();

/** Cut between words where there is one to cut at, and never within a character as people see it. */
export const cutAt = (value: string, most: number): string => {
  const characters = [...value];
  if (characters.length <= most) return value;
  const kept = characters.slice(0, most - 1).join('');
  const space = kept.lastIndexOf(' ');
  return `${(space > most / 2 ? kept.slice(0, space) : kept).replace(/[\s,;:–-]+$/, '')}…`;
};

/** A sentence without its full stop; of one that is too long its first clause, which says what has happened. */
const headline = (text: string): string => {
  const whole = text.replace(/\.$/, '');
  const clause = whole.length > longestSubject ? whole.indexOf('; ') : -1;
  return clause > 0 ? whole.slice(0, clause) : whole;
};

export const subjectOf = (input: LetterInput): string => {
  const { kind, language, lines, more = 0, campaignName } = input;
  const say = sayings[language];
  const [first] = lines;
  const words = () => {
    switch (kind) {
      case 'digest': {
        const waiting = lines.filter(({ action }) => action !== 'know').length;
        return waiting > 0 ? say.waiting(waiting) : say.news(lines.length + more);
      }
      case 'reminder':
        return first ? say.reminder(headline(first.text)) : say.reminderOfAll;
      case 'escalation':
        return first ? say.overdue(headline(first.text)) : say.overdueOfAll;
      case 'confirmation':
        return say.confirmation(campaignName);
      case 'address-changed':
        return say.addressChanged(campaignName);
      case 'invitation':
        return say.invitation(first ? headline(first.text) : campaignName);
      default:
        return first ? headline(first.text) : campaignName;
    }
  };
  const others = kind === 'now' || kind === 'reminder' ? lines.length + more - 1 : 0;
  const tail = others > 0 ? say.andMore(others) : '';
  return `${cutAt(oneLine(words()), longestSubject - tail.length)}${tail}`;
};
