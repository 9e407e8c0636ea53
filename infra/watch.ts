import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** Goes off when the metric is above `above` for `periods` in a row; `section` is the anchor in the runbook. */
export type Watch = {
  readonly id: string;
  readonly section: string;
  readonly says: string;
  readonly metric: IMetric;
  readonly above: number;
  readonly periods?: number;
};

export const period = Duration.minutes(5);
