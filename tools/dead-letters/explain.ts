/** What a message that was put aside is, and what to do about it. Pure. */

type Kind = {
  /** Of the queue's name. */
  readonly queue: RegExp;
  /** What its messages are, as a whole. */
  readonly what: string;
  /** The part of the function's log group that tells why. */
  readonly log: string;
  /** The chapter of docs/RUNBOOK.md. */
  readonly chapter: string;
};

/** The first whose pattern holds. */
const kinds: readonly Kind[] = [
  {
    queue: /^RelayFailures/,
    what: 'batches of the stream that the relay gave up on',
    log: 'RelayStreamRelayLog',
    chapter: 'relay-failures',
  },
  { queue: /^Relay/, what: 'notices that are in no inbox', log: 'RelayConsumerLog', chapter: 'dead-letters' },
  {
    queue: /^Followers/,
    what: 'batches of the stream that followers of money gave up on',
    log: 'FollowersFollowerLog',
    chapter: 'follower-failures',
  },
  {
    queue: /^HooksCalls/,
    what: 'calls that no hook was told of',
    log: 'HooksDispatchLog',
    chapter: 'hook-dead-letters',
  },
  { queue: /^HooksDeliveries/, what: 'deliveries to receivers', log: 'HooksSendLog', chapter: 'hook-dead-letters' },
  { queue: /^Files/, what: 'editions’ files that could not be checked', log: 'FilesFilesCheckLog', chapter: 'uploads' },
  {
    queue: /^Receipts/,
    what: 'receipts’ files that could not be checked',
    log: 'ReceiptsReceiptsCheckLog',
    chapter: 'uploads',
  },
  {
    queue: /^Accounts/,
    what: 'invitations for which no account was made',
    log: 'AccountsMakerLog',
    chapter: 'accounts',
  },
  { queue: /^Plans/, what: 'staff plans that were not computed', log: 'PlansPlannerLog', chapter: 'plans' },
  { queue: /^MailTold/, what: 'notices that made no letters yet', log: 'MailMailDispatchLog', chapter: 'letters' },
  { queue: /^MailDue/, what: 'letters that were not sent', log: 'MailMailerLog', chapter: 'letters' },
  { queue: /^MailFeedback/, what: 'what came back of letters', log: 'MailMailFeedbackLog', chapter: 'letters' },
  {
    queue: /^Schedules/,
    what: 'jobs that the clock could not start',
    log: 'Schedules',
    chapter: 'schedule-failures',
  },
];

export const kindOf = (name: string): Omit<Kind, 'queue'> =>
  kinds.find(({ queue }) => queue.test(name)) ?? { what: 'messages', log: '', chapter: 'dead-letters' };

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
const member = (of: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), of);
const texts = (of: unknown, ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => {
    const value = member(of, name);
    return typeof value === 'string' ? [`${name} ${value}`] : [];
  });

/** One line that says which it is: ids and kinds only, for a message may hold what people wrote. */
export const lineOf = (body: string): string => {
  const message = parsed(body);
  if (message === undefined) return 'not JSON: nothing of ours';
  const event = member(message, 'event');
  if (typeof event === 'object' && event !== null)
    return [...texts(event, 'type', 'subject', 'id'), ...texts(message, 'recipient', 'campaign')].join(', ');
  const batch = member(message, 'DDBStreamBatchInfo') ?? member(message, 'requestPayload', 'DDBStreamBatchInfo');
  if (batch !== undefined) return texts(batch, 'shardId', 'startSequenceNumber', 'endSequenceNumber').join(', ');
  const key = member(message, 'Records', '0', 's3', 'object', 'key');
  if (typeof key === 'string') return `file ${decodeURIComponent(key)}`;
  const known = texts(
    message,
    'kind',
    'type',
    'campaign',
    'id',
    'event',
    'hook',
    'delivery',
    'plan',
    'invitation',
    'notice',
    'unit',
    'letter',
  );
  return known.length > 0 ? known.join(', ') : 'of no kind that is known';
};
