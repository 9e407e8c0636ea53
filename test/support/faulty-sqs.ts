import { type Asked, jsonReply, type Proxy, type Reply, startProxy } from './proxy.ts';
import type { Random } from './random.ts';

type Entry = { readonly Id: string; readonly MessageBody: string };
type Batch = { readonly QueueUrl: string; readonly Entries: readonly Entry[] };
type Sent = { readonly Successful?: readonly { readonly Id: string }[]; readonly Failed?: readonly object[] };

/** Of a hundred messages so many come twice at once, or again later; of a hundred batches so many are lost in part. */
const twicePercent = 10;
const latePercent = 5;
const refusedPercent = 2;
const dropPercent = 2;

export type FaultySqs = Proxy & {
  readonly begin: () => void;
  readonly calm: () => void;
  /** Sends what was kept back for later: the same messages again, after they have been consumed. */
  readonly sendLate: () => Promise<number>;
  readonly duplicates: () => number;
};

/** A queue delivers at least once: here it shows. Faults from `begin` until `calm`. */
export const startFaultySqs = async (endpoint: string, random: Random): Promise<FaultySqs> => {
  let isFaulty = false;
  let duplicates = 0;
  const late: (() => Promise<unknown>)[] = [];

  const copies = async ({ forward }: Asked, { QueueUrl, Entries }: Batch): Promise<void> => {
    const twice = Entries.filter(() => random.percent(twicePercent));
    const later = Entries.filter(() => random.percent(latePercent));
    duplicates += twice.length;
    if (twice.length > 0) await forward({ QueueUrl, Entries: twice });
    if (later.length > 0) late.push(() => forward({ QueueUrl, Entries: later }));
  };

  /** One message of the batch is not taken, which the answer says. */
  const inPart = async ({ forward }: Asked, { QueueUrl, Entries }: Batch): Promise<Reply> => {
    const [lost, ...others] = Entries;
    const sent = others.length > 0 ? await forward({ QueueUrl, Entries: others }) : jsonReply(200, { Successful: [] });
    if (sent.status !== 200) return sent;
    const { Successful = [], Failed = [] } = JSON.parse(sent.body.toString('utf8')) as Sent;
    const refusal = { Id: lost?.Id, SenderFault: false, Code: 'InternalError', Message: 'injected' };
    return jsonReply(200, { Successful, Failed: [...Failed, refusal] });
  };

  const proxy = await startProxy(endpoint, async (asked) => {
    if (!isFaulty || asked.operation !== 'SendMessageBatch') return asked.forward();
    const batch = asked.input() as Batch;
    if (random.percent(dropPercent)) return 'drop';
    if (random.percent(refusedPercent)) return inPart(asked, batch);
    const answer = await asked.forward();
    await copies(asked, batch);
    return random.percent(dropPercent) ? 'drop' : answer;
  });
  return {
    ...proxy,
    begin: () => {
      isFaulty = true;
    },
    calm: () => {
      isFaulty = false;
    },
    sendLate: async () => {
      await Promise.all(late.map((send) => send()));
      return late.length;
    },
    duplicates: () => duplicates,
  };
};
