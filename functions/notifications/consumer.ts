import type { SQSHandler, SQSRecord } from 'aws-lambda';
import type { AllOf } from '../../shared/capability.ts';
import { unitKey } from '../../shared/directory.ts';
import { log } from '../../shared/log.ts';
import { get, putOnce } from '../../shared/table.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { namesFrom } from '../../shared/words.ts';
import { messageFrom, oneByOne } from '../../shared/worker.ts';
import { announcing } from './announcing.ts';
import { noticeItem } from './store.ts';
import { type Message, messageSchema } from './offers.ts';

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

const telling =
  (announce: ReturnType<typeof announcing>) =>
  async ({ body }: SQSRecord): Promise<void> => {
    const message = messageFrom(messageSchema, body);
    const nameOf = namesFrom(await namesFor(message));
    const { type, id } = message.event;
    const isNew = await putOnce(noticeItem(message, announce(message.event, message.recipient, nameOf)));
    log.info(isNew ? 'told' : 'told before', { recipient: message.recipient, event: type, id });
  };

/**
 * Invariant 6: puts each message into the inbox of its recipient, on condition that the notice is new, so that it is
 * told exactly once however often it is delivered.
 */
export const handlerOf = (all: AllOf<'sentences'>): SQSHandler => oneByOne(telling(announcing(all)));
