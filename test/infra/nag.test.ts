import { type Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { appWithoutBundles } from './template.ts';

const checkedApp = (context: Readonly<Record<string, string>> = {}) => {
  const app = appWithoutBundles({ context });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};

const domain = { domainName: 'valsam.example', certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1' };

test.each([
  ['as it is', {}],
  ['with a domain', { ...domain, hostedZone: 'Z1' }],
])('%s nothing breaks a rule of AWS Solutions, but what is set aside with its reason', (_, context) => {
  expect(() => checkedApp(context).synth()).not.toThrow();
});

test('the rules are asked at all: a queue without encryption in transit is refused', () => {
  const app = checkedApp();
  new Queue(app.node.findChild('Valsam') as Stack, 'Careless');
  expect(() => app.synth()).toThrow('AwsSolutions-SQS4');
});
