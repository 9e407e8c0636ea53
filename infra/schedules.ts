import { Aws, Duration, RemovalPolicy, TimeZone } from 'aws-cdk-lib';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Job } from '../shared/capability.ts';
import type { Accounts } from './accounts.ts';
import type { Data } from './data.ts';
import type { Hooks } from './hooks.ts';
import type { Mail } from './mail.ts';
import type { Plans } from './plans.ts';
import { keepingQueue, type Relay } from './relay.ts';
import { type Make, pascalCase } from './service-function.ts';

export type SchedulesProps = {
  readonly jobs: readonly Job[];
  readonly data: Data;
  readonly relay: Relay;
  readonly hooks: Hooks;
  readonly plans: Plans;
  readonly accounts: Accounts;
  readonly mail: Mail;
  readonly make: Make;
};

/** What happens by the clock. Each job can be run twice or late without harm: it acts on what it finds. */
export class Schedules extends Construct {
  readonly group: ScheduleGroup;
  /** Jobs that could not be started, or failed each time they were tried. */
  readonly failures: Queue;
  private readonly role: Role;

  constructor(scope: Construct, id: string, { jobs, data, relay, hooks, plans, accounts, mail, make }: SchedulesProps) {
    super(scope, id);
    // By default it would be kept, under a name that the next stack could not take.
    this.group = new ScheduleGroup(this, 'Group', { removalPolicy: RemovalPolicy.DESTROY });
    this.failures = keepingQueue(this, 'Failures');
    this.role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    Grant.addToPrincipal({ grantee: this.role, actions: ['sqs:SendMessage'], resourceArns: [this.failures.queueArn] });
    for (const { name, when, resends } of jobs) {
      const job = make(this, pascalCase(name), name, 300);
      data.grantRead(job);
      if (resends) {
        relay.grantSend(job);
        hooks.grantSend(job);
        plans.grantSend(job);
        accounts.grantSend(job);
        mail.grantSend(job);
      }
      if (name === 'mail-jobs' || name === 'mail-sweeper') mail.grantHandOn(job);
      if (name === 'mail-jobs') mail.watch(job);
      data.grantWrite(job);
      this.run(name, job, expressionOf(when));
    }
  }

  private run(name: string, job: LambdaFunction, schedule: ScheduleExpression): void {
    // The scheduler only hands the job over; when the job itself fails, Lambda tries twice more and then says so here.
    job.configureAsyncInvoke({ retryAttempts: 2, onFailure: new SqsDestination(this.failures) });
    const { role } = this;
    Grant.addToPrincipal({ grantee: role, actions: ['lambda:InvokeFunction'], resourceArns: [job.functionArn] });
    new Schedule(this, `${pascalCase(name)}Schedule`, {
      scheduleName: name,
      scheduleGroup: this.group,
      schedule,
      target: new LambdaInvoke(job, {
        input: ScheduleTargetInput.fromObject({}),
        deadLetterQueue: this.failures,
        // Granted above: the target itself would let the scheduler call every version of the function.
        role: role.withoutPolicyUpdates(),
        maxEventAge: Duration.hours(6),
        retryAttempts: 10,
      }),
    });
  }
}

const expressionOf = (when: Job['when']): ScheduleExpression => {
  if (when === 'hourly') return ScheduleExpression.rate(Duration.hours(1));
  return 'dailyAt' in when ? dailyAt(when.dailyAt) : ScheduleExpression.rate(Duration.minutes(when.everyMinutes));
};

/** Every day at the full hour, by the clock of the people concerned, summer and winter. */
const dailyAt = (hour: number): ScheduleExpression =>
  ScheduleExpression.cron({ minute: '0', hour: `${hour}`, timeZone: TimeZone.of('Europe/Stockholm') });
