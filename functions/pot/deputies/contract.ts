import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, line } from '../../../shared/fields.ts';
import { list, removed } from '../../../shared/resources.ts';
import { deputy } from '../resources.ts';

/** Who stands in for the heads. Pure. */
const july = { person: '01M83Y8C5VSTAFF00000000001', from: '2026-07-01', to: '2026-07-31' };
const at = '2026-06-20T08:00:00.000Z';
export const shownDeputy = {
  july,
  none: { id: 'city-hall', office: 'city-hall', version: 2, createdAt: at, updatedAt: at },
  result: { id: 'city-hall', office: 'city-hall', ...july, version: 1, createdAt: at, updatedAt: at },
} as const;
export const contract = {
  appointDeputy: {
    route: 'PUT /campaigns/{campaign}/pot/deputies/{office}',
    summary: 'Appoint the deputy of an office’s head',
    description:
      'D8: a member of that office, who acts as its head from the first day to the last, for as long as they belong there and sign in as before. With a mandate in force it waits in `pending` until a head of another office confirms it, or declines it, by `replyBy`.',
    see: 'offices',
    act: 'head-of-path-office',
    body: z.strictObject({ person: line(100), from: day(), to: day() }),
    waits: true,
    result: deputy,
    refusals: ['not-a-member'],
    example: { body: shownDeputy.july, result: shownDeputy.result },
  },
  confirmDeputy: {
    route: 'POST /campaigns/{campaign}/pot/deputies/{office}/confirmations',
    summary: 'Confirm the deputy of another office’s head',
    description: 'D8: by a head of another office. `If-Match`: the `version` of the deputy.',
    see: 'offices',
    act: 'heads',
    needsIfMatch: true,
    result: deputy,
    decisive: { DeputyAppointed: true },
    refusals: ['nothing-to-confirm', 'other-office-adopts', 'head-unconfirmed'],
    example: { result: shownDeputy.result },
  },
  endDeputy: {
    route: 'DELETE /campaigns/{campaign}/pot/deputies/{office}',
    summary: 'End what a deputy may do',
    description: 'At once; what waits for confirmation ends, too.',
    see: 'offices',
    act: 'head-of-path-office',
    result: removed,
    refusals: [],
    example: { result: { id: 'city-hall' } },
  },
  listDeputies: {
    route: 'GET /campaigns/{campaign}/pot/deputies',
    summary: 'List the deputies',
    see: 'offices',
    act: 'offices',
    result: z.object({ items: list(deputy) }),
    refusals: [],
    example: { result: { items: [] } },
  },
} as const satisfies Contract;
