import ICAL from 'ical.js';

/**
 * What stands in an iCalendar file (RFC 5545), component by component: ical.js reads each by itself, so that one which
 * it cannot read does not take the others with it. Pure.
 */
export type Property = readonly [
  name: string,
  params: Readonly<Record<string, unknown>>,
  type: string,
  ...values: unknown[],
];
export type Component = readonly [name: string, properties: readonly Property[], components: readonly Component[]];

/** One of the things that a calendar holds: the number of it in the file, from 1, and what it is; undefined: unreadable. */
export type Held = { readonly at: number; readonly name: string; readonly component: Component | undefined };
export type Calendar = {
  readonly properties: readonly Property[];
  readonly zones: readonly Component[];
  readonly held: readonly Held[];
};

type Part = { readonly name: string; readonly lines: string[] };

/** The parts of each calendar as lines; undefined where begins and ends do not match, or something stands outside. */
const partsOf = (text: string): readonly (readonly Part[])[] | undefined => {
  const calendars: Part[][] = [];
  const open: string[] = [];
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const [, edge, said = ''] = /^(BEGIN|END):\s*(\S+)\s*$/i.exec(line) ?? [];
    const name = said.toUpperCase();
    if (edge?.toUpperCase() === 'BEGIN') {
      open.push(name);
      if (open.length === 1) calendars.push([{ name, lines: [] }]);
      else if (open.length === 2) calendars.at(-1)?.push({ name, lines: [] });
    }
    if (open.length === 0 && line.trim() !== '') return undefined;
    const parts = calendars.at(-1);
    (open.length === 1 ? parts?.[0] : parts?.at(-1))?.lines.push(line);
    if (edge?.toUpperCase() === 'END' && open.pop() !== name) return undefined;
  }
  return open.length === 0 && calendars.every(([root]) => root?.name === 'VCALENDAR') ? calendars : undefined;
};

/** Rules are given on as they are written: which of them mean something is not for the parser to say. */
const withRulesAsText = (line: string): string => line.replace(/^(?:RRULE|EXRULE)(?=[;:])/i, 'X-$&');

/** Some programs leave the quotation marks out around the name of a zone that has a colon in it. */
const withQuotes = (line: string): string =>
  line.replace(/^([A-Z-]+;TZID=)([^";:]*:[^";]*)(:\d{8}T\d{6}Z?(?:,.*)?)$/i, '$1"$2"$3');

const componentIn = ({ lines }: Part): Component | undefined => {
  try {
    return ICAL.parse(lines.map((line) => withQuotes(withRulesAsText(line))).join('\r\n')) as unknown as Component;
  } catch {
    return undefined;
  }
};

/** Undefined for what is no iCalendar file, or one that is cut off. */
export const calendarsIn = (text: string): readonly Calendar[] | undefined => {
  const all = partsOf(text);
  let at = 0;
  const calendars = all?.map(([root, ...parts]): Calendar | undefined => {
    const component = root && componentIn(root);
    const read = parts.map((part) => ({ name: part.name, component: componentIn(part) }));
    return (
      component && {
        properties: component[1],
        zones: read.flatMap(({ name, component: zone }) => (name === 'VTIMEZONE' && zone ? [zone] : [])),
        held: read
          .filter(({ name }) => name !== 'VTIMEZONE' && !name.startsWith('X-'))
          .map((each) => ({ ...each, at: ++at })),
      }
    );
  });
  return calendars && calendars.length > 0 && calendars.every((each) => each !== undefined) ? calendars : undefined;
};

export const all = (properties: readonly Property[], name: string): readonly Property[] =>
  properties.filter(([each]) => each === name);
/** The first value of a property, where it says something. */
export const valueOf = (properties: readonly Property[], name: string): string | undefined => {
  const value = all(properties, name)[0]?.[3];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};
