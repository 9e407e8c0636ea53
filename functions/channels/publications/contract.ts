import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, flag, language, localTime, prose, slug, webAddress, weighed } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { people, publication, publicationWithClashes } from '../resources.ts';

/**
 * D16: an event in a channel at a time: proposed, decided by the office that owns the channel, posted, measured. Pure.
 */
const path = '/campaigns/{campaign}/events/{event}/publications';
const one = `${path}/{publication}` as const;
/** Who sees the event sees that there is something; its publications are for the offices and its organisers. */
const own = { see: 'offices-or-associations', act: 'offices-or-target-unit' } as const;
const owner = { see: 'offices-or-associations', act: 'offices' } as const;

export const contract = {
  proposePublication: {
    ...own,
    route: `POST ${path}`,
    summary: 'Propose an event for a channel',
    description:
      'D16: offices for any event, associations for their own, once it is submitted; what is for members only is published nowhere. The office that owns the channel decides; what it proposes itself is accepted at once. It answers by `replyBy`, which leaves the lead time of the channel; `tooLate` says that this is lost already. What comes too close is listed in `clashes`: the same channel within its gap, another event on the same day for the same area or audience. A clash is never refused.',
    status: 201,
    query: weighed,
    body: z.strictObject({
      channel: slug(),
      at: localTime(),
      language: language(),
      text: z.optional(prose(5000)),
    }),
    result: publicationWithClashes,
    refusals: ['wrong-status'],
    example: { body: example.publicationBody, result: example.publicationShown },
  },
  listPublications: {
    ...own,
    route: `GET ${path}`,
    summary: 'List the publications of an event',
    query: paging,
    result: listOf(publication),
    refusals: [],
    example: { result: { items: [example.publication] } },
  },
  listPublicationsInChannel: {
    see: 'offices',
    act: 'offices',
    route: 'GET /campaigns/{campaign}/channels/{channel}/publications',
    summary: 'List the publications in a channel, by time',
    description:
      '`overdue`: should have been answered by now. With it a page may be shorter than `limit`: there is more as long as there is a `next`.',
    query: { ...paging, from: z.optional(day()), to: z.optional(day()), overdue: z.optional(flag()) },
    result: listOf(publication),
    refusals: [],
    example: { result: { items: [example.publication] } },
  },
  showPublication: {
    ...own,
    route: `GET ${one}`,
    summary: 'Show a publication with what it clashes with',
    result: publicationWithClashes,
    refusals: [],
    example: { result: example.publicationShown },
  },
  acceptPublication: {
    ...owner,
    route: `POST ${one}/acceptances`,
    summary: 'Accept a publication',
    description:
      'D16: by the office that owns the channel. One whose event is cancelled is `void`: there is nothing to decide.',
    query: weighed,
    result: publication,
    decisive: { PublicationAccepted: true },
    refusals: ['wrong-status'],
    example: { result: { ...example.publication, status: 'accepted', version: 2 } },
  },
  declinePublication: {
    ...owner,
    route: `POST ${one}/declines`,
    summary: 'Decline a publication, and say why',
    description: 'D16: by the office that owns the channel, also after it was accepted, until it is posted.',
    body: reasonGiven,
    result: publication,
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'Den veckan är kanalen full.' },
      result: { ...example.publication, status: 'declined', reason: 'Den veckan är kanalen full.', version: 2 },
    },
  },
  postPublication: {
    ...owner,
    route: `POST ${one}/postings`,
    summary: 'Say that it is published, and where',
    description:
      'By the office that owns the channel, of an event that is published; said again, the address is corrected.',
    body: z.strictObject({ url: webAddress() }),
    result: publication,
    refusals: ['wrong-status'],
    example: { body: { url: example.postedUrl }, result: example.posted },
  },
  measurePublication: {
    ...owner,
    route: `POST ${one}/measurements`,
    summary: 'Say how many people a publication reached',
    description:
      'D15: by the office that owns the channel, whose figures it adds to: suggestions and the ranking are made of them. Said again, the figures are corrected.',
    body: z.strictObject({ reach: people(), clicks: z.optional(people()) }),
    result: publication,
    refusals: ['wrong-status'],
    example: {
      body: { reach: 1080, clicks: 64 },
      result: { ...example.posted, measured: { reach: 1080, clicks: 64 } },
    },
  },
} as const satisfies Contract;
