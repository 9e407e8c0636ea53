/** Offices and associations. Pure. */

/** The three offices are fixed: each has its own queue, and its head has a vote. */
export const offices = ['district', 'city-hall', 'county-council'] as const;
export type Office = (typeof offices)[number];
/** A unit is an office or an association, by its id. */
export type Unit = string;
export const isOffice = (unit: Unit): unit is Office => (offices as readonly string[]).includes(unit);
/** `city-hall` -> `CITY_HALL`, as it stands in the names of environment variables. */
export const envSuffix = (name: string): string => name.toUpperCase().replaceAll('-', '_');
