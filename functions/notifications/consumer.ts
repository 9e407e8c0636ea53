import type { SQSHandler, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { namesFrom } from '../../shared/announcement.ts';
import { unitKey } from '../../shared/directory.ts';
import { log } from '../../shared/log.ts';
import { get, putOnce } from '../../shared/table.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { announce } from '../announcements.ts';
import { noticeItem } from './items.ts';
import { type Message, messageSchema } from './offers.ts';

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** @throws when the body is no message; what it says stays out of the error, which goes to the log. */
const messageFrom = (body: string): Message => {
  const checked = z.safeParse(messageSchema, parsed(body));
  if (checked.success) return checked.data;
  throw new Error(`not a message: ${checked.error.issues.map(({ path }) => `/${path.join('/')}`).join(', ')}`);
};

/**
 * The one unit that a sentence may name and that the code does not know: the association an event is about, or that
 * employs.
 */
const namesFor = async ({
  campaign,
  recipient,
  event: { employer, unit = employer },
}: Message): Promise<Readonly<Record<Unit, string>>> => {
  if (typeof unit !== 'string' || unit === recipient || isOffice(unit)) return {};
  const name = (await get(unitKey(campaign, 'association', unit)))?.name;
  return typeof name === 'string' ? { [unit]: name } : {};
};

const tell = async (record: SQSRecord): Promise<void> => {
  const message = messageFrom(record.body);
  const nameOf = namesFrom(await namesFor(message));
  const { type, id } = message.event;
  const isNew = await putOnce(noticeItem(message, announce(message.event, message.recipient, nameOf)));
  log.info(isNew ? 'told' : 'told before', { recipient: message.recipient, event: type, id });
};

/**
 * Invariant 6: puts each message into the inbox of its recipient, on condition that the notice is new, so that it is
 * told exactly once however often it is delivered. Each message fails alone: it comes again, and after some tries ends
 * among the dead letters, while the others are told.
 */
export const handler: SQSHandler = async ({ Records }) => {
  const outcomes = await Promise.allSettled(Records.map(tell));
  const batchItemFailures = outcomes.flatMap((outcome, position) => {
    if (outcome.status === 'fulfilled') return [];
    const { messageId } = Records[position] as SQSRecord;
    log.error('a message was not told', outcome.reason, { messageId });
    return [{ itemIdentifier: messageId }];
  });
  return { batchItemFailures };
};
