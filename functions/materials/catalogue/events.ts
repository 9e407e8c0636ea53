import * as z from 'zod/mini';
import {
  event,
  type EventOf,
  eventsOf,
  freeText,
  inHistories,
  inNotices,
  type NoticeOf,
} from '../../../shared/events.ts';
import { day, slug } from '../../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../../shared/problems.ts';
import { kinds, sizes, translations } from '../state.ts';

/** What can have happened to the catalogue. The texts of editions stay out: they are long. Pure. */
export const catalogueEvents = /* @__PURE__ */ eventsOf(() => {
  const copies = z.int();
  const edition = z.object({
    bilingual: z.boolean(),
    translation: z.enum(translations),
    unitCost: z.optional(z.int()),
    lix: z.optional(z.number()),
    words: z.optional(z.int()),
    hasFile: z.optional(z.literal(true)),
  });
  const editions = z.record(z.string(), edition);
  const proposal = inHistories({ proposal: z.string() });
  const asker = inNotices({ unit: slug() });

  return {
    /** `editions`: those that came with it, new or changed. */
    ItemSet: event(
      inNotices({ item: z.string(), orderDeadline: z.optional(day()) }),
      inHistories({
        name: z.string(),
        kind: z.enum(kinds),
        leadTimeDays: z.optional(z.int()),
        rationed: z.optional(z.object({ perAssociation: copies, inPriorityArea: copies })),
        validFrom: z.optional(day()),
        validTo: z.optional(day()),
        editions: z.exactOptional(editions),
      }),
    ),
    /** A milestone that it follows came later; whoever it concerns is told of that. */
    OrderDeadlineMoved: event(inNotices({ item: z.string(), orderDeadline: day(), was: day() })),
    EditionsSet: event(inNotices({ item: z.string(), editions })),
    /** `retired`: something was made with it, so that it stays readable. */
    ItemRemoved: event(inNotices({ item: z.string(), retired: z.boolean() })),
    EditionRemoved: event(inNotices({ item: z.string(), language: z.string(), retired: z.boolean() })),
    PackSet: event(
      inNotices({ pack: z.string() }),
      inHistories({
        size: z.enum(sizes),
        lines: z.array(z.object({ item: z.string(), language: z.optional(z.string()), quantity: copies })),
      }),
    ),
    PackRemoved: event(inNotices({ pack: z.string() })),
    ItemProposed: event(
      proposal,
      asker,
      inHistories({
        name: z.string(),
        kind: z.enum(kinds),
        language: z.exactOptional(z.string()),
        editionOf: z.exactOptional(z.string()),
        bilingual: z.exactOptional(z.boolean()),
      }),
      inNotices({ replyBy: z.exactOptional(day()) }),
      freeText({ note: z.exactOptional(z.string()) }),
    ),
    ProposalAdopted: event(proposal, asker, inNotices({ item: z.string() })),
    ProposalDeclined: event(proposal, asker, freeText({ reason: z.string() })),
    ProposalWithdrawn: event(proposal, asker),
    ProposalReopened: event(proposal, asker, inNotices({ replyBy: day() }), freeText({ reason: z.string() })),
    ProposalEscalated: event(proposal, asker, inNotices({ replyBy: day() })),
  };
});
export type CatalogueEvent = EventOf<typeof catalogueEvents>;
export type CatalogueNotice = NoticeOf<typeof catalogueEvents>;

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly CatalogueEvent[] | Refusal<C>;
