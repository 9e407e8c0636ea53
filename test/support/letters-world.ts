import {
  BatchExecuteStatementCommand,
  type BatchExecuteStatementCommandInput,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { AsyncLocalStorage } from 'node:async_hooks';
import { vi } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { handlerOf } from '../../functions/letters/dispatch.ts';
import { handler as job } from '../../functions/letters/jobs.ts';
import { sendTo } from '../../functions/letters/sending/attempt.ts';
import type { Due } from '../../functions/letters/sending/calls.ts';
import { readingOf } from '../../functions/letters/sending/content.ts';
import { addSeconds } from '../../shared/calendar.ts';
import { begin, campaign, is, notice, outside, person, progressIs, table } from './letters-table.ts';
import { canceled, named, type Sending } from './told-table.ts';

/**
 * Letters from the queue of what was told to SES, with a clock of the tests' own, queues that deliver twice and in any order,
 * and workers that end for good at any step: what they would have done next nobody does.
 */
export type Fault = 'ends before' | 'ends after' | 'no answer' | 'conflict';
/** What a worker does that others see. */
export type Step = 'writes letters' | 'hands on' | 'takes' | 'posts' | 'stores';
type Run = { dead: boolean; readonly end: () => void; posted: readonly string[] };

const runs = new AsyncLocalStorage<Run>();
const never = (): Promise<never> => new Promise(() => {});

export const openWorld = (faultAt: (step: Step, n: number) => Fault | undefined) => {
  begin();
  vi.stubEnv('QUEUE_URL_MAILER', 'https://queues/mailer');
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(is.now) });
  const seen: Step[] = [];
  /** Things, each as often as a letter told of it; and those of which SES had taken a letter when its sender ended. */
  const told = new Map<string, number>();
  const excused = new Map<string, number>();
  const queues = { mail: [] as string[], mailer: [] as string[] };
  let isCalm = false;

  const step = async <T>(name: Step, act: () => T): Promise<T> => {
    const run = runs.getStore();
    if (!run) return act();
    // Others may be faster in between.
    await new Promise(setImmediate);
    if (run.dead) return never();
    const fault = isCalm ? undefined : faultAt(name, seen.push(name) - 1);
    const end = () => {
      run.dead = true;
      for (const thing of run.posted) excused.set(thing, (excused.get(thing) ?? 0) + 1);
      run.end();
      return never();
    };
    if (fault === 'ends before') return end();
    if (fault === 'conflict' && name !== 'posts') throw canceled('TransactionConflict');
    const done = act();
    if (fault === 'ends after') return end();
    if (fault === 'no answer' && name !== 'posts') throw named('TimeoutError', { attempts: 1 });
    return done;
  };

  const { client, store, commit } = table;
  client.on(TransactWriteItemsCommand).callsFake((input: Sending) => {
    const isTaking = JSON.stringify(input.TransactItems).includes('"sending"');
    return step(isTaking ? 'takes' : 'stores', () => {
      const done = commit(input);
      const run = runs.getStore();
      if (run && !isTaking) run.posted = [];
      return done;
    });
  });
  client.on(BatchExecuteStatementCommand).callsFake(({ Statements = [] }: BatchExecuteStatementCommandInput) =>
    step('writes letters', () => ({
      Responses: Statements.map(({ Statement = '', Parameters = [] }) => {
        const names = [...Statement.matchAll(/'([^']+)': \?/g)].map(([, name = '']) => name);
        const item = Object.fromEntries(names.map((name, i) => [name, Parameters[i]]));
        const place = `${item.pk?.S} ${item.sk?.S}`;
        if (store.has(place)) return { Error: { Code: 'DuplicateItem' } };
        store.set(place, item as never);
        return {};
      }),
    })),
  );
  mockClient(SQSClient)
    .on(SendMessageBatchCommand)
    .callsFake(({ Entries = [] }: { Entries?: { MessageBody?: string }[] }) =>
      step('hands on', () => {
        queues.mailer.push(...Entries.map(({ MessageBody = '' }) => MessageBody));
        return {};
      }),
    );
  const out = outside({
    post: ({ raw }) =>
      step('posts', () => {
        const text = Buffer.from(raw).toString().replaceAll('=\r\n', '');
        const things = [...new Set([...text.matchAll(/\/at\/pot\/requests\/solna\.(\d+)/g)].map(([, id = '']) => id))];
        for (const thing of things) told.set(thing, (told.get(thing) ?? 0) + 1);
        is.sent.push(text);
        const run = runs.getStore();
        if (run) run.posted = things;
        return { sent: 'ses' };
      }),
  });

  /** @returns whether it came to its end, and well. */
  const working = (work: () => Promise<unknown>): Promise<boolean> =>
    new Promise((resolve) => {
      const run: Run = { dead: false, end: () => resolve(false), posted: [] };
      runs.run(run, () => {
        work().then(
          () => resolve(true),
          () => resolve(false),
        );
      });
    });
  const workers = {
    mail: (body: string) =>
      working(async () => {
        const records = { Records: [{ messageId: 'm', body } as SQSRecord] };
        const { batchItemFailures } = (await handlerOf(capabilities)(
          records,
          {} as never,
          () => {},
        )) as SQSBatchResponse;
        if (batchItemFailures.length > 0) throw new Error('it comes again');
      }),
    mailer: (body: string) =>
      working(async () => {
        const { people = [] } = JSON.parse(body) as Due;
        for (const each of people) await sendTo({ ...readingOf(campaign, out), all: [], outside: out }, each);
      }),
  };

  return {
    seen,
    told,
    excused,
    queues,
    calm: () => {
      isCalm = true;
    },
    pass: (seconds: number): void => {
      is.now = addSeconds(is.now, seconds);
      vi.setSystemTime(new Date(is.now));
    },
    /** Something that is decided at once, or left to the digest, comes into the inbox. */
    tell: (action: 'decide' | 'do'): void => {
      const id = notice({ action }, is.now);
      const subject = `pot/requests/solna.${Number(id.slice(-16))}`;
      const of = { unit: 'solna', notice: id, event: 'SpendingRequested', at: is.now, subject, action };
      queues.mail.push(JSON.stringify({ kind: 'notices', campaign, notices: [of] }));
    },
    /** Hands a message of a queue to a worker; it is there again unless that comes to its end. */
    deliver: async (queue: keyof typeof queues, at = 0, isTwice = false): Promise<void> => {
      const [body] = queues[queue].splice(at, 1);
      if (body === undefined) return;
      const went = await workers[queue](body);
      if (!went || isTwice) queues[queue].push(body);
    },
    runJob: () => working(() => job({ now: is.now })),
    person,
    owes: () => progressIs({ owed: { do: [{ from: '2026-08-03T07:00:00.000Z' }] }, digested: is.now }),
  };
};
export type World = ReturnType<typeof openWorld>;
