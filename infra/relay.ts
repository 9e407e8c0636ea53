import { Duration, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { envSuffix, offices } from '../shared/units.ts';
import type { Data } from './data.ts';
import { type Make, pascalCase, type ServiceFunction } from './service-function.ts';
import { readNewEvents } from './stream.ts';

/** A queue and where a message goes that failed too often. */
export type QueuePair = { readonly queue: Queue; readonly deadLetters: Queue };
const receivers = [...offices, 'associations'] as const;
export type Receiver = (typeof receivers)[number];

/** Each try of a message may take this long, in seconds; the queue hides it six times longer, as Lambda advises. */
const consumerTimeoutSeconds = 30;

/** stream -> relay -> one queue for each office and one for the associations -> consumer. */
export class Relay extends Construct {
  readonly queues: Readonly<Record<Receiver, QueuePair>>;
  /** Batches of the stream that the relay gave up on: where in the stream they are, not what they held. */
  readonly failures: Queue;
  readonly relay: LambdaFunction;
  readonly consumer: ServiceFunction;

  constructor(scope: Construct, id: string, { data, make }: { readonly data: Data; readonly make: Make }) {
    super(scope, id);
    const waits = { visibilitySeconds: 6 * consumerTimeoutSeconds, maxReceiveCount: 5 };
    this.queues = Object.fromEntries(
      receivers.map((receiver) => [receiver, queuePair(this, pascalCase(receiver), waits)]),
    ) as Record<Receiver, QueuePair>;
    this.failures = keepingQueue(this, 'Failures');
    this.relay = make(this, 'StreamRelay', 'relay', 30);
    this.consumer = make(this, 'Consumer', 'consumer', consumerTimeoutSeconds);
    this.grantSend(this.relay);
    data.grantRead(this.consumer);
    data.grantWrite(this.consumer);
    readNewEvents(this.relay, data, { onFailure: this.failures, batchSize: 100, letters: true });
    this.readQueues();
  }

  /** Lets a function send to every queue, and tells it their addresses in `QUEUE_URL_<UNIT>`. */
  grantSend(sender: LambdaFunction): void {
    for (const receiver of receivers) {
      sender.addEnvironment(`QUEUE_URL_${envSuffix(receiver)}`, this.queues[receiver].queue.queueUrl);
    }
    const resourceArns = receivers.map((receiver) => this.queues[receiver].queue.queueArn);
    Grant.addToPrincipal({ grantee: sender, actions: ['sqs:SendMessage'], resourceArns }).assertSuccess();
  }

  private readQueues(): void {
    for (const { queue } of Object.values(this.queues)) {
      this.consumer.addEventSource(
        new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 }),
      );
    }
  }
}

/** A queue for functions to read, `<name>Queue`, and one for what failed as often as that, `<name>DeadLetters`. */
export const queuePair = (
  scope: Construct,
  name: string,
  { visibilitySeconds, maxReceiveCount }: { readonly visibilitySeconds: number; readonly maxReceiveCount: number },
): QueuePair => {
  const deadLetters = keepingQueue(scope, `${name}DeadLetters`);
  const queue = new Queue(scope, `${name}Queue`, {
    visibilityTimeout: Duration.seconds(visibilitySeconds),
    // Shorter than the dead letters': a message keeps its age when it moves.
    retentionPeriod: Duration.days(4),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount },
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  });
  return { queue, deadLetters };
};

/** Lets a function send to a queue, and tells it where. */
export const grantSendTo = ({ queue }: QueuePair, variable: string, sender: LambdaFunction): void => {
  sender.addEnvironment(variable, queue.queueUrl);
  Grant.addToPrincipal({
    grantee: sender,
    actions: ['sqs:SendMessage'],
    resourceArns: [queue.queueArn],
  }).assertSuccess();
};

/** A queue that nobody reads but people: 14 days are the most that SQS keeps. */
export const keepingQueue = (scope: Construct, id: string): Queue => {
  const queue = new Queue(scope, id, {
    retentionPeriod: Duration.days(14),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'Nothing consumes it, so nothing can fail: it is itself where failures end, and an alarm watches it.',
  });
  return queue;
};
