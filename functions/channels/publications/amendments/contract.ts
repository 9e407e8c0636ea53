import * as z from 'zod/mini';
import type { Contract } from '../../../../shared/contract.ts';
import { language, localTime, prose, slug, weighed } from '../../../../shared/fields.ts';
import { reasonGiven } from '../../../../shared/reversal/resources.ts';
import * as example from '../../examples.ts';
import { publication } from '../../resources.ts';

/** D16: what becomes of a publication between its proposal and its time. Pure. */
const one = '/campaigns/{campaign}/events/{event}/publications/{publication}';
const own = { see: 'offices-or-associations', act: 'offices-or-target-unit' } as const;
const owner = { see: 'offices-or-associations', act: 'offices' } as const;
const counter = { channel: 'fb-district', at: '2026-08-24T12:00', by: 'district' } as const;
const reason = 'På söndagen kommer valfilmen.';

export const contract = {
  amendPublication: {
    ...own,
    route: `PATCH ${one}`,
    summary: 'Change a publication before it is posted',
    description:
      'By an organiser of the event, or whoever proposed it. What is not said stays; null takes the text away. The owner of the channel is to accept it anew by `replyBy`, unless that is who changes it. A counter-proposal is thereby answered.',
    query: weighed,
    body: z
      .strictObject({
        channel: z.optional(slug()),
        at: z.optional(localTime()),
        language: z.optional(language()),
        text: z.optional(z.nullable(prose(5000))),
      })
      .check(z.refine((body) => Object.keys(body).length > 0, 'nothing')),
    result: publication,
    refusals: ['wrong-status'],
    example: {
      body: { at: '2026-08-24T18:00' },
      result: { ...example.publication, at: '2026-08-24T18:00', version: 2 },
    },
  },
  withdrawPublication: {
    ...own,
    route: `POST ${one}/withdrawal`,
    summary: 'Withdraw a publication that is not posted',
    description: 'By those who may change it. It stays readable, and is in nobody’s way.',
    body: reasonGiven,
    result: publication,
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'Festen är fullbokad.' },
      result: { ...example.publication, status: 'withdrawn', reason: 'Festen är fullbokad.', version: 2 },
    },
  },
  reopenPublication: {
    ...owner,
    route: `POST ${one}/reopening`,
    summary: 'Reopen a declined publication',
    description: 'By the office that owns the channel: it is proposed again, to be answered by a new `replyBy`.',
    body: reasonGiven,
    result: publication,
    refusals: ['wrong-status'],
    example: { body: { reason: 'Veckan är inte full.' }, result: { ...example.publication, version: 3 } },
  },
  counterPublication: {
    ...owner,
    route: `POST ${one}/counter-proposals`,
    summary: 'Propose another time or channel for a publication',
    description:
      'By the office that owns the channel. The publication is then proposed, with `counter`; whoever proposed it accepts that, changes it otherwise or withdraws it by `replyBy`. The owner may still accept or decline it as it is.',
    query: weighed,
    body: z.extend(reasonGiven, { channel: z.optional(slug()), at: z.optional(localTime()) }),
    result: publication,
    refusals: ['wrong-status'],
    example: {
      body: { at: counter.at, reason },
      result: { ...example.publication, counter, reason, version: 2 },
    },
  },
  acceptCounterProposal: {
    ...own,
    route: `POST ${one}/counter-proposals/acceptances`,
    summary: 'Accept the other time or channel',
    description:
      'By those who may change it: it is accepted as the office wanted it. Where the channel is another office’s, that one is to answer.',
    query: weighed,
    result: publication,
    decisive: { PublicationAccepted: true },
    refusals: ['wrong-status'],
    example: { result: { ...example.publication, status: 'accepted', at: counter.at, version: 3 } },
  },
} as const satisfies Contract;
