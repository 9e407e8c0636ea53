import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * How what people have stored outlives its stack. What a deployment makes that then fails is empty, and goes, so that the
 * next try begins as this one did.
 */
export const kept = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
