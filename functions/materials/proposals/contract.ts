import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { slug } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { itemProposal, proposalBody } from '../resources.ts';

/** What everybody may propose for the catalogue, and what the district office answers. Pure. */
const path = '/campaigns/{campaign}/materials/items/proposals';
const one = `${path}/{proposal}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations', refusals: [] } as const;

export const contract = {
  proposeItem: {
    ...members,
    route: `POST ${path}`,
    summary: 'Propose an item for the catalogue: a local leaflet, or an edition of one',
    description: 'The district office answers by `replyBy`, else all offices are told.',
    status: 201,
    body: proposalBody,
    result: itemProposal,
    example: { body: example.proposalBody, result: example.proposal },
  },
  listProposals: {
    ...members,
    route: `GET ${path}`,
    summary: 'List proposed items',
    description: 'Offices see all, associations their own. By unit and newest first.',
    query: paging,
    result: listOf(itemProposal),
    example: { result: { items: [example.proposal] } },
  },
  showProposal: {
    route: `GET ${one}`,
    summary: 'Show a proposed item',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    result: itemProposal,
    refusals: [],
    example: { result: example.proposal },
  },
  adoptProposal: {
    route: `POST ${one}/adoption`,
    summary: 'Take up a proposal, as an item that is in the catalogue',
    description: 'By the district office.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: z.strictObject({ item: slug() }),
    result: itemProposal,
    refusals: ['wrong-status'],
    example: {
      body: { item: 'leaflet-solna' },
      result: { ...example.proposal, status: 'adopted', item: 'leaflet-solna' },
    },
  },
  declineProposal: {
    route: `POST ${one}/declines`,
    summary: 'Decline a proposal, with a reason',
    description: 'By the district office.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: reasonGiven,
    result: itemProposal,
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'Det finns redan en folder om bostäder.' },
      result: { ...example.proposal, status: 'declined', reason: 'Det finns redan en folder om bostäder.' },
    },
  },
  withdrawProposal: {
    route: `POST ${one}/withdrawal`,
    summary: 'Withdraw a proposal that is not answered',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    result: itemProposal,
    refusals: ['wrong-status'],
    example: { result: { ...example.proposal, status: 'withdrawn' } },
  },
  reopenProposal: {
    route: `POST ${one}/reopening`,
    summary: 'Open a declined proposal again, with a reason',
    description: 'By the district office, which declined it. It awaits an answer by a new `replyBy`.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: reasonGiven,
    result: itemProposal,
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'Den andra är slut.' },
      result: { ...example.proposal, reopened: { at: '2026-08-05T08:00:00.000Z', reason: 'Den andra är slut.' } },
    },
  },
} as const satisfies Contract;
