import { uses } from '../files/examples.ts';

/**
 * What the API page shows of the overview: Nykvarn, at the outer edge, asked for a Somali edition that there is not.
 * Pure.
 */
const figures = { orders: 2, ordered: 700, delivered: 500, unmet: 100, late: 1, mostDaysLate: 3 } as const;

export const overview = {
  ring: [{ ring: 'outer', associations: 9, ordering: 1, ...figures }],
  perAssociation: [
    {
      unit: 'nykvarn',
      name: 'Nykvarn',
      ring: 'outer',
      priorityArea: false,
      ...figures,
      languages: { so: 100, sv: 600 },
    },
  ],
  average: [{ ring: 'outer', associations: 9, ...figures, orders: 0.22 }],
  printYourself: uses,
  unmet: [{ language: 'so', copies: 100, associations: 1, withoutEdition: ['folder-housing'] }],
} as const;
