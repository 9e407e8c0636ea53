import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Data } from './data.ts';
import { grantSendTo, type QueuePair, queuePair, type Relay } from './relay.ts';
import type { Make, ServiceFunction } from './service-function.ts';

/** In seconds: the most that Lambda allows. The solver's own fuse is ten minutes. */
const timeoutSeconds = 900;

/** Plans of staff that nobody can wait for: relay -> queue -> planner, two at a time. */
export class Plans extends Construct {
  readonly requested: QueuePair;
  readonly planner: ServiceFunction;

  constructor(
    scope: Construct,
    id: string,
    { data, relay, make }: { readonly data: Data; readonly relay: Relay; readonly make: Make },
  ) {
    super(scope, id);
    // Hardly longer than a try may take: the planner shortens it to some minutes as long as it is at work.
    this.requested = queuePair(this, 'Requested', { visibilitySeconds: timeoutSeconds + 60, maxReceiveCount: 3 });
    this.planner = make(this, 'Planner', 'staff-planner', timeoutSeconds);
    data.grantRead(this.planner);
    data.grantWrite(this.planner);
    this.grantSend(relay.relay);
    const { queue } = this.requested;
    this.planner.addEventSource(
      new SqsEventSource(queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 2 }),
    );
    // Taking from a queue brings the right to hide what was taken.
    this.planner.addEnvironment('PLANS_URL', queue.queueUrl);
  }

  /** Lets a function ask for plans to be computed, and tells it where. */
  grantSend(sender: LambdaFunction): void {
    grantSendTo(this.requested, 'QUEUE_URL_PLANS', sender);
  }
}
