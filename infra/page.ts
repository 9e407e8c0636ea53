import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CustomResource, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Grant, type Role } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Make, ServiceFunction } from './service-function.ts';
import { webFolder } from './web.ts';

/** Where its files lie in the bucket. */
export const prefix = 'page/';

/** Which page there is: the document names all else by names that follow from the contents. */
const versionOf = (folder: string): string => {
  const file = join(folder, 'index.html');
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16) : 'none';
};

/** The bucket that the front shows the page from, and what brings it there at a deployment. Nobody else reads it or writes it. */
export class Page extends Construct {
  readonly bucket: Bucket;
  readonly publisher: ServiceFunction;

  constructor(scope: Construct, id: string, make: Make) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // What is in it is made of the sources, and goes with the stack.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'A log would keep the addresses of people who use a party’s page.',
    });
    this.publisher = make(this, 'Publisher', 'page-publisher', 60);
    this.publisher.addEnvironment('BUCKET_NAME', this.bucket.bucketName);
    Grant.addToPrincipal({
      grantee: this.publisher,
      actions: ['s3:PutObject', 's3:DeleteObject'],
      resourceArns: [this.bucket.arnForObjects(`${prefix}*`)],
    }).assertSuccess();
    const bucketId = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    Validations.of(this.publisher.role as Role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${prefix}*]`,
      reason: 'All that is in this bucket is the page.',
    });
    new CustomResource(this, 'Published', {
      resourceType: 'Custom::Page',
      serviceToken: this.publisher.functionArn,
      properties: { version: versionOf(webFolder()) },
    });
  }
}
