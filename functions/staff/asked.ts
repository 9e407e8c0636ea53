import { packed, unpacked } from '../../shared/packed.ts';
import type { Unit } from '../../shared/units.ts';
import { percentDays } from './parts.ts';
import type { Head, StaffRequest } from './state.ts';

/**
 * D24: what each unit has asked for, all but what it withdrew. Every command that files or withdraws writes the head, so
 * the sums lie there, and nobody reads all requests for them; packed, so that with a hundred units the head is still as
 * cheap to write as it was. Pure.
 */
export type Asked = Readonly<Record<Unit, readonly [requests: number, percentDays: number]>>;

export const askedIn = ({ asked }: Pick<Head, 'asked'>): Asked => (asked ? unpacked<Asked>(asked) : {});

/** `sign` 1: they are filed; -1: withdrawn. */
export const withAsked = (
  head: Head,
  requests: readonly Pick<StaffRequest, 'unit' | 'from' | 'to' | 'extent'>[],
  sign: 1 | -1,
): Head => {
  const sums: Record<Unit, readonly [number, number]> = { ...askedIn(head) };
  for (const request of requests) {
    const [count, days] = sums[request.unit] ?? [0, 0];
    sums[request.unit] = [count + sign, days + sign * percentDays(request)];
  }
  return { ...head, asked: packed(sums) };
};
