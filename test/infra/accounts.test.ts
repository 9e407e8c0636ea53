import { expect, test } from 'vitest';
import { functionNamed, queues, resourcesOf, template, templateOf } from './template.ts';

/** E3: accounts of those who are invited: relay -> queue -> the one function that may make any. */
const maker = functionNamed('campaign-accounts');
const queue: string = functionNamed('relay').variables.QUEUE_URL_ACCOUNTS.Ref;

test('one function asks Cognito for accounts, and may ask for nothing else there', () => {
  const ofCognito = (actions: readonly string[]) => actions.filter((action) => action.startsWith('cognito'));
  expect(ofCognito(maker.actions)).toEqual(['cognito-idp:AdminCreateUser']);
  const [pool] = Object.keys(resourcesOf(template, 'AWS::Cognito::UserPool'));
  expect(maker.variables.USER_POOL_ID).toEqual({ Ref: pool });
  const policies = Object.values(resourcesOf(template, 'AWS::IAM::Policy'));
  const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  const asking = statements.filter(({ Action }) => ofCognito([Action].flat()).length > 0);
  expect(asking).toEqual([
    { Action: 'cognito-idp:AdminCreateUser', Effect: 'Allow', Resource: { 'Fn::GetAtt': [pool, 'Arn'] } },
  ]);
});

test('it writes that it is done, and nothing else', () => {
  expect(maker.actions.filter((action) => /^dynamodb:(Put|Update|Delete|PartiQL)/.test(action))).toEqual([
    'dynamodb:PutItem',
  ]);
});

test('it reads its queue, and what fails too often is put aside; the sweeper can ask again', () => {
  const { RedrivePolicy, VisibilityTimeout } = queues[queue]?.Properties ?? {};
  expect(RedrivePolicy.maxReceiveCount).toBe(5);
  expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * maker.resource.Properties.Timeout);
  const mappings = Object.values(resourcesOf(template, 'AWS::Lambda::EventSourceMapping'));
  expect(mappings.map(({ Properties }) => Properties)).toContainEqual(
    expect.objectContaining({ FunctionName: { Ref: maker.id }, EventSourceArn: { 'Fn::GetAtt': [queue, 'Arn'] } }),
  );
  expect(functionNamed('sweeper').variables.QUEUE_URL_ACCOUNTS).toEqual({ Ref: queue });
});

test('nobody opens an account by themselves, and a first password is good as long as an invitation', () => {
  const [pool] = Object.values(resourcesOf(template, 'AWS::Cognito::UserPool'));
  const { AdminCreateUserConfig, Policies } = pool?.Properties ?? {};
  expect(AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
  expect(AdminCreateUserConfig.InviteMessageTemplate.EmailMessage).toMatch(/\{username\}.*\{####\}/s);
  expect(Policies.PasswordPolicy.TemporaryPasswordValidityDays).toBe(7);
});

test('what Cognito mails a function words that reads and writes nothing; should it fail, the same is said in both languages', () => {
  const [pool] = Object.values(resourcesOf(template, 'AWS::Cognito::UserPool'));
  const { LambdaConfig, VerificationMessageTemplate } = pool?.Properties ?? {};
  const words = functionNamed('campaign-sign-in-mails');
  expect(LambdaConfig.CustomMessage).toEqual({ 'Fn::GetAtt': [words.id, 'Arn'] });
  expect(words.actions.filter((action) => /^(dynamodb|s3|sqs|ses|cognito)/.test(action))).toEqual([]);
  // Cognito waits no longer.
  expect(words.resource.Properties.Timeout).toBeLessThanOrEqual(5);
  expect(VerificationMessageTemplate).toMatchObject({
    DefaultEmailOption: 'CONFIRM_WITH_CODE',
    EmailSubject: 'Nytt lösenord i Valsam / A new password in Valsam',
    EmailMessage: expect.stringMatching(/\{####\}/),
  });
});

test('Cognito mails from the domain of the letters, once SES has been shown that it is ours', () => {
  const emailOf = (context: Readonly<Record<string, string>>) => {
    const [pool] = Object.values(resourcesOf(templateOf({ context }), 'AWS::Cognito::UserPool'));
    return pool?.Properties.EmailConfiguration;
  };
  expect(emailOf({})).toBeUndefined();
  // A pool is refused that names a domain which SES does not know yet.
  expect(emailOf({ mailDomain: 'valsam.example.se' })).toBeUndefined();
  const email = emailOf({ mailDomain: 'valsam.example.se', mailVerified: 'true' });
  expect(email).toMatchObject({ EmailSendingAccount: 'DEVELOPER', From: 'Valsam <no-reply@valsam.example.se>' });
  expect(JSON.stringify(email.SourceArn)).toContain(':identity/valsam.example.se');
  expect(() => templateOf({ context: { mailVerified: 'true' } })).toThrow('mailDomain');
});
