import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { slug } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import { campaign } from '../contract.ts';

/** A campaign that is loaded from a file, told once to each unit and not thing by thing. Pure. */
const path = '/campaigns/{campaign}/imports';
const admin = { see: 'members', act: 'admin', result: campaign } as const;
const dates = { name: 'Valrörelsen 2026', start: '2026-04-28', electionDay: '2026-09-13', end: '2026-10-04' };
const stamped = { version: 2, createdAt: '2026-04-01T08:00:00.000Z', updatedAt: '2026-04-01T08:00:00.000Z' };
const window = { from: '2026-04-01T08:00:00.000Z', until: '2026-04-01T09:00:00.000Z' };

export const contract = {
  beginImport: {
    ...admin,
    route: `POST ${path}`,
    summary: 'Begin to load a campaign',
    description:
      'D6: while the campaign is being set up. What is entered from then on is in all histories, but told to nobody one by one, for an hour at most, and never once the first mandate is in force; the mandate itself is told. `imports/completion` says to each unit what it brought.',
    refusals: ['wrong-status'],
    example: { result: { id: 'val-2026', ...dates, imports: [window], ...stamped } },
  },
  completeImport: {
    ...admin,
    route: `POST ${path}/completion`,
    summary: 'Say that a campaign is loaded, and what it brought for whom',
    description: 'All offices are told how many things there are, each unit how many are its own: one notice each.',
    body: z.strictObject({
      units: list(
        z.strictObject({ unit: slug(), things: z.int().check(z.minimum(1), z.maximum(100_000)) }),
        z.maxLength(200),
      ),
    }),
    refusals: ['wrong-status'],
    example: {
      body: { units: [{ unit: 'solna', things: 12 }] },
      result: { id: 'val-2026', ...dates, imports: [{ ...window, done: true }], ...stamped },
    },
  },
} as const satisfies Contract;
