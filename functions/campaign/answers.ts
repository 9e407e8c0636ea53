import type { Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import { refuse } from '../../shared/problems.ts';

/** What a PUT answers: 201 and where it is when it came to be just now; saying the same again is no creation. */
export const putAnswer = <T extends Entity>(body: T, location: string, now: Instant) => {
  const created = body.createdAt === now;
  return { status: created ? 201 : 200, body, version: body.version, ...(created && { location }) };
};
export const shown = <T extends { readonly version: number }>(body: T | undefined) =>
  body ? { status: 200, body, version: body.version } : refuse('not-found');
