import type { SQSHandler } from 'aws-lambda';
import type { AllOf } from '../../../shared/capability.ts';
import { env } from '../../../shared/env.ts';
import { log } from '../../../shared/log.ts';
import { messageFrom, oneByOne } from '../../../shared/worker.ts';
import { sendTo } from './attempt.ts';
import { dueSchema } from './calls.ts';
import { readingOf } from './content.ts';
import type { Outside } from './outside.ts';
import { push } from './push-service.ts';
import { post } from './ses.ts';
import { waitsNow } from './waits.ts';
import { sendWritten } from './written.ts';

const now = () => new Date().toISOString();
const outside = (all: AllOf<'waiting'>): Outside => ({
  now,
  publicUrl: env('PUBLIC_URL'),
  domain: process.env.MAIL_DOMAIN || undefined,
  post,
  push,
  stillWaits: waitsNow(all, now),
});

/** Each by itself: what cannot be sent to one holds up nobody else. @returns how many failed. */
const each = async (ids: readonly string[], work: (id: string) => Promise<void>): Promise<number> => {
  let failed = 0;
  for (const id of ids)
    await work(id).catch((error: unknown) => {
      failed += 1;
      log.error('a letter could not be sent', error);
    });
  return failed;
};

/** The function `mailer`: sends what is due to some people, and letters that commands have written. */
export const handlerOf = (all: AllOf<'addressees' | 'occasions' | 'called' | 'titled' | 'waiting'>): SQSHandler =>
  oneByOne(async ({ body }) => {
    const { campaign, people = [], letters = [] } = messageFrom(dueSchema, body);
    const out = outside(all);
    const sending = { ...readingOf(campaign, out), all, outside: out };
    const failed =
      (await each(people, (person) => sendTo(sending, person))) +
      (await each(letters, (letter) => sendWritten(all, campaign, letter, out)));
    if (failed > 0) throw new Error(`${failed} letters could not be sent`);
  });
