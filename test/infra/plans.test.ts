import { expect, test } from 'vitest';
import { unhurriedLimits } from '../../functions/staff/plans/solver/limits.ts';
import { functionNamed, queues, resourcesOf, template } from './template.ts';

/** Plans that are computed in the background: relay -> queue -> planner. */
const planner = functionNamed('staff-planner');
const queue: string = functionNamed('relay').variables.QUEUE_URL_PLANS.Ref;

test('the planner reads its queue, a plan at a time, and what fails too often is put aside', () => {
  const { RedrivePolicy, VisibilityTimeout, MessageRetentionPeriod } = queues[queue]?.Properties ?? {};
  expect(RedrivePolicy.maxReceiveCount).toBe(3);
  const deadLetters = queues[RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0]]?.Properties;
  expect(deadLetters?.MessageRetentionPeriod).toBeGreaterThan(MessageRetentionPeriod);
  expect(VisibilityTimeout).toBeGreaterThan(planner.resource.Properties.Timeout);
  const mappings = Object.values(resourcesOf(template, 'AWS::Lambda::EventSourceMapping'));
  expect(mappings.map(({ Properties }) => Properties)).toContainEqual(
    expect.objectContaining({
      FunctionName: { Ref: planner.id },
      EventSourceArn: { 'Fn::GetAtt': [queue, 'Arn'] },
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    }),
  );
});

test('a plan is over before the time of its function is up, and every try before it counts as lost', () => {
  const { Timeout } = planner.resource.Properties;
  expect(unhurriedLimits.fuseSeconds).toBeLessThan(Timeout - 120);
  const { RedrivePolicy, VisibilityTimeout } = queues[queue]?.Properties ?? {};
  expect(RedrivePolicy.maxReceiveCount * VisibilityTimeout).toBeLessThan(6 * 3_600);
});

test('the planner has as much memory as who plans while somebody waits, and may hide what it is at', () => {
  const { variables, actions, resource } = planner;
  expect(resource.Properties.MemorySize).toBe(functionNamed('staff-plans').resource.Properties.MemorySize);
  expect(variables.PLANS_URL).toEqual({ Ref: queue });
  expect(actions).toContain('sqs:ChangeMessageVisibility');
  expect(actions).not.toContain('sqs:SendMessage');
});

test('the sweeper can ask for plans again', () => {
  expect(functionNamed('sweeper').variables.QUEUE_URL_PLANS).toEqual({ Ref: queue });
});
