import { type Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { appWithoutBundles } from './template.ts';

const checkedApp = () => {
  const app = appWithoutBundles();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};

test('nothing breaks a rule of AWS Solutions, but what is set aside with its reason', () => {
  expect(() => checkedApp().synth()).not.toThrow();
});

test('the rules are asked at all: a queue without encryption in transit is refused', () => {
  const app = checkedApp();
  new Queue(app.node.findChild('Valsam') as Stack, 'Careless');
  expect(() => app.synth()).toThrow('AwsSolutions-SQS4');
});
