import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Data } from './data.ts';
import { grantSendTo, type QueuePair, queuePair, type Relay } from './relay.ts';
import type { Make, ServiceFunction } from './service-function.ts';

export type HooksProps = {
  readonly data: Data;
  readonly relay: Relay;
  readonly make: Make;
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
  readonly dispatch: ServiceFunction;
  readonly send: ServiceFunction;

  constructor(scope: Construct, id: string, { data, relay, make, publicUrl }: HooksProps) {
    super(scope, id);
    const visibilitySeconds = 6 * timeoutSeconds;
    this.calls = queuePair(this, 'Calls', { visibilitySeconds, maxReceiveCount: 5 });
    // Eight tries, their copies, and what was broken off: a message that comes more often is a mistake of ours.
    this.deliveries = queuePair(this, 'Deliveries', { visibilitySeconds, maxReceiveCount: 40 });
    this.dispatch = make(this, 'Dispatch', 'hooks-dispatch', timeoutSeconds);
    this.send = make(this, 'Send', 'hooks-send', timeoutSeconds);
    for (const worker of [this.dispatch, this.send]) {
      data.grantRead(worker);
      data.grantWrite(worker);
    }
    this.grantSend(relay.relay);
    grantSendTo(this.deliveries, 'QUEUE_URL_DELIVERIES', this.dispatch);
    this.dispatch.addEventSource(read(this.calls));
    this.send.addEventSource(read(this.deliveries));
    // Taking from a queue brings the right to hide what was taken.
    this.send.addEnvironment('DELIVERIES_URL', this.deliveries.queue.queueUrl);
    this.send.addEnvironment('PUBLIC_URL', publicUrl);
  }

  /** Lets a function tell all hooks, and tells it where. */
  grantSend(sender: LambdaFunction): void {
    grantSendTo(this.calls, 'QUEUE_URL_HOOKS', sender);
  }
}

const read = ({ queue }: QueuePair): SqsEventSource =>
  new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 5 });
