import { readFile } from 'node:fs/promises';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { alarmsTemplate as template, functions, queues, resourcesOf, template as outer } from './template.ts';

describe('alarms', async () => {
  const runbook = await readFile(new URL('../../docs/RUNBOOK.md', import.meta.url), 'utf8');
  const anchors = [...runbook.matchAll(/^## ([a-z0-9-]+)$/gm)].map(([, anchor]) => anchor);
  const alarms = Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
  const named = alarms.map(({ AlarmDescription }) => /See docs\/RUNBOOK\.md#([a-z0-9-]+)$/.exec(AlarmDescription)?.[1]);

  test('each names a section of the runbook, and each such section has an alarm', () => {
    expect([...new Set(named)].sort()).toEqual(anchors.sort());
  });

  test('each tells somebody, and lets CloudWatch do so', () => {
    for (const { AlarmActions } of alarms) expect(AlarmActions).toHaveLength(1);
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
        ]),
      }),
    });
  });

  test('each queue that people must look at and each function is watched', () => {
    // What the alarms name is handed to their stack under names of its own.
    const stacks = Object.entries(resourcesOf(outer, 'AWS::CloudFormation::Stack'));
    const [, watch] = stacks.find(([id]) => id.startsWith('Watch')) ?? [];
    const handed = Object.entries(watch?.Properties.Parameters as object);
    const named = JSON.stringify(alarms.map(({ Dimensions }) => Dimensions));
    const watched = JSON.stringify(handed.filter(([parameter]) => named.includes(parameter)));
    for (const id of Object.keys(queues)) expect(watched).toContain(id);
    for (const id of Object.keys(functions)) expect(watched).toContain(id);
  });
});
