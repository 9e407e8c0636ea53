import type { SQSHandler, SQSRecord } from 'aws-lambda';
import { naming } from '../../shared/calling.ts';
import type { AllOf } from '../../shared/capability.ts';
import { keyText } from '../../shared/ids.ts';
import { log } from '../../shared/log.ts';
import { type Put, putEach } from '../../shared/puts.ts';
import type { Text } from '../../shared/problems.ts';
import type { Item } from '../../shared/table.ts';
import { type Announcement, unitCalled } from '../../shared/words.ts';
import { allAtOnce, messageFrom } from '../../shared/worker.ts';
import { announcing } from './announcing.ts';
import { noticeItem } from './store.ts';
import { type Message, messageSchema } from './offers.ts';

/** What is said to whom, before names are put in. */
type Said = { readonly message: Message; readonly announcement: Announcement };
const isSaid = (read: Said | { readonly failed: unknown }): read is Said => !('failed' in read);
const attempt = <T>(work: () => T): T | { readonly failed: unknown } => {
  try {
    return work();
  } catch (error) {
    return { failed: error };
  }
};

/** What is told, and what could not be made of a message. */
type Telling = { readonly message: Message; readonly item: Item } | { readonly failed: unknown };

const languages = ['sv', 'en'] as const;
/** Sentences and titles with the names in them, in the order of the notices: all names are read in one go. */
const namedIn = async (
  all: AllOf<'sentences' | 'called' | 'titled'>,
  said: readonly Said[],
): Promise<readonly Said[]> => {
  const sayings = said.flatMap(({ message: { campaign }, announcement: { text, title } }) =>
    [text, ...(title ? [title] : [])].flatMap((each) =>
      languages.map((language) => ({ campaign, said: each[language], language })),
    ),
  );
  const named = [...(await naming(all, sayings))];
  const next = (): Text => {
    const [sv = '', en = ''] = named.splice(0, languages.length);
    return { sv, en };
  };
  return said.map(({ message, announcement }) => ({
    message,
    announcement: { ...announcement, text: next(), ...(announcement.title && { title: next() }) },
  }));
};

const tellingsOf = async (
  all: AllOf<'sentences' | 'called' | 'titled'>,
  records: readonly SQSRecord[],
): Promise<readonly Telling[]> => {
  const announce = announcing(all);
  const read = records.map(({ body }) =>
    attempt((): Said => {
      const message = messageFrom(messageSchema, body);
      return { message, announcement: announce(message.event, message.recipient, unitCalled) };
    }),
  );
  const named = [...(await namedIn(all, read.filter(isSaid)))];
  return read.map((each) => {
    const said = isSaid(each) ? named.shift() : undefined;
    return said
      ? attempt(() => ({ message: said.message, item: noticeItem(said.message, said.announcement) }))
      : (each as { readonly failed: unknown });
  });
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
export const handlerOf = (all: AllOf<'sentences' | 'called' | 'titled'>): SQSHandler =>
  allAtOnce(async (records) => {
    const tellings = await tellingsOf(all, records);
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
