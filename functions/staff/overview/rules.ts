import { rings } from '../../../shared/rings.ts';
import { isOffice, type Office, offices, type Unit } from '../../../shared/units.ts';
import type { Asked } from '../asked.ts';
import { freeOf, partsOf, percentDays, shared, shareParts } from '../parts.ts';
import { bearerOf } from '../positions/consenting.ts';
import { type Role, roles } from '../positions/roles.ts';
import type { Associations, Position, Span } from '../state.ts';

/** What staff does for whom, and what it costs to look after. Pure; in full-time weeks, rounded to hundredths. */

/** A full-time week is 700 percent-days. */
const weeks = (percentDays: number): number => Math.round(percentDays / 7) / 100;

const total = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0);

const isAsked = (position: Position, role: Role, office: Office): boolean =>
  position[role] === office && position.consents?.[role]?.status === 'asked';

/**
 * D4: what each office supervises and administers within a period: a position counts with its whole extent, whoever it
 * works for, once the office has accepted it (`asked` is what it has not). `unfairness` is (most - least) / mean of the offices' totals: 0 is even, 3 is all at one office. `next` is
 * the office with the least, which should take the next position.
 */
export const loadOf = (positions: readonly Position[], period: Span) => {
  const rows = offices.map((office) => {
    const of = (role: 'supervisor' | 'administrator') =>
      total(positions, (position) => (bearerOf(position, role) === office ? percentDays(position, period) : 0));
    const asked = total(positions, (position) =>
      total(roles, (role) => (isAsked(position, role, office) ? percentDays(position, period) : 0)),
    );
    return { office, supervision: of('supervisor'), administration: of('administrator'), asked };
  });
  const totals = rows.map(({ supervision, administration }) => supervision + administration);
  const [most, least] = [Math.max(...totals), Math.min(...totals)];
  const mean = total(totals, (each) => each) / offices.length;
  return {
    ...period,
    perOffice: rows.map(({ office, supervision, administration, asked }) => ({
      office,
      asked: weeks(asked),
      supervision: weeks(supervision),
      administration: weeks(administration),
      total: weeks(supervision + administration),
    })),
    unfairness: mean === 0 ? 0 : Math.round(((most - least) / mean) * 100) / 100,
    next: offices[totals.indexOf(least)] ?? offices[0],
  };
};

type Figures = Readonly<Record<(typeof figureNames)[number], number>>;
export const figureNames = ['requests', 'asked', 'given', 'confirmed', 'shortNotice', 'shares', 'own'] as const;

/**
 * What one association asked for (all but what it withdrew itself) and was given: `shares` are its parts of others'
 * positions from the start, `own` is what it employs itself less what others have of that.
 */
const figuresOf = (unit: Unit, positions: readonly Position[], everyAsked: Asked): Figures => {
  const [requests, asked] = everyAsked[unit] ?? [0, 0];
  const given = positions.flatMap(({ allocations }) => allocations).filter((part) => part.unit === unit);
  const own = positions.filter(({ employer }) => employer === unit);
  return {
    requests,
    asked,
    given: total(given, percentDays),
    confirmed: total(given, (part) => (part.status === 'confirmed' ? percentDays(part) : 0)),
    shortNotice: total(given, (part) => (part.shortNotice ? percentDays(part) : 0)),
    shares: total(positions.filter(({ employer }) => employer !== unit).flatMap(shareParts), (part) =>
      part.unit === unit ? percentDays(part) : 0,
    ),
    own: total(
      own,
      (position) =>
        percentDays(position) - total(partsOf(position), (part) => (part.unit === unit ? 0 : percentDays(part))),
    ),
  };
};

const sumOf = (rows: readonly Figures[]) => ({
  associations: rows.length,
  asking: rows.filter(({ requests }) => requests > 0).length,
  ...shown(
    Object.fromEntries(figureNames.map((name) => [name, total(rows, (row) => row[name])])) as Record<
      keyof Figures,
      number
    >,
  ),
});

const shown = (row: Figures): Figures =>
  Object.fromEntries(
    figureNames.map((name) => [name, name === 'requests' ? row[name] : weeks(row[name])]),
  ) as unknown as Figures;

/** D24: what each association asked for and got, also those that asked for nothing, summed by ring and priority area. */
export const coverageOf = (positions: readonly Position[], asked: Asked, associations: Associations) => {
  const rows = Object.entries(associations)
    .filter(([unit]) => !isOffice(unit))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, { name, ring, priorityArea }]) => ({
      place: { unit, name, ring, priorityArea },
      figures: figuresOf(unit, positions, asked),
    }));
  const sumWhere = (holds: (place: (typeof rows)[number]['place']) => boolean) =>
    sumOf(rows.filter(({ place }) => holds(place)).map(({ figures }) => figures));
  return {
    ring: rings.map((ring) => ({ ring, ...sumWhere((place) => place.ring === ring) })),
    priority: [true, false].map((priorityArea) => ({
      priorityArea,
      ...sumWhere((place) => place.priorityArea === priorityArea),
    })),
    perAssociation: rows.map(({ place, figures }) => ({ ...place, ...shown(figures) })),
  };
};

/** D1: what is free of every position that exists within a week, in full-time weeks and by days. */
export const capacityOf = (positions: readonly Position[], week: string, period: Span) => {
  const rows = positions.flatMap((position) => {
    const inside = shared(position, period);
    return inside ? [{ position, free: freeOf(position.extent, partsOf(position), inside) }] : [];
  });
  return {
    week,
    ...period,
    free: weeks(total(rows, ({ free }) => total(free, percentDays))),
    positions: rows.map(({ position: { id, title, employer, supervisor, plannable }, free }) => ({
      id,
      title,
      employer,
      supervisor,
      plannable,
      free,
    })),
  };
};
