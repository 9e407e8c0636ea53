import { env } from '../../shared/env.ts';
import { send } from '../../shared/queue.ts';
import type { Due } from './sending/calls.ts';

/** Lets the mailer know. What is lost of that the job finds. */
export const hand = async (calls: readonly Due[]): Promise<void> => {
  const refused = calls.length === 0 ? [] : await send(env('QUEUE_URL_MAILER'), calls);
  if (refused.length > 0) throw new Error(`${refused.length} letters were not taken by the queue`);
};
