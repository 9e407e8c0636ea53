import * as z from 'zod/mini';
import type { AllOf } from '../../../shared/capability.ts';
import type { Contract } from '../../../shared/contract.ts';
import { labelled, list } from '../../../shared/resources.ts';
import { unitContact } from '../contacts/contract.ts';
import { directoriesOf, directoryShapeOf } from '../../../shared/folds.ts';

/** What everything in a campaign is called, one part of each capability that has names, and who is reached how. Pure. */
export const contractOf = (all: AllOf<'directory'>) =>
  ({
    showDirectory: {
      route: 'GET /campaigns/{campaign}/directory',
      summary: 'Show what units, budget lines, items, channels and languages are called, and how people are reached',
      see: 'members',
      act: 'members',
      description:
        '`contacts`: how people have chosen to be reached; of associations only for offices, itself and its neighbour group.',
      result: z.object({ ...directoryShapeOf(all), languages: list(labelled), contacts: list(unitContact) }),
      refusals: [],
      get example() {
        const own = {
          languages: [{ id: 'sv', name: 'svenska', names: { sv: 'svenska', en: 'Swedish' } }],
          contacts: [{ unit: 'city-hall', function: 'Pressansvarig', phone: '+46701234567', until: '2026-09-13' }],
        };
        return { result: Object.assign(own, ...directoriesOf(all).map((part) => part.example)) as object };
      },
    },
  }) as const satisfies Contract;
