import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Data } from './data.ts';
import { grantSendTo, type QueuePair, queuePair, type Relay } from './relay.ts';
import type { Make, ServiceFunction } from './service-function.ts';

export type AccountsProps = {
  readonly data: Data;
  readonly relay: Relay;
  readonly userPool: UserPool;
  readonly make: Make;
};

/** In seconds: two calls of Cognito, and the table. */
const timeoutSeconds = 30;

/** Accounts of those who are invited: relay -> queue -> the one function that may make any, and nothing else there. */
export class Accounts extends Construct {
  readonly invited: QueuePair;
  readonly maker: ServiceFunction;

  constructor(scope: Construct, id: string, { data, relay, userPool, make }: AccountsProps) {
    super(scope, id);
    this.invited = queuePair(this, 'Invited', { visibilitySeconds: 6 * timeoutSeconds, maxReceiveCount: 5 });
    this.maker = make(this, 'Maker', 'campaign-accounts', timeoutSeconds);
    data.grantRead(this.maker);
    data.grantWrite(this.maker);
    this.maker.addEnvironment('USER_POOL_ID', userPool.userPoolId);
    Grant.addToPrincipal({
      grantee: this.maker,
      actions: ['cognito-idp:AdminCreateUser'],
      resourceArns: [userPool.userPoolArn],
    }).assertSuccess();
    this.maker.addEventSource(
      new SqsEventSource(this.invited.queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 2 }),
    );
    this.grantSend(relay.relay);
  }

  /** Lets a function ask for accounts of those who are invited, and tells it where. */
  grantSend(sender: LambdaFunction): void {
    grantSendTo(this.invited, 'QUEUE_URL_ACCOUNTS', sender);
  }
}
