import { type Among, type Gathered, gathered, type Telling } from '../../../shared/gathered.ts';
import type { Unit } from '../../../shared/units.ts';

/**
 * What an import does is told to each unit in one notice (D6), which says how many events are new, changed and cancelled. What
 * asks for an answer because of it is told by itself. Pure.
 */

/** So many are named. */
const named = 3;
/** What is told as part of the import. */
const parts: ReadonlySet<string> = new Set(['EventChanged', 'EventCancelled', 'EventsImported']);

type Whole = {
  readonly notice: string;
  readonly token: string;
  /** On whose behalf, and how many are new, in how many parts. */
  readonly unit: Unit;
  readonly created: number;
  readonly pieces: number;
};

const amongOf = (unit: Unit, all: readonly Telling[], whole: Whole): Among | undefined => {
  const subjectsOf = (type: string) => [
    ...new Set(all.filter((is) => is.type === type && is.units.includes(unit)).map(({ subject }) => subject)),
  ];
  const [changed, cancelled] = [subjectsOf('EventChanged'), subjectsOf('EventCancelled')];
  const isOwn = unit === whole.unit;
  const count = isOwn ? whole.created : 0;
  const happened = changed.length + cancelled.length;
  // One thing has a notice of its own.
  if (happened + (isOwn ? whole.pieces : 0) <= 1) return undefined;
  return {
    id: whole.notice,
    subject: `events/imports/${whole.token}`,
    count: happened + count,
    first: [...changed, ...cancelled].slice(0, named),
    said: { type: 'EventsImported', count, changed: changed.length, cancelled: cancelled.length },
  };
};

/** `all`: what there is to tell of the events that there are, as a trial has shown. */
export const toldOfImport = (all: readonly Telling[], whole: Whole, newId: () => string): Gathered => {
  const units = new Set([whole.unit, ...all.flatMap((telling) => telling.units)]);
  const whatFor = new Map([...units].map((unit) => [unit, amongOf(unit, all, whole)]));
  const others = gathered(
    all.filter(({ type }) => !parts.has(type)),
    newId,
  );
  return (type, subject, unit) => (parts.has(type) ? whatFor.get(unit) : others(type, subject, unit));
};
