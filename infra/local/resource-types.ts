import type { Template } from './template.ts';

/** Resources that the runner starts or reads. */
const played = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::SQS::Queue',
  'AWS::S3::Bucket',
  'AWS::Lambda::Function',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission',
  'AWS::Scheduler::Schedule',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::SecretsManager::Secret',
];

/** Rights, records, alarms and domains of the account: one machine has none. The local provider stands in for Cognito. */
const onlyInTheCloud = [
  'AWS::IAM::',
  'AWS::Logs::',
  'AWS::CloudWatch::',
  'AWS::SNS::',
  'AWS::SES::',
  'AWS::Cognito::',
  'AWS::CDK::',
  'AWS::SQS::QueuePolicy',
  'AWS::S3::BucketPolicy',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::ApiGatewayV2::ApiMapping',
  'AWS::CloudFront::',
  'AWS::Route53::',
  // The runner shows the page from where it is made.
  'Custom::Page',
];

/** Throws when the template has a kind of resource that would silently be missing on this machine. */
export const refuseUnknownResources = ({ Resources }: Template): void => {
  for (const [id, { Type }] of Object.entries(Resources)) {
    if (played.includes(Type) || onlyInTheCloud.some((start) => Type.startsWith(start))) continue;
    throw new Error(`The runner does not know what to do with ${id}, a resource of type ${Type}.`);
  }
};
