import type { SQSHandler } from 'aws-lambda';
import { env } from '../../../shared/env.ts';
import { hide } from '../../../shared/queue.ts';
import { messageFrom, oneByOne } from '../../../shared/worker.ts';
import { dueSchema } from '../calls.ts';
import { attempt, type Outside } from './attempt.ts';
import { post } from '../../../shared/outbound/post.ts';
import { worldHere } from '../../../shared/outbound/world.ts';

const outside = (): Outside => {
  const world = worldHere();
  return {
    now: () => new Date().toISOString(),
    publicUrl: env('PUBLIC_URL'),
    post: (url, headers, body) => post(url, headers, body, world),
  };
};

/**
 * The function `hooks-send`: tries what is due. What is not, or must be tried again, stays in the queue, hidden until
 * then: it counts as failed only as far as the queue is concerned.
 */
export const handler: SQSHandler = oneByOne(async ({ body, receiptHandle }) => {
  const next = await attempt(messageFrom(dueSchema, body), outside());
  if (!next) return 'done';
  await hide(env('DELIVERIES_URL'), receiptHandle, (Date.parse(next.at) - Date.now()) / 1000);
  return 'later';
});
