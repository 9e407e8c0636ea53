import type { Day } from '../../../shared/calendar.ts';
import { type Body, bodyOf, type Item, type Section } from './body.ts';
import type { LetterInput } from './letter.ts';

/** The letter as plain text, which comes first: for programs, terminals and readers that speak. Pure. */

/** Each on lines of its own, so that programs make links of them. */
const itemOf =
  (isAlone: boolean) =>
  ({ text, due, link }: Item): string => {
    const [first, rest] = isAlone ? ['', ''] : ['* ', '  '];
    return [
      `${first}${text}`,
      ...(due === undefined ? [] : [`${rest}${due}`]),
      ...(link ? [`${rest}${link}`] : []),
    ].join('\n');
  };

const sectionOf = ({ heading, groups }: Section): string =>
  [
    ...(heading === undefined ? [] : [`${heading.toUpperCase()}`]),
    ...groups.map(({ name, items }) =>
      [...(name === undefined ? [] : [name]), ...items.map(itemOf(name === undefined))].join('\n'),
    ),
  ].join('\n\n');

const written = ({ greeting, intro, sections, button, outro, foot }: Body): string =>
  [
    greeting,
    ...intro,
    ...sections.map(sectionOf),
    ...(button ? [`${button.text}:\n${button.link}`] : []),
    ...outro,
    // What follows two hyphens and a space is a signature: programs show it apart.
    ['-- ', ...foot.map((each) => (typeof each === 'string' ? each : `${each.text}\n${each.link}`))].join('\n'),
  ].join('\n\n');

export const plainOf = (input: LetterInput, today: Day): string => `${written(bodyOf(input, today))}\n`;
