import type { SQSHandler } from 'aws-lambda';
import * as z from 'zod/mini';
import { step } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { log } from '../../shared/log.ts';
import { personInBrief } from '../../shared/people.ts';
import { inOrder } from '../../shared/reads.ts';
import { queryAll } from '../../shared/table.ts';
import { messageFrom, oneByOne } from '../../shared/worker.ts';
import { blockAddress } from './rules.ts';
import type { Block } from './state.ts';
import { lettersAggregate, mailbox, mailboxes } from './store.ts';

/** What SES says of letters that were not taken. Source: Amazon SES Developer Guide, "Event data that SES publishes to SNS". */
const recipients = z.array(z.object({ emailAddress: z.string() }));
const eventSchema = z.object({
  eventType: z.string(),
  bounce: z.optional(z.object({ bounceType: z.string(), bouncedRecipients: recipients })),
  complaint: z.optional(z.object({ complainedRecipients: recipients })),
});

type Verdict = { readonly because: Block; readonly addresses: readonly string[] };
/** For good only: a full mailbox or a server that is down now may take the next one. */
const verdictOf = ({ bounce, complaint }: z.infer<typeof eventSchema>): Verdict | undefined => {
  if (complaint)
    return { because: 'complaint', addresses: complaint.complainedRecipients.map(({ emailAddress }) => emailAddress) };
  return bounce?.bounceType === 'Permanent'
    ? { because: 'bounce', addresses: bounce.bouncedRecipients.map(({ emailAddress }) => emailAddress) }
    : undefined;
};

/** An address is whoever's it is, in each campaign. */
const block = async (campaign: string, { because, addresses }: Verdict): Promise<number> => {
  let blocked = 0;
  for (const address of addresses)
    for (const { id } of (await readOne(mailboxes(campaign))).filter(
      (box) => box.address?.toLowerCase() === address.toLowerCase(),
    )) {
      const { done, failed } = await step(campaign, lettersAggregate, {
        actor: 'mail',
        reads: () => inOrder({ mailbox: mailbox(campaign, id), person: personInBrief(campaign, id) }),
        decide: (state) => blockAddress(state, address, because),
      });
      if (failed > 0) throw new Error('an address could not be blocked');
      blocked += done;
    }
  return blocked;
};

/** The function `mail-feedback`: nothing more is sent to an address that does not take it, or whose reader wants none. */
export const handler: SQSHandler = oneByOne(async ({ body }) => {
  const event = messageFrom(eventSchema, body);
  const verdict = verdictOf(event);
  let blocked = 0;
  if (verdict)
    for (const { sk: campaign } of await queryAll({ pk: 'campaigns', prefix: '' }))
      blocked += await block(campaign, verdict);
  log.info('feedback on letters', { event: event.eventType, blocked });
});
