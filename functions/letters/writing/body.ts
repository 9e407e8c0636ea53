import type { Day } from '../../../shared/calendar.ts';
import { dayAndDate } from '../../../shared/day-words.ts';
import { groupName, groupRank } from './groups.ts';
import type { LetterInput, Line } from './letter.ts';
import { sayings } from './words.ts';

/** What a letter says, before it is text or HTML: so both say the same. Pure. */
export type Item = {
  readonly text: string;
  readonly due?: string;
  /** The day is over. */
  readonly isLate?: boolean;
  readonly link?: string;
};
export type Section = {
  readonly heading?: string;
  readonly groups: readonly { readonly name?: string; readonly items: readonly Item[] }[];
};
export type Linked = { readonly text: string; readonly link: string };
export type Body = {
  readonly greeting: string;
  readonly intro: readonly string[];
  readonly sections: readonly Section[];
  readonly button?: Linked;
  readonly outro: readonly string[];
  readonly foot: readonly (string | Linked)[];
};

const itemOf = ({ text, due, link }: Line, { language }: LetterInput, today: Day): Item => {
  const say = sayings[language];
  const day = due === undefined ? undefined : dayAndDate(due, language, today);
  return {
    text,
    link,
    ...(due !== undefined &&
      day !== undefined && { due: due < today ? say.wasDue(day) : say.due(day), isLate: due < today }),
  };
};

const actions = ['decide', 'do', 'know'] as const;
const soonest = (a: Line, b: Line): number => ((a.due ?? '9') < (b.due ?? '9') ? -1 : Number(a.due !== b.due));

/** Decisions first, then deeds, then news; by what they are about, what is due first before the others. */
const sectionsOf = (input: LetterInput, today: Day): readonly Section[] => {
  const { lines, kind, language } = input;
  // One line needs no heading: the letter begins with what it is.
  if (lines.length < 2 && kind !== 'digest')
    return lines.map((line) => ({ groups: [{ items: [itemOf(line, input, today)] }] }));
  return actions.flatMap((action) => {
    const its = lines.filter((line) => line.action === action);
    if (its.length === 0) return [];
    const groups = [...Map.groupBy(its, ({ group }) => group)].toSorted(([a], [b]) => groupRank(a) - groupRank(b));
    return [
      {
        heading: sayings[language].headings[action],
        groups: groups.map(([group, all]) => ({
          name: groupName(group, language),
          items: all.toSorted(soonest).map((line) => itemOf(line, input, today)),
        })),
      },
    ];
  });
};

const introOf = ({ kind, language, lines, campaignName }: LetterInput): readonly string[] => {
  const { intro, confirm, changed } = sayings[language];
  const [first, second] = lines;
  switch (kind) {
    case 'digest':
      return [intro.digest(campaignName)];
    case 'reminder':
      return [intro.reminder];
    case 'escalation':
      return [intro.escalation];
    case 'confirmation':
      return [confirm.ask(campaignName)];
    case 'address-changed':
      return [changed.said(campaignName), changed.wasNotYou];
    case 'now':
      return first ? [second ? intro.several : intro[first.action]] : [];
    default:
      return [];
  }
};

const buttonOf = ({ kind, language, secretLink: link }: LetterInput): { readonly button?: Linked } => {
  const { confirm, invited, asked } = sayings[language];
  if (link === undefined) return {};
  const text = kind === 'confirmation' ? confirm.button : kind === 'invitation' ? invited.button : asked.button;
  return { button: { text, link } };
};

const outroOf = (input: LetterInput, today: Day): readonly string[] => {
  const { kind, language, more = 0, secretLink, until, calendar, isLastOfDay, lines } = input;
  const say = sayings[language];
  const how = { confirmation: [say.confirm.press], invitation: [say.invited.how], visit: [say.asked.how] };
  return [
    ...(more > 0 ? [say.left(more)] : []),
    ...(calendar ? [calendar.method === 'CANCEL' ? say.calendar.removed : say.calendar.added] : []),
    ...(secretLink === undefined ? [] : (how[kind as keyof typeof how] ?? [])),
    ...(secretLink !== undefined && until !== undefined ? [say.goodUntil(dayAndDate(until, language, today))] : []),
    ...(secretLink === undefined && lines.some(({ link }) => link !== '') ? [say.signIn] : []),
    ...(isLastOfDay ? [say.lastOfDay] : []),
  ];
};

const whyOf = ({ kind, language, unitName, secretLink, why: because }: LetterInput): string => {
  if (because !== undefined) return because;
  const { why, campaignItself } = sayings[language];
  const unit = unitName ?? campaignItself;
  switch (kind) {
    case 'confirmation':
      return why.address;
    case 'address-changed':
      return why.oldAddress;
    case 'invitation':
      return why.invited;
    case 'visit':
      return why.asked;
    case 'reminder':
      return why.reminder(unit);
    case 'escalation':
      return why.deputy(unit);
    default:
      return kind === 'calendar' && secretLink !== undefined ? why.asked : why.member(unit);
  }
};

/** Who sends it, why the reader gets it, how to stop, and whom to ask. */
const footOf = (input: LetterInput): readonly (string | Linked)[] => {
  const { language, campaignName, unsubscribe, preferences, replyTo } = input;
  const say = sayings[language];
  return [
    say.sender(campaignName),
    whyOf(input),
    ...(preferences === undefined ? [] : [{ text: say.preferences, link: preferences }]),
    ...(unsubscribe === undefined ? [] : [{ text: say.stop, link: unsubscribe }]),
    replyTo === undefined ? say.noAnswers : say.answers(replyTo),
  ];
};

export const bodyOf = (input: LetterInput, today: Day): Body => ({
  greeting: sayings[input.language].greeting,
  intro: introOf(input),
  sections: sectionsOf(input, today),
  ...buttonOf(input),
  outro: outroOf(input, today),
  foot: footOf(input),
});
