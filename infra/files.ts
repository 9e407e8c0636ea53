import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Grant, PolicyStatement, type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption, type QueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { type Make, pascalCase, type ServiceFunction } from './service-function.ts';
import { Construct } from 'constructs';
import type { Data } from './data.ts';
import { keepingQueue, type QueuePair } from './relay.ts';
import { kept } from './retention.ts';

export type FilesProps = {
  readonly data: Data;
  readonly make: Make;
  /** The worker that looks at what arrives. */
  readonly check: string;
  /** Below which prefix it keeps what it has checked, and for how many days; without that for ever. */
  readonly checked: `${string}/`;
  readonly keptDays?: number;
};

/** What nobody has checked lies below it. */
const incoming = 'incoming/';

/** Looking through the largest file takes some seconds; the queue hides it six times longer, as Lambda advises. */
const checkTimeoutSeconds = 60;

/**
 * Files that people upload: bucket -> queue -> check. Not versioned: a checked file lies under its hash, so that nothing
 * replaces it, and nobody may remove it. The queue between keeps what arrives while the check fails.
 */
export class Files extends Construct {
  readonly bucket: Bucket;
  readonly arrivals: QueuePair;
  readonly check: ServiceFunction;
  private readonly checked: string;

  constructor(scope: Construct, id: string, props: FilesProps) {
    super(scope, id);
    const { data, make, check, checked } = props;
    this.checked = checked;
    this.bucket = this.makeBucket(props);
    this.arrivals = this.makeQueue();
    this.notify();
    this.check = make(this, pascalCase(check), check, checkTimeoutSeconds);
    data.grantRead(this.check);
    data.grantWrite(this.check);
    this.grant(this.check, ['s3:GetObject', 's3:DeleteObject'], incoming);
    this.grant(this.check, ['s3:PutObject'], checked);
    this.check.addEventSource(
      // One at a time: each may need all of the memory.
      new SqsEventSource(this.arrivals.queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 2 }),
    );
  }

  /** Lets a function sign: a form by which something arrives, a link by which what was checked is read. */
  grantSign(signer: LambdaFunction): void {
    this.grant(signer, ['s3:PutObject'], incoming);
    this.grant(signer, ['s3:GetObject'], this.checked);
  }

  /** Where forms are sent to, and links lead. */
  get origin(): string {
    return `https://${this.bucket.bucketRegionalDomainName}`;
  }

  /** A right to objects below a prefix, and the bucket's name with it. */
  private grant(grantee: LambdaFunction, actions: string[], prefix: string): void {
    grantee.addEnvironment('BUCKET_NAME', this.bucket.bucketName);
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.bucket.arnForObjects(`${prefix}*`)] }).assertSuccess();
    const bucketId = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    Validations.of(grantee.role as Role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${prefix}*]`,
      reason: 'Objects have names that are not known before; the prefix says which of them.',
    });
  }

  private makeBucket({ checked, keptDays }: FilesProps): Bucket {
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: false,
      lifecycleRules: [
        { prefix: incoming, expiration: Duration.days(1) },
        ...(keptDays === undefined ? [] : [{ prefix: checked, expiration: Duration.days(keptDays) }]),
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      // A signature lets in, wherever the page comes from that has it. (The front names this bucket, which so cannot name the front.)
      cors: [
        {
          allowedOrigins: ['*'],
          allowedMethods: [HttpMethods.POST, HttpMethods.GET],
          allowedHeaders: ['*'],
          maxAge: 3600,
        },
      ],
      removalPolicy: kept,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'An access log would keep the addresses of people who read a party’s material. Every link is given out by the API, whose log has the request without the person.',
    });
    return bucket;
  }

  private makeQueue(): QueuePair {
    const deadLetters = keepingQueue(this, 'DeadLetters');
    const queue = new Queue(this, 'Arrivals', {
      visibilityTimeout: Duration.seconds(6 * checkTimeoutSeconds),
      // Shorter than the dead letters': a message keeps its age when it moves.
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    return { queue, deadLetters };
  }

  /**
   * The template's own notification: the construct's would bring a function with rights to every bucket. The queue
   * cannot name the bucket, which needs it to be there first; so it hears all buckets of this account and no other.
   */
  private notify(): void {
    const { queue } = this.arrivals;
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    const bucket = this.bucket.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: queue.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: incoming }] } },
        },
      ],
    };
    bucket.node.addDependency(queue.node.findChild('Policy') as QueuePolicy);
  }
}
