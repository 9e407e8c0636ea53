import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { setTimeout as wait } from 'node:timers/promises';
import { env } from '../../../shared/env.ts';
import { once } from '../../../shared/once.ts';
import type { Message } from './outside.ts';
import type { Posted } from './rules.ts';

/** The only module that speaks to SES. Nothing is sent again here: whoever asks knows whether a letter was taken. */
const client = once(
  () =>
    new SESv2Client({
      maxAttempts: 1,
      requestHandler: new NodeHttpHandler({
        connectionTimeout: 2_000,
        requestTimeout: 10_000,
        throwOnRequestTimeout: true,
      }),
    }),
);

/** What no repetition would cure. Source: Amazon SES API v2 Reference, SendEmail, Errors. */
const forGood = new Set([
  'BadRequestException',
  'MessageRejected',
  'MailFromDomainNotVerifiedException',
  'NotFoundException',
]);

let last = 0;
/** No faster than the account may, for each of the two that send at once. */
const inTime = async (): Promise<void> => {
  const pause = 1000 / Number(process.env.MAIL_PER_SECOND ?? Infinity);
  const due = Math.max(last + pause, Date.now());
  last = due;
  if (due > Date.now()) await wait(due - Date.now());
};

export const post = async ({ from, to, raw }: Message): Promise<Posted> => {
  await inTime();
  try {
    const { MessageId = '' } = await client().send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Raw: { Data: raw } },
        ...(process.env.MAIL_CONFIGURATION && { ConfigurationSetName: env('MAIL_CONFIGURATION') }),
      }),
    );
    return { sent: MessageId };
  } catch (error) {
    // Its name only: the rest may tell the address.
    const name = error instanceof Error ? error.name : 'Error';
    return forGood.has(name) ? { refused: name } : { later: name };
  }
};
