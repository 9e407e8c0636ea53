import type { Contract } from '../../../shared/contract.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { removed } from '../../../shared/resources.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { position, positionBody } from '../resources.ts';

/** Employments with shares at several units (D1-D4). Pure. */
const path = '/campaigns/{campaign}/staff/positions';
const one = `${path}/{position}` as const;

const offices = { see: 'offices-or-associations', act: 'offices', result: position } as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations' } as const;

export const contract = {
  setPosition: {
    ...members,
    route: `PUT ${one}`,
    summary: 'Enter a position, or change it',
    description:
      'D2: not under 50 %; the answer then says in `suggestions` with whose open requests it would be lawful. D3: where an office employs, an association’s part is at least 50, or the parts of its neighbour group on the position together are, on every day. D1: shares and allocations never exceed the extent, on any day. An office’s position is changed by that office or the one that supervises it; an association enters its own employees. Who changes what another employs gives a `reason`, which the employer reads in `changed`. Another office that is named to supervise or to administer has to accept (`consents`). `email` is for whoever is employed (`person`): what a unit confirms of the position is written to them for their calendar, and again when that ends; shown and forgotten as the name is. `plannable` lets plans use an office’s position; left out it is false, and `warnings` says so (`not-plannable`).',
    body: positionBody,
    result: position,
    refusals: ['position-too-small', 'share-too-small', 'over-allocated', 'position-in-use'],
    example: { body: example.positionBody, result: example.position },
  },
  showPosition: {
    ...members,
    route: `GET ${one}`,
    summary: 'Show a position',
    description:
      'Offices see all of it; an association a position that it employs or has a part of, and of others’ parts nothing. Name and address of who is employed are shown to the offices and the units they work for.',
    result: position,
    refusals: [],
    example: { result: example.position },
  },
  listPositions: {
    ...members,
    route: `GET ${path}`,
    summary: 'List positions',
    description:
      'Offices see all, associations those that they employ or have a part of; a page may then be shorter than `limit`: there is more as long as there is a `next`.',
    query: paging,
    result: listOf(position),
    refusals: [],
    example: { result: { items: [example.position] } },
  },
  acceptPosition: {
    ...offices,
    route: `POST ${one}/consents`,
    summary: 'Accept to supervise or administer a position',
    description:
      'D4: an office that another named (`consents`) is asked by the day `replyBy`; until it accepts, the position is not in its load. It accepts all that it is named for on the position, also what it declined before.',
    refusals: [],
    example: { result: example.position },
  },
  declinePosition: {
    ...offices,
    route: `POST ${one}/declines`,
    summary: 'Decline to supervise or administer a position',
    description: 'The load is then with whoever employs, who names somebody else.',
    body: reasonGiven,
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'Vi har ingen som kan leda fler.' },
      result: {
        ...example.position,
        consents: {
          supervisor: {
            status: 'declined',
            replyBy: '2026-08-08',
            at: '2026-08-03T09:30:00.000Z',
            reason: 'Vi har ingen som kan leda fler.',
          },
        },
      },
    },
  },
  removePosition: {
    ...members,
    route: `DELETE ${one}`,
    summary: 'Remove a position on which nothing is allocated',
    description: 'By whoever employs.',
    result: removed,
    decisive: { PositionRemoved: true },
    refusals: ['position-in-use'],
    example: { result: { id: example.position.id } },
  },
} as const satisfies Contract;
