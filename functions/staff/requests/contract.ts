import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { saying, tooBig } from '../../../shared/field-words.ts';
import { day, extent, flag, office, prose, slug } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { list } from '../../../shared/resources.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
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
    units: z.optional(list(joint, z.minLength(2), z.maxLength(10))),
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
    z.refine(
      (body) => body.units !== undefined || body.extent === undefined || body.extent <= 100,
      saying(tooBig(100), ['extent']),
    ),
    z.refine(
      ({ units, extent: whole }) =>
        units === undefined || whole === undefined || whole === units.reduce((sum, part) => sum + part.extent, 0),
      saying(faults.sum, ['extent']),
    ),
  );

const editBody = z
  .strictObject({
    from: z.optional(day()),
    to: z.optional(day()),
    extent: z.optional(extent()),
    tasks: z.optional(tasks(1)),
    languages: z.optional(z.nullable(languages())),
    priority: z.optional(requestPriority),
    note: z.optional(z.nullable(prose(500))),
    reason: z.optional(prose(500)),
  })
  .check(z.refine(({ reason: _, ...edit }) => Object.values(edit).some((each) => each !== undefined), 'nothing'));
const doneBy = { at: '2026-08-05T08:00:00.000Z', by: 'city-hall' } as const;

export const contract = {
  requestStaff: {
    route: `POST ${path}`,
    summary: 'Ask for staff',
    description:
      'Associations for themselves; offices for themselves or for an association; with `units` several associations of one neighbour group together: each part is a request of its own, listed in `joint`, which its unit answers for, and which is `proposed` until it consents where another association asks in its name. D6: the answer says which office owns it and by when it is answered. D5: a start sooner than the agreed notice is accepted and marked `shortNotice`; `earliestStart` is the earliest that is not.',
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
      'Offices see all, associations their own. By unit and newest first. `overdue`: it should have been answered by now, or consented to, or what it was given confirmed. A page may be shorter than `limit`: there is more as long as there is a `next`.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    query: {
      ...paging,
      status: z.optional(staffRequestStatus),
      unit: z.optional(slug()),
      owner: z.optional(office()),
      overdue: z.optional(flag()),
    },
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
  editRequest: {
    route: `PATCH ${one}`,
    summary: 'Change a request until it is answered',
    description:
      'What is not named stays; `null` takes `languages` or `note` out. By the rules of a new request; days that were asked for in time stay. By whoever may ask: an office that changes what it did not ask for gives a `reason`, which they read in `changed`, and leaves the `note`, which is in their own words. Those who ask together each change their own part.',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    actors: 'The unit itself, whoever asked for it, and for an association any office.',
    body: editBody,
    result: staffRequest,
    refusals: ['wrong-status'],
    example: { body: { extent: 50, note: null }, result: { ...example.request, status: 'submitted', allocations: [] } },
  },
  reopenRequest: {
    route: `POST ${one}/reopening`,
    summary: 'Open a declined or withdrawn request again',
    description:
      'By whoever ended it (`endedBy`), with a reason. It awaits an answer by a new `replyBy`. One whose time is over stays closed.',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    actors: 'The office that declined it; the unit that withdrew it.',
    body: reasonGiven,
    result: staffRequest,
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'En organisatör blev ledig.' },
      result: {
        ...example.request,
        status: 'submitted',
        allocations: [],
        reopened: { ...doneBy, reason: 'En organisatör blev ledig.' },
      },
    },
  },
  consentToRequest: {
    route: `POST ${one}/consents`,
    summary: 'Consent to what a neighbour asked for in one’s name',
    description:
      'What several ask for together is `proposed` for each who did not ask themselves, and counts in no plan and no figure until they consent, by `replyBy`; it then awaits its answer by a new one. They decline it by `declines`.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    result: staffRequest,
    refusals: ['wrong-status'],
    example: { result: { ...example.request, status: 'submitted', allocations: [] } },
  },
  declineRequest: {
    route: `POST ${one}/declines`,
    summary: 'Decline a request that has no allocation',
    description: 'By an office; what a neighbour asked for in its name by the unit itself.',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    actors: 'Any office; while it is `proposed`, its unit.',
    body: reasonGiven,
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
