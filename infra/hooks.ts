import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Data } from './data.ts';
import { type QueuePair, queuePair, type Relay } from './relay.ts';
import { type CodeOf, serviceFunction } from './service-function.ts';

export type HooksProps = {
  readonly data: Data;
  readonly relay: Relay;
  readonly code: CodeOf;
  /** Where the public pages are, without a slash at the end. */
  readonly publicUrl: string;
};

/** In seconds. A sending waits ten for the receiver, and tries up to ten receivers at once. */
const timeoutSeconds = 30;

/**
 * Outgoing hooks: relay -> calls -> dispatch -> deliveries -> send -> whoever has registered. The senders are in no
 * network of ours: what they can reach beside the internet is their own machine, and that is what they are kept from.
 */
export class Hooks extends Construct {
  /** What happened, once for all hooks. */
  readonly calls: QueuePair;
  /** What is to be sent, one message for each hook; those to be tried again wait here, hidden. */
  readonly deliveries: QueuePair;
  readonly dispatch: LambdaFunction;
  readonly send: LambdaFunction;

  constructor(scope: Construct, id: string, { data, relay, code, publicUrl }: HooksProps) {
    super(scope, id);
    const visibilitySeconds = 6 * timeoutSeconds;
    this.calls = queuePair(this, 'Calls', { visibilitySeconds, maxReceiveCount: 5 });
    // Eight tries, their copies, and what was broken off: a message that comes more often is a mistake of ours.
    this.deliveries = queuePair(this, 'Deliveries', { visibilitySeconds, maxReceiveCount: 40 });
    const common = { code, timeoutSeconds, memoryMegabytes: 256 };
    this.dispatch = serviceFunction(this, 'Dispatch', {
      ...common,
      name: 'hooks-dispatch',
      description: 'hands each public change on to the hooks that asked for it',
    });
    this.send = serviceFunction(this, 'Send', {
      ...common,
      name: 'hooks-send',
      description: 'sends signed messages to the registered addresses',
    });
    for (const worker of [this.dispatch, this.send]) {
      data.grantRead(worker);
      data.grantWrite(worker);
    }
    for (const sender of [relay.relay, relay.sweeper]) grantSend(sender, 'QUEUE_URL_HOOKS', this.calls);
    grantSend(this.dispatch, 'QUEUE_URL_DELIVERIES', this.deliveries);
    this.dispatch.addEventSource(read(this.calls));
    this.send.addEventSource(read(this.deliveries));
    // Taking from a queue brings the right to hide what was taken.
    this.send.addEnvironment('DELIVERIES_URL', this.deliveries.queue.queueUrl);
    this.send.addEnvironment('PUBLIC_URL', publicUrl);
  }
}

const read = ({ queue }: QueuePair): SqsEventSource =>
  new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 5 });

const grantSend = (sender: LambdaFunction, variable: string, { queue }: QueuePair): void => {
  sender.addEnvironment(variable, queue.queueUrl);
  Grant.addToPrincipal({
    grantee: sender,
    actions: ['sqs:SendMessage'],
    resourceArns: [queue.queueArn],
  }).assertSuccess();
};
