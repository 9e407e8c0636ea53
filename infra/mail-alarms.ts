import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Mail } from './mail.ts';
import { period, type Watch } from './watch.ts';

/** What is wrong when letters do not get through. */
export const mailWatches = (mail: Mail): Watch[] => [
  ...(['told', 'due', 'feedback'] as const).map((which): Watch => ({
    id: `MailDeadLetters-${which}`,
    section: 'letters',
    says: `A message of the letters' queue ${which} failed too often and was put aside.`,
    metric: mail[which].deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    above: 0,
  })),
  ...(['told', 'due', 'feedback'] as const).map((which): Watch => ({
    id: `MailWaiting-${which}`,
    section: 'letters',
    says: `Messages of the letters' queue ${which} have been waiting for more than 15 minutes.`,
    metric: mail[which].queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
    above: 15 * 60,
  })),
  {
    id: 'MailFailed',
    section: 'letters',
    says: 'More than five letters could not be sent within an hour.',
    metric: mail.failed.with({ period: Duration.hours(1), statistic: 'Sum' }),
    above: 5,
  },
  ...(mail.oldestMinutes
    ? [
        {
          id: 'MailLate',
          section: 'letters',
          says: 'Letters have been due for more than 30 minutes.',
          metric: mail.oldestMinutes.with({ period, statistic: 'Maximum' }),
          above: 30,
        },
      ]
    : []),
  ...(mail.isSetUp
    ? [
        {
          id: 'MailComplaints',
          section: 'letters',
          says: 'More than one letter in a thousand is reported as spam.',
          metric: new Metric({
            namespace: 'AWS/SES',
            metricName: 'Reputation.ComplaintRate',
            period: Duration.hours(1),
            statistic: 'Maximum',
          }),
          above: 0.001,
        },
      ]
    : []),
];
