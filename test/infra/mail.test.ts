import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { leaseSeconds } from '../../functions/letters/sending/rules.ts';
import { appWithoutBundles, functionNamed, queues, resourcesOf, template } from './template.ts';

describe('letters', () => {
  const mappings = Object.values(resourcesOf(template, 'AWS::Lambda::EventSourceMapping')).map(
    ({ Properties }) => Properties,
  );
  const told: string = functionNamed('relay').variables.QUEUE_URL_MAIL.Ref;
  const due: string = functionNamed('mail-dispatch').variables.QUEUE_URL_MAILER.Ref;

  test.each([
    ['mail-dispatch', told],
    ['mailer', due],
  ])('%s reads its queue, two at a time, and what fails too often is put aside', (name, queue) => {
    const { id, resource } = functionNamed(name);
    const { RedrivePolicy, VisibilityTimeout } = queues[queue]?.Properties ?? {};
    expect(RedrivePolicy.maxReceiveCount).toBe(5);
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * resource.Properties.Timeout);
    expect(mappings).toContainEqual(
      expect.objectContaining({
        FunctionName: { Ref: id },
        EventSourceArn: { 'Fn::GetAtt': [queue, 'Arn'] },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 2 },
      }),
    );
  });

  test('whoever puts notices into inboxes, the relay and the sweeper may say what was told', () => {
    for (const name of ['relay', 'consumer', 'sweeper'])
      expect(functionNamed(name).variables.QUEUE_URL_MAIL).toEqual({ Ref: told });
    expect(functionNamed('mail-jobs').variables.QUEUE_URL_MAILER).toEqual({ Ref: due });
  });

  test('two that send at once stay below what SES takes of a new account', () => {
    expect(2 * Number(functionNamed('mailer').variables.MAIL_PER_SECOND)).toBeLessThan(14);
    // One letter is over before its lease is.
    expect(leaseSeconds).toBeGreaterThan(20);
  });

  test('without a domain nothing can be sent', () => {
    expect(functionNamed('mailer').variables.MAIL_DOMAIN).toBeUndefined();
    expect(functionNamed('mailer').actions.filter((action: string) => action.startsWith('ses:'))).toEqual([]);
    template.resourceCountIs('AWS::SES::EmailIdentity', 0);
  });
});

describe('letters from a domain of one’s own', () => {
  const stack = appWithoutBundles({ context: { mailDomain: 'valsam.example.se' } }).node.findChild('Valsam') as Stack;
  const withDomain = Template.fromStack(stack);

  test('are sent by SES over TLS, and bounces and complaints come back', () => {
    withDomain.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'valsam.example.se',
      MailFromAttributes: { MailFromDomain: 'bounce.valsam.example.se' },
    });
    withDomain.hasResourceProperties('AWS::SES::ConfigurationSet', {
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      ReputationOptions: { ReputationMetricsEnabled: true },
    });
    withDomain.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        MatchingEventTypes: ['bounce', 'complaint', 'reject', 'deliveryDelay'],
        SnsDestination: { TopicARN: Match.anyValue() },
      },
    });
    withDomain.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'sqs', RawMessageDelivery: true });
  });

  test('are the mailer’s alone to send, and from one address', () => {
    const policies = Object.values(resourcesOf(withDomain, 'AWS::IAM::Policy'));
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const sending = statements.filter(({ Action }) => JSON.stringify(Action).includes('ses:'));
    expect(sending).toHaveLength(1);
    expect(sending[0]).toMatchObject({
      Action: ['ses:SendEmail', 'ses:SendRawEmail'],
      Condition: { StringEquals: { 'ses:FromAddress': 'no-reply@valsam.example.se' } },
    });
  });

  test('need records, which the stack tells', () => {
    const outputs = JSON.stringify(withDomain.toJSON().Outputs);
    for (const record of ['CNAME', '_dmarc.valsam.example.se TXT', 'feedback-smtp.']) expect(outputs).toContain(record);
  });

  test('are watched for complaints', () => {
    const watch = Template.fromStack(stack.node.findChild('Watch') as Stack);
    const alarms = Object.values(resourcesOf(watch, 'AWS::CloudWatch::Alarm'));
    expect(alarms.map(({ Properties }) => Properties)).toContainEqual(
      expect.objectContaining({ MetricName: 'Reputation.ComplaintRate', Threshold: 0.001 }),
    );
  });
});
