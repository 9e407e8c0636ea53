import ical, { escape, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { labelOf, type Vocabulary } from '../../../shared/vocabulary.ts';
import { unitCalled } from '../../../shared/words.ts';
import { addDays, type Day } from '../../../shared/calendar.ts';
import { type Language, type Text, text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Extent, Position, Span } from '../state.ts';

/**
 * The calendar of a unit: its parts of positions, as whole days. Pure. A feed has no login, so nobody's name is in it:
 * whom to call is the office that supervises. Source of the form: RFC 5545.
 */
type Entry = Span & {
  readonly uid: string;
  readonly extent: Extent;
  readonly status: 'asked' | 'sure' | 'cancelled';
  readonly position: Position;
};

/** A share has no id of its own: its place among the unit's shares stands for it, for as long as the position lives. */
const sharesOf = (position: Position, unit: Unit): readonly Entry[] =>
  position.shares
    .filter((share) => share.unit === unit)
    .map(({ extent, from = position.from, to = position.to }, i) => ({
      uid: `${position.id}.${unit}.${i + 1}.${Date.parse(position.createdAt).toString(36)}`,
      extent,
      from,
      to,
      status: 'sure',
      position,
    }));

const allocationsOf = (position: Position, unit: Unit): readonly Entry[] =>
  [...position.allocations, ...position.ended]
    .filter((allocation) => allocation.unit === unit)
    .map(({ id, extent, from, to, status }) => ({
      uid: id,
      extent,
      from,
      to,
      status: status === 'confirmed' ? 'sure' : status === 'allocated' ? 'asked' : 'cancelled',
      position,
    }));

const statuses = {
  asked: ICalEventStatus.TENTATIVE,
  sure: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

const described = ({ position, extent, status }: Entry, known: Vocabulary): Text => {
  const office = unitCalled(position.supervisor);
  const tasks = (language: Language): string =>
    (position.tasks ?? []).map((task) => labelOf(known, task, language)).join(', ');
  const hasTasks = position.tasks !== undefined;
  return text(
    [
      `${extent} % av heltid`,
      ...(hasTasks ? [`Uppgifter: ${tasks('sv')}`] : []),
      ...(status === 'asked' ? ['Väntar på att ni bekräftar.'] : []),
      `Ring ${office}, som handleder.`,
    ].join('\n'),
    [
      `${extent} % of full time`,
      ...(hasTasks ? [`Tasks: ${tasks('en')}`] : []),
      ...(status === 'asked' ? ['Awaits your confirmation.'] : []),
      `Call ${office}, which supervises.`,
    ].join('\n'),
  );
};

/** Midnight in UTC stands for the day: of a whole day only its date is written, so no clock and no DST moves it. */
const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

export type Calendar = {
  readonly campaign: string;
  readonly unit: Unit;
  readonly unitName: string;
  readonly positions: readonly Position[];
  /** What tasks are called. */
  readonly tasks: Vocabulary;
};

/**
 * SEQUENCE is the version of the position, which rises with whatever changes in it; DTSTAMP is when that was, so that
 * the same state gives the same text.
 */
export const calendarOf = ({ campaign, unit, unitName, positions, tasks }: Calendar, language: Language): string => {
  const calendar = ical({
    // The library escapes what belongs to an event, but not the name of the calendar.
    name: escape(text(`Personal till ${unitName}`, `Staff for ${unitName}`)[language], false),
    prodId: { company: 'Valsam', product: 'staff', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  const entries = positions.flatMap((position) => [...sharesOf(position, unit), ...allocationsOf(position, unit)]);
  for (const entry of entries) {
    const { uid, extent, from, to, status, position } = entry;
    calendar.createEvent({
      id: `${uid}.${campaign}@valsam`,
      sequence: position.version,
      stamp: new Date(position.updatedAt),
      start: dateOf(from),
      // The end is the first day that is free again.
      end: dateOf(addDays(to, 1)),
      allDay: true,
      summary: `${position.title} ${extent} %`,
      description: described(entry, tasks)[language],
      status: statuses[status],
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
};
