import { describe, expect, test } from 'vitest';
import { claimSeconds, mostTries, pausesSeconds } from '../../functions/hooks/sending/rules.ts';
import { functionNamed, functions, queues, resourcesOf, template } from './template.ts';

describe('hooks', () => {
  const mappings = Object.values(resourcesOf(template, 'AWS::Lambda::EventSourceMapping')).map(
    ({ Properties }) => Properties,
  );
  const deliveries: string = functionNamed('hooks-dispatch').variables.QUEUE_URL_DELIVERIES.Ref;
  const calls: string = functionNamed('relay').variables.QUEUE_URL_HOOKS.Ref;

  test.each([
    ['hooks-dispatch', calls, 5],
    // Each try takes a message from the queue once more.
    ['hooks-send', deliveries, 40],
  ])('%s reads its queue, and what fails too often is put aside', (name, queue, maxReceiveCount) => {
    const { id, resource } = functionNamed(name);
    const { RedrivePolicy, VisibilityTimeout, MessageRetentionPeriod } = queues[queue]?.Properties ?? {};
    expect(RedrivePolicy.maxReceiveCount).toBe(maxReceiveCount);
    const deadLetters = queues[RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'][0]]?.Properties;
    expect(deadLetters?.MessageRetentionPeriod).toBeGreaterThan(MessageRetentionPeriod);
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * resource.Properties.Timeout);
    expect(mappings).toContainEqual(
      expect.objectContaining({
        FunctionName: { Ref: id },
        EventSourceArn: { 'Fn::GetAtt': [queue, 'Arn'] },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      }),
    );
  });

  test('a delivery is over before its queue forgets it, and a try before it counts as broken off', () => {
    const inAll = pausesSeconds.reduce((sum, pause) => sum + pause, 0);
    expect(2 * inAll).toBeLessThan(queues[deliveries]?.Properties.MessageRetentionPeriod);
    expect(2 * mostTries).toBeLessThan(queues[deliveries]?.Properties.RedrivePolicy.maxReceiveCount);
    expect(claimSeconds).toBeGreaterThan(functionNamed('hooks-send').resource.Properties.Timeout);
  });

  test('the sweeper can send calls again, and who sends may hide what is not due', () => {
    expect(functionNamed('sweeper').variables.QUEUE_URL_HOOKS).toEqual({ Ref: calls });
    const { variables, actions } = functionNamed('hooks-send');
    expect(variables.DELIVERIES_URL).toEqual({ Ref: deliveries });
    expect(actions).toContain('sqs:ChangeMessageVisibility');
    expect(actions).not.toContain('sqs:SendMessage');
    expect(JSON.stringify(variables.PUBLIC_URL)).toMatch(/^\{"Fn::Join":\["",\["https:..",\{"Fn::GetAtt":\["ApiFront/);
  });

  test('nothing that is deployed is told to let hooks lead to its own machine', () => {
    for (const [id, { Properties }] of Object.entries(functions))
      expect(Object.keys(Properties.Environment.Variables), id).not.toContain('HOOKS_LOCAL_CA');
    expect(JSON.stringify(template.toJSON())).not.toContain('HOOKS_LOCAL');
  });
});
