import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Data } from './data.ts';
import { grantSendTo, type QueuePair, queuePair, type Relay } from './relay.ts';
import type { Make, ServiceFunction } from './service-function.ts';
import type { Settings } from './settings.ts';

export type MailProps = {
  readonly data: Data;
  readonly relay: Relay;
  readonly settings: Settings;
  readonly make: Make;
  /** Where letters lead, without a slash at the end. */
  readonly publicUrl: string;
};

/** In seconds: a hundred people's digests, six a second, and what they read. */
const sendingSeconds = 300;
const timeoutSeconds = 60;
/** Two send at once, and SES takes 14 a second from a new account. */
const senders = 2;
const perSecond = 6;

/**
 * Letters: what was told, and what commands write -> dispatch -> mailer -> SES; and what SES says of them afterwards. Without a
 * domain of one's own everything is there but what sends.
 */
export class Mail extends Construct {
  /** What came into inboxes, and letters that commands have written. */
  readonly told: QueuePair;
  /** To whom something is due. */
  readonly due: QueuePair;
  readonly feedback: QueuePair;
  readonly mailer: ServiceFunction;
  readonly failed: Metric;
  /** For how long something has been due that is not sent. */
  oldestMinutes: Metric | undefined;
  readonly isSetUp: boolean;

  constructor(scope: Construct, id: string, { data, relay, settings, make, publicUrl }: MailProps) {
    super(scope, id);
    this.told = queuePair(this, 'Told', { visibilitySeconds: 6 * timeoutSeconds, maxReceiveCount: 5 });
    this.due = queuePair(this, 'Due', { visibilitySeconds: 6 * sendingSeconds, maxReceiveCount: 5 });
    this.feedback = queuePair(this, 'Feedback', { visibilitySeconds: 6 * timeoutSeconds, maxReceiveCount: 5 });
    const dispatch = make(this, 'MailDispatch', 'mail-dispatch', timeoutSeconds);
    this.mailer = make(this, 'Mailer', 'mailer', sendingSeconds);
    const listener = make(this, 'MailFeedback', 'mail-feedback', timeoutSeconds);
    for (const worker of [dispatch, this.mailer, listener]) {
      data.grantRead(worker);
      data.grantWrite(worker);
    }
    this.grantSend(relay.relay);
    this.grantSend(relay.consumer);
    this.grantHandOn(dispatch);
    this.mailer.addEnvironment('PUBLIC_URL', publicUrl);
    this.mailer.addEnvironment('MAIL_PER_SECOND', `${perSecond}`);
    dispatch.addEventSource(read(this.told, 10, 2));
    this.mailer.addEventSource(read(this.due, 1, senders));
    listener.addEventSource(read(this.feedback, 10, 2));
    this.failed = new MetricFilter(this, 'Failed', {
      logGroup: this.mailer.logGroup,
      filterPattern: FilterPattern.booleanValue('$.failed', true),
      metricNamespace: 'Valsam',
      metricName: 'LettersFailed',
    }).metric();
    this.isSetUp = settings.mailDomain !== undefined;
    if (settings.mailDomain !== undefined) this.setUp(settings.mailDomain);
  }

  /** Lets a function say what was told, and tells it where. */
  grantSend(sender: LambdaFunction): void {
    grantSendTo(this.told, 'QUEUE_URL_MAIL', sender);
  }

  /** What the job sees of what is due becomes a figure. */
  watch(job: ServiceFunction): void {
    this.oldestMinutes = new MetricFilter(this, 'Oldest', {
      logGroup: job.logGroup,
      filterPattern: FilterPattern.exists('$.oldestMinutes'),
      metricNamespace: 'Valsam',
      metricName: 'LettersOldestMinutes',
      metricValue: '$.oldestMinutes',
    }).metric();
  }

  /** SES: who may send as this domain is shown by its records, and what became of a letter comes back. */
  private setUp(domain: string): void {
    const stack = Stack.of(this);
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      mailFromDomain: `bounce.${domain}`,
    });
    const configuration = new ConfigurationSet(this, 'Configuration', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    const topic = new Topic(this, 'Events', { displayName: 'Valsam letters', enforceSSL: true });
    configuration.addEventDestination('Feedback', {
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
    topic.addSubscription(new SqsSubscription(this.feedback.queue, { rawMessageDelivery: true }));
    this.mailer.addEnvironment('MAIL_DOMAIN', domain);
    this.mailer.addEnvironment('MAIL_CONFIGURATION', configuration.configurationSetName);
    Grant.addToPrincipal({
      grantee: this.mailer,
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resourceArns: [
        identity.emailIdentityArn,
        stack.formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: configuration.configurationSetName,
        }),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': `no-reply@${domain}` } },
    }).assertSuccess();
    identity.dkimRecords.forEach(({ name, value }, i) => {
      new CfnOutput(stack, `MailDkim${i + 1}`, { value: `${name} CNAME ${value}` });
    });
    new CfnOutput(stack, 'MailDmarc', { value: `_dmarc.${domain} TXT "v=DMARC1; p=quarantine; adkim=s"` });
    new CfnOutput(stack, 'MailFrom', {
      value: `bounce.${domain} MX 10 feedback-smtp.${stack.region}.amazonses.com; TXT "v=spf1 include:amazonses.com ~all"`,
    });
  }

  /** Lets a function say to whom something is due. */
  grantHandOn(sender: LambdaFunction): void {
    grantSendTo(this.due, 'QUEUE_URL_MAILER', sender);
  }
}

const read = ({ queue }: QueuePair, batchSize: number, maxConcurrency: number): SqsEventSource =>
  new SqsEventSource(queue, { batchSize, reportBatchItemFailures: true, maxConcurrency });
