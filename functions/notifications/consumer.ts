import type { SQSHandler, SQSRecord } from 'aws-lambda';
import { naming } from '../../shared/calling.ts';
import type { AllOf } from '../../shared/capability.ts';
import { occasionsOf } from '../../shared/folds.ts';
import { keyText } from '../../shared/ids.ts';
import { log } from '../../shared/log.ts';
import { type Put, putEach } from '../../shared/puts.ts';
import type { Text } from '../../shared/problems.ts';
import { campaignKey } from '../../shared/directory.ts';
import { getMany, type Item } from '../../shared/table.ts';
import { type Announcement, unitCalled } from '../../shared/words.ts';
import { allAtOnce, messageFrom } from '../../shared/worker.ts';
import { saying } from './announcing.ts';
import { queueNamed, send } from '../../shared/queue.ts';
import type { MailCall, ToldNotice } from '../letters/offers.ts';
import { type Loading, isQuiet } from './quiet.ts';
import { noticeItem, noticeOf } from './store.ts';
import { type Message, messageSchema } from './offers.ts';

/** What is said to whom, before names are put in. */
type Said = { readonly message: Message; readonly announcement: Announcement };
const isSaid = (read: Said | { readonly failed: unknown } | 'quiet'): read is Said =>
  read !== 'quiet' && !('failed' in read);
const attempt = <T>(work: () => T): T | { readonly failed: unknown } => {
  try {
    return work();
  } catch (error) {
    return { failed: error };
  }
};

/** What is told, and what could not be made of a message. */
type Telling =
  | { readonly message: Message; readonly item: Item }
  | { readonly failed: unknown }
  /** Part of an import, which is told as a whole. */
  | 'quiet';

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

/** The campaigns of these messages, as far as they say what is told. One that has begun never changes in that. */
const begun = new Map<string, Loading>();
const campaignsOf = async (messages: readonly Message[]): Promise<ReadonlyMap<string, Loading>> => {
  const ids = [...new Set(messages.map(({ campaign }) => campaign))].filter((id) => !begun.has(id));
  const found = (await getMany(ids.map(campaignKey))).map((item) => [item.sk, item as Loading] as const);
  for (const [id, campaign] of found) if (campaign.startedAt !== undefined) begun.set(id, campaign);
  return new Map([...begun, ...found]);
};

const tellingsOf = async (
  all: AllOf<'sentences' | 'called' | 'titled'>,
  records: readonly SQSRecord[],
): Promise<readonly Telling[]> => {
  const say = saying(all);
  const messages = records.map(({ body }) => attempt(() => messageFrom(messageSchema, body)));
  const campaigns = await campaignsOf(messages.flatMap((each) => ('failed' in each ? [] : [each])));
  const read = messages.map((message) => {
    if ('failed' in message) return message;
    if (isQuiet(campaigns.get(message.campaign), message.event)) return 'quiet' as const;
    return attempt((): Said => ({ message, announcement: say(message, unitCalled) }));
  });
  const named = [...(await namedIn(all, read.filter(isSaid)))];
  const toldAt = new Date().toISOString();
  return read.map((each) => {
    const said = isSaid(each) ? named.shift() : undefined;
    if (!said) return each as Telling;
    return attempt(() => ({ message: said.message, item: noticeItem(said.message, said.announcement, toldAt) }));
  });
};

/** Puts the notices, each once though it is told twice. */
const put = async (tellings: readonly Telling[]): Promise<ReadonlyMap<string, Put>> => {
  const items = new Map(
    tellings.flatMap((each) => (each !== 'quiet' && 'item' in each ? [[keyText(each.item), each.item] as const] : [])),
  );
  const puts = await putEach([...items.values()]);
  return new Map([...items.keys()].map((key, i) => [key, puts[i] as Put]));
};

type There = { readonly message: Message; readonly item: Item };
const toldOf = (all: AllOf<'occasions'>, { message: { recipient: unit, event: is }, item }: There): ToldNotice => {
  const { id: notice, event, at, subject, action, due } = noticeOf(item);
  const known = occasionsOf(all);
  const word = subject.split('/')[0] as string;
  const occasions = Object.hasOwn(known, word) ? known[word]?.changedBy(is as never, unit) : undefined;
  return {
    unit,
    notice,
    event,
    at,
    subject,
    action,
    ...(due !== undefined && { due }),
    ...(occasions && occasions.length > 0 && { occasions: [...occasions] }),
  };
};
/**
 * Hands on to letters what has come in, one message for each campaign. Whoever ends before that is told again, and hands on
 * what was there already: a letter is written once.
 * @returns what went wrong, if anything did: all of them come again.
 */
const handOn = async (
  all: AllOf<'occasions'>,
  there: readonly There[],
): Promise<{ readonly failed: unknown } | undefined> => {
  // Of many events that go into one notice one is enough.
  const notices = [...new Map(there.map((each) => [keyText(each.item), each])).values()];
  const calls = [...Map.groupBy(notices, ({ message }) => message.campaign)].map(([campaign, some]): MailCall => ({
    kind: 'notices',
    campaign,
    notices: some.map((each) => toldOf(all, each)),
  }));
  try {
    const refused = calls.length === 0 ? [] : await send(queueNamed('mail'), calls);
    return refused.length === 0 ? undefined : { failed: new Error('the queue of letters did not take what was told') };
  } catch (error) {
    return { failed: error };
  }
};

/**
 * Invariant 6: puts each message into the inbox of its recipient, on condition that the notice is new, so that it is
 * told exactly once however often it is delivered.
 */
export const handlerOf = (all: AllOf<'sentences' | 'called' | 'titled' | 'occasions'>): SQSHandler =>
  allAtOnce(async (records) => {
    const tellings = await tellingsOf(all, records);
    const outcomes = await put(tellings);
    const isThere = (each: Telling): each is Extract<Telling, { item: Item }> =>
      each !== 'quiet' && 'item' in each && outcomes.get(keyText(each.item)) !== 'failed';
    const unheard = await handOn(all, tellings.filter(isThere));
    return tellings.map((telling) => {
      if (telling === 'quiet') return 'done';
      if ('failed' in telling) return telling;
      const { item, message } = telling;
      const outcome = outcomes.get(keyText(item));
      if (outcome === 'failed') return { failed: new Error('the table did not take the notice') };
      const { type, id } = message.event;
      log.info(outcome === 'put' ? 'told' : 'told before', { recipient: message.recipient, event: type, id });
      return unheard ?? 'done';
    });
  });
