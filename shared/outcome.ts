import type { Attributes } from './attributes.ts';

/**
 * What an error of DynamoDB's means: a conflict, an outage, a bug. By its name, so that no SDK is needed to tell. Pure.
 */
export type TransactOutcome =
  | 'committed'
  /** A version was not the expected one, or a new item was there already: load again. */
  | 'condition-failed'
  /** It collided with another transaction or was throttled; nothing was written. */
  | 'conflict'
  /** Something is larger than DynamoDB takes; nothing was sent. */
  | 'too-large'
  /** To some try no answer came: it may be committed or not. Only the very same transaction may be sent again. */
  | 'unknown';

type Reason = { readonly Code?: string; readonly Item?: Attributes };
const contention = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
]);

/**
 * What became of a transaction that ended with that error.
 * @throws the error itself where it is a bug, which no retry would cure.
 */
export const outcomeOf = (error: unknown): TransactOutcome => {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'TransactionCanceledException') {
    const { CancellationReasons } = error as { CancellationReasons?: readonly Reason[] };
    const codes = (CancellationReasons ?? []).map(({ Code }) => Code);
    if (codes.includes('ConditionalCheckFailed')) return 'condition-failed';
    // Anything else (an item over 400 kB, a wrong type) is a bug and no retry would cure it.
    if (codes.every((code) => code === undefined || code === 'None' || /Conflict|Throttl|Exceeded/.test(code)))
      return 'conflict';
    throw error;
  }
  if (contention.has(error.name)) return 'conflict';
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  // No status: the connection broke or timed out. 5xx: the service does not know either.
  if (status === undefined ? error.name !== 'ValidationException' : status >= 500) return 'unknown';
  throw error;
};

/** Which writes of a transaction failed on their condition, and what was there instead. */
export const failedConditions = (error: unknown) => {
  const { CancellationReasons = [] } = error as { CancellationReasons?: readonly Reason[] };
  return CancellationReasons.flatMap(({ Code, Item }, at) =>
    Code === 'ConditionalCheckFailed' ? [{ at, item: Item }] : [],
  );
};

/** How often the SDK sent it. */
export const triesOf = (error: unknown): number =>
  (error as { readonly $metadata?: { readonly attempts?: number } }).$metadata?.attempts ?? 1;

export const isConditionFailure = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

/** Whether an error means that the table cannot be reached or is overloaded, so that a later try may succeed. */
export const isOutage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (contention.has(error.name) || error.name === 'TimeoutError') return true;
  const { $metadata, code } = error as { $metadata?: { httpStatusCode?: number }; code?: string };
  return ($metadata?.httpStatusCode ?? 0) >= 500 || /^(ECONN|ETIMEDOUT|EPIPE|EAI_AGAIN|ENOTFOUND)/.test(code ?? '');
};
