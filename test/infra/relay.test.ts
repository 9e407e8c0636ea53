import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { functionNames } from '../../infra/bundle.ts';
import { envSuffix, offices } from '../../shared/units.ts';
import { capabilities, functionNamed, queues, resourcesOf, template } from './template.ts';

/** Letters that a command has written: what else begins like them is to nobody. */
const newLetters = {
  eventName: ['INSERT'],
  dynamodb: {
    Keys: { sk: { S: [{ prefix: 'l#' }] } },
    NewImage: { to: { S: [{ exists: true }] }, state: { S: ['due'] } },
  },
};

describe('the relay', () => {
  const mappings = Object.values(resourcesOf(template, 'AWS::Lambda::EventSourceMapping')).map(
    ({ Properties }) => Properties,
  );

  test.each([
    ['relay', /^RelayFailures/, {}, [newLetters]],
    ['followers', /^FollowersFailures/, { NewImage: { for: { S: [{ exists: true }] } } }, []],
  ])('%s is called with new events only, gives up in bounds, and says where', (name, failures, image, others) => {
    const reading = mappings.filter(({ StartingPosition }) => StartingPosition !== undefined);
    // DynamoDB lets two functions read one shard, and throttles a third.
    expect(reading).toHaveLength(2);
    const mapping = reading.find(({ FunctionName }) => FunctionName.Ref === functionNamed(name).id);
    expect(mapping).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 43_200,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching(failures), 'Arn'] } },
      },
    });
    expect(mapping?.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'e#' }] } }, ...image } },
      ...others,
    ]);
  });

  test.each([...offices, 'associations'] as const)('%s has a queue, dead letters and the consumer', (receiver) => {
    const variable = `QUEUE_URL_${envSuffix(receiver)}`;
    const queueId: string = functionNamed('relay').variables[variable].Ref;
    expect(functionNamed('sweeper').variables[variable]).toEqual({ Ref: queueId });
    const queue = queues[queueId]?.Properties;
    const deadLetters = queues[queue?.RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0]]?.Properties;
    expect(queue?.RedrivePolicy.maxReceiveCount).toBe(5);
    expect(deadLetters?.MessageRetentionPeriod).toBe(14 * 86_400);
    expect(deadLetters?.MessageRetentionPeriod).toBeGreaterThan(queue?.MessageRetentionPeriod);
    const consumer = functionNamed('consumer');
    expect(queue?.VisibilityTimeout).toBeGreaterThanOrEqual(6 * consumer.resource.Properties.Timeout);
    expect(mappings).toContainEqual(
      expect.objectContaining({
        FunctionName: { Ref: consumer.id },
        EventSourceArn: { 'Fn::GetAtt': [queueId, 'Arn'] },
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      }),
    );
  });

  test('a function knows the queues exactly when it may send to them', () => {
    for (const name of functionNames(capabilities)) {
      const { variables, statements } = functionNamed(name);
      const told = Object.entries<{ Ref: string }>(variables).filter(([variable]) => variable.startsWith('QUEUE_URL_'));
      const asked = told.map(([, { Ref }]) => Ref).sort();
      const allowed = statements
        .filter(({ Action }) => Action === 'sqs:SendMessage')
        .flatMap(({ Resource: allowedArns }) => allowedArns)
        .map((arn) => arn['Fn::GetAtt'][0])
        .filter((id: string) => !id.includes('Failures'))
        .sort();
      expect(allowed, name).toEqual(asked);
    }
  });
});

test('timed jobs run by the clock of Stockholm and leave word when they fail', () => {
  const schedules = Object.values(resourcesOf(template, 'AWS::Scheduler::Schedule')).map(
    ({ Properties }) => Properties,
  );
  expect(Object.fromEntries(schedules.map(({ Name, ScheduleExpression }) => [Name, ScheduleExpression]))).toEqual({
    'pot-jobs': 'cron(0 6 * * ? *)',
    'staff-jobs': 'cron(0 6 * * ? *)',
    'materials-jobs': 'cron(0 6 * * ? *)',
    'gatherings-jobs': 'cron(0 6 * * ? *)',
    'groups-jobs': 'cron(0 6 * * ? *)',
    'channels-jobs': 'cron(0 6 * * ? *)',
    'assets-jobs': 'cron(0 6 * * ? *)',
    'visits-jobs': 'cron(0 6 * * ? *)',
    'timeline-jobs': 'cron(0 6 * * ? *)',
    'campaign-jobs': 'cron(0 4 * * ? *)',
    sweeper: 'rate(1 hour)',
    'mail-jobs': 'rate(5 minutes)',
    'mail-sweeper': 'rate(1 hour)',
  });
  for (const { Name, ScheduleExpression, ScheduleExpressionTimezone, FlexibleTimeWindow, Target } of schedules) {
    if (!ScheduleExpression.startsWith('rate')) expect(ScheduleExpressionTimezone).toBe('Europe/Stockholm');
    expect(FlexibleTimeWindow).toEqual({ Mode: 'OFF' });
    expect(Target.Arn).toEqual({ 'Fn::GetAtt': [functionNamed(Name).id, 'Arn'] });
    expect(Target.DeadLetterConfig.Arn['Fn::GetAtt'][0]).toMatch(/SchedulesFailures/);
    expect(Target.Input).toBe('{}');
  }
  template.resourcePropertiesCountIs(
    'AWS::Lambda::EventInvokeConfig',
    { DestinationConfig: { OnFailure: Match.anyValue() } },
    schedules.length,
  );
});

test('queues are encrypted and refuse plain connections', () => {
  for (const [id, { Properties }] of Object.entries(queues)) {
    expect(Properties.SqsManagedSseEnabled, id).toBe(true);
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: id }],
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      }),
    });
  }
});
