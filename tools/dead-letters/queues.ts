import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  paginateListQueues,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** Queues that nobody reads but people: what failed too often ends there, and waits for 14 days. */
export type Aside = {
  /** Without the stack's name before it and what CloudFormation puts behind it, as far as that can be told. */
  readonly name: string;
  readonly url: string;
  /** How many there are, about: SQS says no more. */
  readonly waiting: number;
  /** Where they came from; none of what never was in a queue. */
  readonly source: string | undefined;
};

const isAside = (url: string): boolean => /(?:DeadLetters|Failures)[^/]*$/.test(url);
/** A stack within the stack has its own name before it, too. */
const nameOf = (url: string, stack: string): string =>
  (url.split('/').at(-1) ?? '')
    .replace(`${stack}-`, '')
    .replace(/^\w*NestedStackResource[0-9A-F]{8}(?:-\w+-)?/, '')
    .replace(/[0-9A-F]{8}(?:-\w+)?$/, '');

/** All of them, those of one stack; on one machine there is just one. */
export const asidesOf = async (client: SQSClient, stack: string | undefined): Promise<readonly Aside[]> => {
  const urls: string[] = [];
  const asked = stack === undefined ? {} : { QueueNamePrefix: `${stack}-` };
  for await (const { QueueUrls = [] } of paginateListQueues({ client }, asked)) urls.push(...QueueUrls);
  const queues = await Promise.all(
    urls.map(async (url) => {
      const wanted = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] });
      const { Attributes = {} } = await client.send(wanted);
      return { url, attributes: Attributes };
    }),
  );
  const sources = new Map(
    queues.flatMap(({ url, attributes: { RedrivePolicy } }) =>
      RedrivePolicy ? [[(JSON.parse(RedrivePolicy) as { deadLetterTargetArn: string }).deadLetterTargetArn, url]] : [],
    ),
  );
  return queues
    .filter(({ url }) => isAside(url))
    .map(({ url, attributes: { ApproximateNumberOfMessages = 0, QueueArn = '' } }) => ({
      name: nameOf(url, stack ?? ''),
      url,
      waiting: Number(ApproximateNumberOfMessages),
      source: sources.get(QueueArn),
    }));
};

/** While they are looked at nobody else sees them: seconds. */
const lookSeconds = 60;
/** More than this of one queue is not looked at in one go. */
const most = 1_000;

export type Letter = { readonly body: string; readonly sentAt: Date | undefined; readonly receipt: string };

const letterOf = ({ Body = '', Attributes, ReceiptHandle = '' }: Message): Letter => ({
  body: Body,
  sentAt: Attributes?.SentTimestamp === undefined ? undefined : new Date(Number(Attributes.SentTimestamp)),
  receipt: ReceiptHandle,
});

/** Takes the letters of a queue in hand for a minute; `letGo` hands them back, as they were. */
export const taken = async (client: SQSClient, QueueUrl: string): Promise<readonly Letter[]> => {
  const letters = new Map<string, Letter>();
  let found: number;
  do {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: lookSeconds,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    found = Messages.length;
    for (const message of Messages) letters.set(message.MessageId ?? '', letterOf(message));
  } while (found > 0 && letters.size < most);
  return [...letters.values()];
};

export const letGo = async (client: SQSClient, QueueUrl: string, letters: readonly Letter[]): Promise<void> => {
  for (const { receipt } of letters)
    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receipt, VisibilityTimeout: 0 }));
};

/** Sends it again and removes it then, in this order: twice is harmless everywhere, never is not. */
export const sendAgain = async (client: SQSClient, { url, source }: Aside, letter: Letter): Promise<void> => {
  await client.send(new SendMessageCommand({ QueueUrl: source, MessageBody: letter.body }));
  await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: letter.receipt }));
};
