import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Data } from './data.ts';
import { keepingQueue } from './relay.ts';
import type { Make, ServiceFunction } from './service-function.ts';
import { readNewEvents } from './stream.ts';

/**
 * stream -> followers: lets what was asked for together with money follow what became of the money. With the relay this
 * is the second function that reads the stream, and no more than two may read one shard.
 */
export class Followers extends Construct {
  /** Batches of the stream that it gave up on. */
  readonly failures: Queue;
  readonly function: ServiceFunction;

  constructor(scope: Construct, id: string, { data, make }: { readonly data: Data; readonly make: Make }) {
    super(scope, id);
    this.failures = keepingQueue(this, 'Failures');
    // As long as conflicts may be worked off for each of a few records.
    this.function = make(this, 'Follower', 'followers', 120);
    data.grantRead(this.function);
    data.grantWrite(this.function);
    readNewEvents(this.function, data, {
      onFailure: this.failures,
      batchSize: 10,
      // Only the pot's events say what they are for, and only those of requests that another capability made.
      image: { for: { S: FilterRule.exists() } },
    });
  }
}
