import * as z from 'zod/mini';
import type { Contract } from '../../../../shared/contract.ts';
import { list, ring } from '../../../../shared/resources.ts';
import { ringAverage } from '../../../../shared/rings.ts';
import { figureNames } from './rules.ts';
import * as example from '../examples.ts';

/** D24: what each association has of publicity. Pure. */
const figures = {
  events: z.int(),
  published: z.int(),
  reach: z.int(),
  publications: z.int(),
  visits: z.int(),
  boosts: z.int(),
  boostMoney: z.int(),
};

export const publicityCoverage = z.object({
  perRing: list(z.object({ ring, associations: z.int(), without: z.int(), ...figures })),
  perAssociation: list(z.object({ unit: z.string(), name: z.string(), ring, ...figures })),
  average: list(ringAverage(figureNames)),
});

export const contract = {
  showPublicityCoverage: {
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    route: 'GET /campaigns/{campaign}/publicity/coverage',
    summary: 'Show what each association and each ring has of publicity',
    description:
      'D24: associations that have nothing are listed too, and `without` says how many of a ring have no event. An event is an association’s that it organises or that is in its area, and is not cancelled; `publications` are those accepted or posted, `visits` those accepted, `boosts` those whose money is there, `boostMoney` in öre. What several do together counts for each. `average` is of an association of the ring. An association reads its own row and that of its ring.',
    result: publicityCoverage,
    refusals: [],
    example: { result: example.coverage },
  },
} as const satisfies Contract;
