import { Aws } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Accounts } from './accounts.ts';
import type { Api } from './api.ts';
import type { Data } from './data.ts';
import type { Files } from './files.ts';
import type { Followers } from './followers.ts';
import type { Hooks } from './hooks.ts';
import type { Mail } from './mail.ts';
import { mailWatches } from './mail-alarms.ts';
import type { Plans } from './plans.ts';
import type { Relay } from './relay.ts';
import type { Schedules } from './schedules.ts';
import type { Settings } from './settings.ts';
import { period, type Watch } from './watch.ts';

export type AlarmsProps = {
  /** All there are. */
  readonly functions: readonly LambdaFunction[];
  readonly data: Data;
  readonly api: Api;
  readonly relay: Relay;
  readonly followers: Followers;
  readonly hooks: Hooks;
  readonly plans: Plans;
  readonly accounts: Accounts;
  readonly mail: Mail;
  readonly schedules: Schedules;
  readonly files: readonly Files[];
  readonly settings: Settings;
};

/** Every alarm says in its description what has happened and where the runbook tells what to do. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'Valsam alarms', enforceSSL: true });
    // A topic with a policy of its own has lost the default one, by which alarms of the account may publish.
    const conditions = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
    this.topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com', { conditions }));
    if (props.settings.alarmEmail) this.topic.addSubscription(new EmailSubscription(props.settings.alarmEmail));
    for (const watch of [
      ...queueWatches(props),
      ...functionWatches(props),
      ...serviceWatches(props),
      ...mailWatches(props.mail),
    ])
      this.add(watch);
  }

  private add({ id, section, says, metric, above, periods = 1 }: Watch): void {
    const alarm = new Alarm(this, id, {
      alarmDescription: `${says} See docs/RUNBOOK.md#${section}`,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
  }
}

const queueWatches = ({ files, relay, followers, hooks, plans, accounts, schedules }: AlarmsProps): Watch[] => [
  ...Object.entries(relay.queues).flatMap(([receiver, { queue, deadLetters }]): Watch[] => [
    {
      id: `DeadLetters-${receiver}`,
      section: 'dead-letters',
      says: `A notice to ${receiver} failed five times and was put aside.`,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      above: 0,
    },
    {
      id: `QueueAge-${receiver}`,
      section: 'queue-age',
      says: `Notices to ${receiver} have been waiting for more than 15 minutes.`,
      metric: queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
      above: 15 * 60,
    },
  ]),
  ...(['calls', 'deliveries'] as const).flatMap((which): Watch[] => [
    {
      id: `HookDeadLetters-${which}`,
      section: 'hook-dead-letters',
      says: `A message of the hooks' ${which} failed too often and was put aside.`,
      metric: hooks[which].deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      above: 0,
    },
    {
      // Not their age: a message that is tried again stays in its queue for a day.
      id: `HooksWaiting-${which}`,
      section: 'hooks-waiting',
      says: `The hooks' ${which} have not been worked off for more than 15 minutes.`,
      metric: hooks[which].queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Minimum' }),
      above: 0,
      periods: 3,
    },
  ]),
  {
    id: 'PlanDeadLetters',
    section: 'plans',
    says: 'A plan of staff could not be computed, and was put aside.',
    metric: plans.requested.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    above: 0,
  },
  {
    // Not their age: a plan that is being computed counts as waiting, too.
    id: 'PlansWaiting',
    section: 'plans',
    says: 'Plans of staff have been waiting for more than 30 minutes to be computed.',
    metric: plans.requested.queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Minimum' }),
    above: 0,
    periods: 6,
  },
  ...files.flatMap(({ node: { id }, arrivals: { queue, deadLetters } }): Watch[] => [
    {
      id: `${id}DeadLetters`,
      section: 'uploads',
      says: 'An uploaded file could not be checked.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      above: 0,
    },
    {
      id: `${id}Age`,
      section: 'uploads',
      says: 'Uploaded files have been waiting for more than 15 minutes to be checked.',
      metric: queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
      above: 15 * 60,
    },
  ]),
  {
    id: 'AccountDeadLetters',
    section: 'accounts',
    says: 'No account could be made for somebody who is invited.',
    metric: accounts.invited.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    above: 0,
  },
  {
    id: 'AccountsWaiting',
    section: 'accounts',
    says: 'Some who are invited have been waiting for more than 15 minutes for their accounts.',
    metric: accounts.invited.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
    above: 15 * 60,
  },
  {
    id: 'RelayFailures',
    section: 'relay-failures',
    says: 'The relay gave up on events; the sweeper will send them again within the hour.',
    metric: relay.failures.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    above: 0,
  },
  {
    id: 'FollowerFailures',
    section: 'follower-failures',
    says: 'What was decided on some money did not reach what waits for it; the daily jobs will look again.',
    metric: followers.failures.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    above: 0,
  },
  {
    id: 'ScheduleFailures',
    section: 'schedule-failures',
    says: 'A timed job could not be started, or failed each time it was tried.',
    metric: schedules.failures.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    above: 0,
  },
];

const functionWatches = ({ functions, relay, followers }: AlarmsProps): Watch[] => [
  {
    id: 'RelayIteratorAge',
    section: 'relay-iterator-age',
    says: 'The relay is more than five minutes behind the stream.',
    metric: relay.relay.metric('IteratorAge', { period, statistic: 'Maximum' }),
    above: 5 * 60 * 1000,
  },
  {
    id: 'FollowerIteratorAge',
    section: 'follower-failures',
    says: 'What waits for money is told more than five minutes late of what was decided.',
    metric: followers.function.metric('IteratorAge', { period, statistic: 'Maximum' }),
    above: 5 * 60 * 1000,
  },
  ...functions.flatMap((watched): Watch[] => [
    {
      id: `Errors-${watched.node.id}`,
      section: 'function-errors',
      says: `The function ${watched.node.id} crashed or took too long.`,
      metric: watched.metricErrors({ period }),
      above: 0,
    },
    {
      id: `Throttles-${watched.node.id}`,
      section: 'throttles',
      says: `Lambda turned calls of ${watched.node.id} away.`,
      metric: watched.metricThrottles({ period }),
      above: 0,
      periods: 2,
    },
  ]),
];

const serviceWatches = ({ api, data, schedules }: AlarmsProps): Watch[] => [
  ...(['members', 'outreach', 'open'] as const).map((which): Watch => ({
    id: `Api5xx-${which}`,
    section: 'api-5xx',
    says: `More than five requests to the ${which} API within five minutes were answered with 5xx.`,
    metric: api.gateways[which].http.metricServerError({ period, statistic: 'Sum' }),
    above: 5,
  })),
  ...['ReadThrottleEvents', 'WriteThrottleEvents'].map((metricName): Watch => ({
    id: `Table${metricName}`,
    section: 'throttles',
    says: 'DynamoDB slows the table down.',
    metric: data.table.metric(metricName, { period, statistic: 'Sum' }),
    above: 0,
    periods: 2,
  })),
  {
    id: 'ScheduleTargetErrors',
    section: 'schedule-failures',
    says: 'The scheduler could not hand a job over.',
    metric: schedules.group.metricTargetErrors({ period, statistic: 'Sum' }),
    above: 0,
  },
];
