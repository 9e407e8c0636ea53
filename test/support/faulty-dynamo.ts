import { type Asked, jsonReply, type Proxy, type Reply, startProxy } from './proxy.ts';
import type { Random } from './random.ts';

/** What can befall a request to DynamoDB: refused, or the connection fails before or after it was carried out. */
type Fault = 'conflict' | 'throttle' | 'error' | 'drop before' | 'drop after' | 'silence before' | 'silence after';

/** How often, per thousand requests. The engine itself never reports a conflict between transactions. */
const perThousand: Readonly<Record<string, Partial<Record<Fault, number>>>> = {
  TransactWriteItems: {
    conflict: 40,
    throttle: 15,
    error: 5,
    'drop before': 15,
    'drop after': 25,
    'silence before': 1,
    'silence after': 1,
  },
  PutItem: { conflict: 5, throttle: 3, 'drop before': 3, 'drop after': 10 },
  UpdateItem: { throttle: 3, 'drop before': 3, 'drop after': 10 },
  GetItem: { throttle: 1, 'drop before': 1 },
  Query: { throttle: 1, 'drop before': 1 },
};

/** A connection that failed fails again up to so many times for the same transaction, more than the SDK tries. */
const mostInARow = 5;

const type = (name: string) => `com.amazonaws.dynamodb.v20120810#${name}`;
const throttled = jsonReply(400, { __type: type('ProvisionedThroughputExceededException'), message: 'injected' });
const failed = jsonReply(500, { __type: type('InternalServerError'), message: 'injected' });
/** How Amazon's engine says that a transaction cannot be now, and that nothing of it was written. */
export const conflicts = ['at the first', 'at the last', 'throttled', 'in progress', 'of the whole'] as const;
export type Conflict = (typeof conflicts)[number];
export const conflictAt = (kind: Conflict, { input }: Asked): Reply => {
  const whole = { 'in progress': 'TransactionInProgressException', 'of the whole': 'TransactionConflictException' };
  if (kind === 'in progress' || kind === 'of the whole')
    return jsonReply(400, { __type: type(whole[kind]), message: 'injected' });
  const actions = input().TransactItems as readonly unknown[];
  const at = kind === 'at the last' ? actions.length - 1 : 0;
  const code = kind === 'throttled' ? 'ThrottlingError' : 'TransactionConflict';
  return jsonReply(400, {
    __type: type('TransactionCanceledException'),
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${code}]`,
    CancellationReasons: actions.map((_, i) => ({ Code: i === at ? code : 'None' })),
  });
};

const befall = async (fault: Fault, asked: Asked): Promise<Reply | 'drop' | 'silence'> => {
  if (fault === 'throttle') return throttled;
  if (fault === 'error') return failed;
  if (fault === 'conflict')
    return conflictAt(asked.operation === 'TransactWriteItems' ? 'at the first' : 'of the whole', asked);
  if (fault.endsWith('after')) await asked.forward();
  return fault.startsWith('drop') ? 'drop' : 'silence';
};

export type FaultyDynamo = Proxy & {
  readonly begin: () => void;
  readonly calm: () => void;
  /** How often each fault befell which operation. */
  readonly injected: ReadonlyMap<string, number>;
};

/** Faults from `begin` until `calm`. */
export const startFaultyDynamo = async (endpoint: string, random: Random): Promise<FaultyDynamo> => {
  let isFaulty = false;
  const injected = new Map<string, number>();
  const stubborn = new Map<string, number>();

  const faultFor = (asked: Asked): Fault | undefined => {
    const faults = perThousand[asked.operation] ?? {};
    const none = 1000 - Object.values(faults).reduce((sum, share) => sum + share, 0);
    const drawn = random.weighted<Fault | 'none'>({ ...faults, none });
    const fault = drawn === 'none' ? undefined : drawn;
    if (asked.operation !== 'TransactWriteItems') return fault;
    const token = String(asked.input().ClientRequestToken);
    const left = stubborn.get(token) ?? 0;
    if (left > 0) {
      stubborn.set(token, left - 1);
      return 'drop before';
    }
    if (fault?.startsWith('drop') && !stubborn.has(token)) stubborn.set(token, random.below(mostInARow));
    return fault;
  };

  const proxy = await startProxy(endpoint, async (asked) => {
    const fault = isFaulty ? faultFor(asked) : undefined;
    if (!fault) return asked.forward();
    const name = `${asked.operation} ${fault}`;
    injected.set(name, (injected.get(name) ?? 0) + 1);
    return befall(fault, asked);
  });
  return {
    ...proxy,
    injected,
    begin: () => {
      isFaulty = true;
    },
    calm: () => {
      isFaulty = false;
    },
  };
};
