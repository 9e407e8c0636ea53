import type { Day } from './calendar.ts';

/** D6: what waits has a day by which it is answered or done, and what was not is told to the heads, once for each such day. Pure. */
export type Due = {
  /** What began to wait before there were such days has none, and is never overdue. */
  readonly replyBy?: Day | undefined;
  /** That it was not done by that day was told. */
  readonly escalated?: boolean | undefined;
};

export const isPast = ({ replyBy }: Pick<Due, 'replyBy'>, today: Day): boolean =>
  replyBy !== undefined && replyBy < today;

/** Whether an event of that name tells that a day is past. */
export const tellsOverdue = (event: string): boolean => /(?:Escalated|Overdue)$/.test(event);

/** Whether the daily job has something to tell. */
export const isToEscalate = (is: Due, today: Day): boolean => isPast(is, today) && !is.escalated;

/** What a list is asked for: only what is past its day, or only what is not. */
export const fitsOverdue = (overdue: 'true' | 'false' | undefined, is: boolean): boolean =>
  overdue === undefined || (overdue === 'true') === is;
