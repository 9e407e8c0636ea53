import type { SQSHandler, SQSRecord } from 'aws-lambda';
import type { AllOf } from '../../shared/capability.ts';
import { unitKey } from '../../shared/directory.ts';
import { keyText } from '../../shared/ids.ts';
import { log } from '../../shared/log.ts';
import { type Put, putEach } from '../../shared/puts.ts';
import { getMany, type Item, type Key } from '../../shared/table.ts';
import { isOffice } from '../../shared/units.ts';
import { type NameOf, namesFrom } from '../../shared/words.ts';
import { allAtOnce, messageFrom } from '../../shared/worker.ts';
import { announcing } from './announcing.ts';
import { noticeItem } from './store.ts';
import { type Message, messageSchema } from './offers.ts';

/**
 * The one unit that a sentence may name and that the code does not know: the association an event is about, or that
 * employs.
 */
const toName = ({ campaign, recipient, event: { employer, unit = employer } }: Message): Key | undefined =>
  typeof unit !== 'string' || unit === recipient || isOffice(unit) ? undefined : unitKey(campaign, 'association', unit);

/** How the code names what is in some messages: it reads all names in one go. */
const namesIn = async (messages: readonly Message[]): Promise<(message: Message) => NameOf> => {
  const keys = new Map(messages.flatMap((each) => toName(each) ?? []).map((key) => [keyText(key), key]));
  const found = new Map((await getMany([...keys.values()])).map((item) => [keyText(item), item]));
  return (message) => {
    const key = toName(message);
    const { id, name } = (key && (found.get(keyText(key)) as { id?: unknown; name?: unknown })) ?? {};
    return namesFrom(typeof id === 'string' && typeof name === 'string' ? { [id]: name } : {});
  };
};

type Read = Message | { readonly failed: unknown };
const isMessage = (read: Read): read is Message => !('failed' in read);
const attempt = <T>(work: () => T): T | { readonly failed: unknown } => {
  try {
    return work();
  } catch (error) {
    return { failed: error };
  }
};

/** What is told, and what could not be made of a message. */
type Telling = { readonly message: Message; readonly item: Item } | { readonly failed: unknown };

const tellingsOf = async (
  announce: ReturnType<typeof announcing>,
  records: readonly SQSRecord[],
): Promise<readonly Telling[]> => {
  const read = records.map(({ body }) => attempt(() => messageFrom(messageSchema, body)));
  const nameOf = await namesIn(read.filter(isMessage));
  return read.map((message) =>
    isMessage(message)
      ? attempt(() => ({
          message,
          item: noticeItem(message, announce(message.event, message.recipient, nameOf(message))),
        }))
      : message,
  );
};

/** Puts the notices, each once though it is told twice. */
const put = async (tellings: readonly Telling[]): Promise<ReadonlyMap<string, Put>> => {
  const items = new Map(tellings.flatMap((each) => ('item' in each ? [[keyText(each.item), each.item] as const] : [])));
  const puts = await putEach([...items.values()]);
  return new Map([...items.keys()].map((key, i) => [key, puts[i] as Put]));
};

/**
 * Invariant 6: puts each message into the inbox of its recipient, on condition that the notice is new, so that it is
 * told exactly once however often it is delivered.
 */
export const handlerOf = (all: AllOf<'sentences'>): SQSHandler => {
  const announce = announcing(all);
  return allAtOnce(async (records) => {
    const tellings = await tellingsOf(announce, records);
    const outcomes = await put(tellings);
    return tellings.map((telling) => {
      if ('failed' in telling) return telling;
      const { item, message } = telling;
      const outcome = outcomes.get(keyText(item));
      if (outcome === 'failed') return { failed: new Error('the table did not take the notice') };
      const { type, id } = message.event;
      log.info(outcome === 'put' ? 'told' : 'told before', { recipient: message.recipient, event: type, id });
      return 'done';
    });
  });
};
