import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { list, ring } from '../../../shared/resources.ts';
import { printYourselfUses } from '../files/resources.ts';
import { ringAverage } from '../../../shared/rings.ts';
import { figureNames } from './rules.ts';
import * as example from './examples.ts';

/** What material reached whom (D11, D24). Pure. */
const figures = {
  orders: z.int(),
  ordered: z.int(),
  delivered: z.int(),
  unmet: z.int(),
  late: z.int(),
  mostDaysLate: z.int(),
};

export const materialsOverview = z.object({
  ring: list(z.object({ ring, associations: z.int(), ordering: z.int(), ...figures })),
  perAssociation: list(
    z.object({
      unit: z.string(),
      name: z.string(),
      ring,
      priorityArea: z.boolean(),
      ...figures,
      languages: z.record(z.string(), z.int()),
    }),
  ),
  average: list(ringAverage(figureNames)),
  unmet: list(
    z.object({ language: z.string(), copies: z.int(), associations: z.int(), withoutEdition: list(z.string()) }),
  ),
  printYourself: printYourselfUses,
});

export const contract = {
  showMaterialsOverview: {
    route: 'GET /campaigns/{campaign}/materials/overview',
    summary: 'What was ordered and delivered, how late and in which languages, per association and ring',
    description:
      'D24: associations that ordered nothing are listed too. In copies; `late` counts orders that were delivered after their needed-by day, or are open past it. `languages` are copies ordered. D11: `unmet` lists, per language, the demand that cannot be met, and of which items there is no such edition. Cancelled orders count with what was delivered. D12: `printYourself` is what was downloaded, and reported as printed, of the PDFs that there are. `average` is of an association of the ring. An association reads its own row and that of its ring.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    result: materialsOverview,
    refusals: [],
    example: { result: example.overview },
  },
} as const satisfies Contract;
