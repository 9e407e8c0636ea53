import path from 'node:path';
import { type NameOf, type Resolve, type Resource, resolverOf, type Template } from './template.ts';

/** Where the account would be that this machine plays. */
export const region = 'eu-north-1';
export const account = '000000000000';

/** What the functions sign with, and the S3 engine checks. */
export const localKey = { id: 'local', secret: 'local' } as const;

/** The client of people at the local identity provider, in place of Cognito's. */
export const clientId = 'valsam-local';

/** Where letters come from here: nobody's. */
export const mailDomain = 'valsam.example.org';

/** Addresses that are known only once the engines and the gateway listen. */
export type Addresses = {
  /** Of the gateway, without a slash at the end. */
  readonly api: string;
  readonly issuer: string;
  /** Of people, where they sign in elsewhere. */
  readonly clientId?: string | undefined;
  /** Of the SQS engine, as the functions see it. */
  readonly queues: string;
};

export const arnOf = (service: string, rest: string): string => `arn:aws:${service}:${region}:${account}:${rest}`;

/** A function is called as its bundle: the last folder of the asset that its code is taken from. */
export const functionName = (logicalId: string, resource: Pick<Resource, 'Metadata'>): string => {
  const folder = resource.Metadata?.['aws:asset:path'];
  return typeof folder === 'string' ? path.basename(folder) : logicalId;
};

const physicalName = (logicalId: string, resource: Resource): string => {
  const { QueueName, TableName, ClientName } = resource.Properties ?? {};
  const given = QueueName ?? TableName ?? ClientName;
  if (typeof given === 'string') return given;
  // Buckets have no capitals.
  return resource.Type === 'AWS::S3::Bucket' ? logicalId.toLowerCase() : logicalId;
};

/** Names are made from logical ids, so that they stay as long as the constructs stay, and the data is found again. */
const namesOf =
  (addresses: Addresses): NameOf =>
  (logicalId, resource, attribute) => {
    const name = physicalName(logicalId, resource);
    const table = arnOf('dynamodb', `table/${name}`);
    const lambda = functionName(logicalId, resource);
    const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'AWS::DynamoDB::GlobalTable': { Ref: name, Arn: table, StreamArn: `${table}/stream/local` },
      'AWS::SQS::Queue': {
        Ref: `${addresses.queues}/${account}/${name}`,
        Arn: arnOf('sqs', name),
        QueueName: name,
      },
      'AWS::S3::Bucket': { Ref: name, Arn: `arn:aws:s3:::${name}` },
      'AWS::Lambda::Function': { Ref: lambda, Arn: arnOf('lambda', `function:${lambda}`) },
      'AWS::ApiGatewayV2::Api': { Ref: logicalId, ApiEndpoint: addresses.api },
      'AWS::CloudFront::Distribution': { Ref: logicalId, DomainName: new URL(addresses.api).host },
      'AWS::ApiGatewayV2::Authorizer': { Ref: logicalId },
      'AWS::ApiGatewayV2::Integration': { Ref: logicalId },
      'AWS::Cognito::UserPool': {
        Ref: 'local',
        ProviderURL: addresses.issuer,
        Arn: arnOf('cognito-idp', 'userpool/local'),
      },
      // A machine's is its name.
      'AWS::Cognito::UserPoolClient': { Ref: name === logicalId ? (addresses.clientId ?? clientId) : name },
      'AWS::Cognito::UserPoolDomain': { Ref: 'local' },
      'AWS::Cognito::UserPoolResourceServer': { Ref: 'valsam' },
      'AWS::SecretsManager::Secret': { Ref: arnOf('secretsmanager', `secret:${name}`) },
      'AWS::SNS::Topic': { Ref: arnOf('sns', name) },
      'AWS::Logs::LogGroup': { Ref: name, Arn: arnOf('logs', `log-group:${name}:*`) },
      'AWS::IAM::Role': { Ref: name, Arn: `arn:aws:iam::${account}:role/${name}` },
    };
    return names[resource.Type]?.[attribute ?? 'Ref'];
  };

/** Resolves a template as it is on this machine. */
export const localResolver = (template: Template, addresses: Addresses): Resolve =>
  resolverOf(template, namesOf(addresses), {
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': 'Valsam',
    'AWS::StackId': arnOf('cloudformation', 'stack/Valsam/local'),
  });
