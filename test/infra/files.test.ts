import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { functionNamed, functions, queues, resourcesOf, template } from './template.ts';

/** Print-yourself files are kept; receipts for seven whole calendar years after the one in which they came. */
describe.each([
  ['Files', 'files-check', 'materials-files', 'files', undefined],
  ['Receipts', 'receipts-check', 'pot-receipts', 'receipts', 2_922],
])('files that people upload: %s', (id, check, signer, checked, keptDays) => {
  const [bucketId, bucket] =
    Object.entries(resourcesOf(template, 'AWS::S3::Bucket')).find(([name]) => name.startsWith(id)) ?? [];
  const [mapping] = Object.values(resourcesOf(template, 'AWS::Lambda::EventSourceMapping')).filter(
    ({ Properties }) => Properties.FunctionName.Ref === functionNamed(check).id,
  );
  const queueId: string = mapping?.Properties.EventSourceArn['Fn::GetAtt'][0];

  test('the bucket is private, encrypted and kept, and nobody reaches it without TLS', () => {
    expect(bucket?.DeletionPolicy).toBe('RetainExceptOnCreate');
    expect(bucket?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: bucketId },
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ],
      },
    });
  });

  test('what nobody has checked goes after a day, parts of uploads too, and nothing is kept in versions', () => {
    expect(bucket?.Properties.LifecycleConfiguration.Rules).toEqual([
      { Prefix: 'incoming/', ExpirationInDays: 1, Status: 'Enabled' },
      ...(keptDays === undefined ? [] : [{ Prefix: `${checked}/`, ExpirationInDays: keptDays, Status: 'Enabled' }]),
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
    ]);
    expect(bucket?.Properties.VersioningConfiguration).toBeUndefined();
  });

  test('what arrives below incoming/, and nothing else, is told to the queue, which exists before', () => {
    expect(bucket?.Properties.NotificationConfiguration).toEqual({
      QueueConfigurations: [
        {
          Event: 's3:ObjectCreated:*',
          Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'incoming/' }] } },
          Queue: { 'Fn::GetAtt': [queueId, 'Arn'] },
        },
      ],
    });
    const [policyId] =
      Object.entries(resourcesOf(template, 'AWS::SQS::QueuePolicy')).find(
        ([, { Properties }]) => Properties.Queues[0].Ref === queueId,
      ) ?? [];
    expect(template.toJSON().Resources[bucketId as string].DependsOn).toContain(policyId);
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: queueId }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Principal: { Service: 's3.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });

  test('the check is tried five times, each time alone, and longer than it may take', () => {
    const queue = queues[queueId]?.Properties;
    expect(queue?.RedrivePolicy.maxReceiveCount).toBe(5);
    expect(queue?.VisibilityTimeout).toBeGreaterThanOrEqual(6 * functionNamed(check).resource.Properties.Timeout);
    expect(mapping?.Properties).toMatchObject({ BatchSize: 1, FunctionResponseTypes: ['ReportBatchItemFailures'] });
  });

  test('who signs may let in below incoming/ and out what is checked, the check the other way round, nobody else anything', () => {
    const rightsOf = (name: string) =>
      functionNamed(name)
        .statements.flatMap(({ Action, Resource }) =>
          [Action].flat().map((action) => [action, JSON.stringify(Resource)]),
        )
        .filter(([action]) => action.startsWith('s3:'))
        .map(([action, resource]) => `${action} ${/"\/([a-z]+)\/\*"/.exec(resource)?.[1]}`)
        .sort();
    expect(rightsOf(signer)).toEqual([`s3:GetObject ${checked}`, 's3:PutObject incoming']);
    expect(rightsOf(check)).toEqual(['s3:DeleteObject incoming', 's3:GetObject incoming', `s3:PutObject ${checked}`]);
    const knowing = Object.values(functions)
      .filter(({ Properties }) => 'BUCKET_NAME' in Properties.Environment.Variables)
      .map(({ Properties }) => Properties.Description.split(':')[0]);
    expect(knowing.sort()).toEqual([
      'files-check',
      'materials-files',
      'page-publisher',
      'pot-receipts',
      'receipts-check',
    ]);
    const policies = JSON.stringify(Object.values(resourcesOf(template, 'AWS::IAM::Policy')));
    expect(policies.match(/"s3:\w+"/g)).toHaveLength(12);
  });

  test('a page may send a form and follow a link, which are what lets in, and do nothing else', () => {
    expect(bucket?.Properties.CorsConfiguration).toEqual({
      CorsRules: [expect.objectContaining({ AllowedOrigins: ['*'], AllowedMethods: ['POST', 'GET'] })],
    });
  });
});
