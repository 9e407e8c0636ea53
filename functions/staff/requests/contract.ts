import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, extent, office, prose, saying, slug } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { list } from '../../../shared/resources.ts';
import { faults } from '../problems.ts';
import * as example from '../examples.ts';
import {
  inOrder,
  languages,
  requestPriority,
  staffRequest,
  staffRequestInFull,
  staffRequestStatus,
  tasks,
} from '../resources.ts';

/** A staff request from filing to its answer (D5, D6). Pure. */
const path = '/campaigns/{campaign}/staff/requests';
const one = `${path}/{request}` as const;

const joint = z.strictObject({ unit: slug(), extent: extent() });

/** A joint request may add up to more than one full-time; one unit’s part may not. */
export const staffRequestBody = z
  .strictObject({
    unit: z.optional(slug()),
    units: z.optional(list(joint).check(z.minLength(2), z.maxLength(10))),
    from: day(),
    to: day(),
    extent: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
    tasks: tasks(1),
    languages: z.optional(languages()),
    priority: z._default(requestPriority, 'normal'),
    note: z.optional(prose(500)),
  })
  .check(
    inOrder(),
    z.refine(({ unit, units }) => unit !== undefined || units !== undefined, { message: 'needed', path: ['unit'] }),
    z.refine(({ unit, units }) => unit === undefined || units === undefined, { message: 'twice', path: ['units'] }),
    z.refine((body) => body.units !== undefined || body.extent !== undefined, { message: 'needed', path: ['extent'] }),
    z.refine((body) => body.units !== undefined || body.extent === undefined || body.extent <= 100, {
      message: 'too-big',
      path: ['extent'],
    }),
    z.refine(
      ({ units, extent: whole }) =>
        units === undefined || whole === undefined || whole === units.reduce((sum, part) => sum + part.extent, 0),
      saying(faults.sum, ['extent']),
    ),
  );

export const contract = {
  requestStaff: {
    route: `POST ${path}`,
    summary: 'Ask for staff',
    description:
      'Associations for themselves; offices for themselves or for an association; with `units` several associations of one neighbour group together: each part is a request of its own, listed in `joint`, which its unit answers for. D6: the answer says which office owns it and by when it is answered. D5: a start sooner than the agreed notice is accepted and marked `shortNotice`; `earliestStart` is the earliest that is not.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    status: 201,
    body: staffRequestBody,
    result: staffRequest,
    refusals: [],
    example: { body: example.requestBody, result: { ...example.request, status: 'submitted', allocations: [] } },
  },
  listRequests: {
    route: `GET ${path}`,
    summary: 'List staff requests',
    description:
      'Offices see all, associations their own. By unit and newest first. A page may be shorter than `limit`: there is more as long as there is a `next`.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    query: { ...paging, status: z.optional(staffRequestStatus), unit: z.optional(slug()), owner: z.optional(office()) },
    result: listOf(staffRequest),
    refusals: [],
    example: { result: { items: [example.request] } },
  },
  showRequest: {
    route: `GET ${one}`,
    summary: 'Show one staff request with its allocations and history',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    result: staffRequestInFull,
    refusals: [],
    example: { result: example.requestInFull },
  },
  declineRequest: {
    route: `POST ${one}/declines`,
    summary: 'Decline a request that has no allocation',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: z.strictObject({ reason: prose(500) }),
    result: staffRequest,
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'Alla organisatörer är upptagna de veckorna.' },
      result: { ...example.request, status: 'declined', allocations: [] },
    },
  },
  withdrawRequest: {
    route: `POST ${one}/withdrawal`,
    summary: 'Withdraw a request; what it was allocated is freed',
    description:
      'D3: what would leave another unit of a pool under 50 is refused, naming it: the office that owns the request can then move all in one call.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    result: staffRequest,
    refusals: ['wrong-status', 'share-too-small'],
    example: { result: { ...example.request, status: 'withdrawn', allocations: [] } },
  },
} as const satisfies Contract;
