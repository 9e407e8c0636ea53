import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Answer, checksOf } from '../../tools/deploy/checks.ts';
import { runFolder } from '../support/run.ts';

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
const domain = { domainName: 'valsam.example.se', certificateArn, hostedZone: 'Z1' };

/** An account in which everything is there, by the words of the command. */
const ready: Readonly<Record<string, unknown>> = {
  '--version': 'aws-cli/2.31.0',
  'sts get-caller-identity': { Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/anna' },
  'configure get': 'eu-north-1\n',
  'ssm get-parameter': { Parameter: { Value: '30' } },
  'acm describe-certificate': {
    Certificate: { Status: 'ISSUED', SubjectAlternativeNames: ['*.example.se'] },
  },
  'route53 get-hosted-zone': { HostedZone: { Name: 'example.se.' } },
  'lambda get-account-settings': { AccountLimit: { ConcurrentExecutions: 1000 } },
  'cognito-idp describe-user-pool-domain': { DomainDescription: {} },
};
const standing = (status: string, others: object = {}) => ({
  'cloudformation describe-stacks': {
    Stacks: [{ StackStatus: status, Outputs: [{ OutputKey: 'UserPoolId', OutputValue: 'pool' }], ...others }],
  },
});

const found = async (change: Readonly<Record<string, unknown>>, context: Readonly<Record<string, unknown>> = {}) => {
  const asked: string[] = [];
  const answers: Readonly<Record<string, unknown>> = { ...ready, ...change };
  const aws = async (...args: readonly string[]): Promise<Answer | undefined> => {
    const command = args.slice(0, args[0]?.startsWith('--') ? 1 : 2).join(' ');
    asked.push(command);
    const value = answers[command];
    if (command === '--version' && value === undefined) return undefined;
    return value === undefined ? { refused: 'An error occurred' } : { value };
  };
  const findings = await checksOf({ aws, context, openFunctions: 7 });
  return { asked, missing: findings.filter(({ state }) => state === 'missing'), findings };
};

describe('before a deployment', () => {
  test('nothing is missing where everything is there, and what is asked only reads', async () => {
    const { asked, missing, findings } = await found({}, { ...domain, openConcurrency: '100', alarmEmail: 'a@b.se' });
    expect(missing).toEqual([]);
    expect(findings.map(({ says }) => says)).toContain('No stack yet: this would be the first deployment');
    for (const command of asked) expect(command).toMatch(/^(--version|configure get|\S+ (get|describe|list)-.*)$/);
  });

  test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>, RegExp, RegExp]>([
    ['no AWS CLI', { '--version': undefined }, {}, /no AWS CLI/, /Install/],
    ['nobody signed in', { 'sts get-caller-identity': undefined }, {}, /Nobody is signed in/, /aws sso login/],
    ['no region', { 'configure get': undefined }, {}, /No region/, /aws configure set region/],
    [
      'no bootstrap',
      { 'ssm get-parameter': undefined },
      {},
      /no bucket/,
      /cdk bootstrap aws:\/\/111122223333\/eu-north-1/,
    ],
    ['an old bootstrap', { 'ssm get-parameter': { Parameter: { Value: '5' } } }, {}, /too old \(5\)/, /cdk bootstrap/],
    ['a setting that is none', {}, { protect: 'perhaps' }, /protect is to be true or false/, /cdk\.context\.json/],
    [
      'a certificate not issued',
      { 'acm describe-certificate': { Certificate: { Status: 'PENDING_VALIDATION' } } },
      domain,
      /PENDING/,
      /ACM/,
    ],
    [
      'a certificate for another name',
      {},
      { ...domain, domainName: 'a.b.example.se' },
      /not for a\.b\.example\.se/,
      /ACM/,
    ],
    ['no such zone', { 'route53 get-hosted-zone': undefined }, domain, /no zone Z1/, /list-hosted-zones/],
    [
      'another zone',
      { 'route53 get-hosted-zone': { HostedZone: { Name: 'ple.se.' } } },
      domain,
      /not in the zone/,
      /list-/,
    ],
    [
      'a name that is taken',
      { 'cognito-idp describe-user-pool-domain': { DomainDescription: { UserPoolId: 'other' } } },
      {},
      /is taken/,
      /domainPrefix/,
    ],
    [
      'more reserved than there is',
      {},
      { openConcurrency: 200 },
      /needs an account's limit of 1500; it is 1000/,
      /Leave it out/,
    ],
    ['protection before it stands', {}, { protect: 'true' }, /cannot be rolled back/, /Leave protect out/],
    ['a stack that failed', standing('ROLLBACK_COMPLETE'), {}, /takes no deployment/, /delete-stack/],
    [
      'an update that could not be undone',
      standing('UPDATE_ROLLBACK_FAILED'),
      {},
      /takes no deployment/,
      /continue-update-rollback/,
    ],
    ['a stack at work', standing('UPDATE_IN_PROGRESS'), {}, /UPDATE_IN_PROGRESS/, /Wait/],
    [
      'a setting that was forgotten',
      standing('UPDATE_COMPLETE', { EnableTerminationProtection: true }),
      {},
      /take that off/,
      /protect: true/,
    ],
  ])('%s is said, and what to do about it', async (_, change, context, says, todo) => {
    const { missing } = await found(change, context);
    expect(missing).toEqual([
      { state: 'missing', says: expect.stringMatching(says), todo: expect.stringMatching(todo) },
    ]);
  });

  test('a stack that stands may go on; that it is not protected and has no administrator is worth a note', async () => {
    const { missing, findings } = await found({
      ...standing('CREATE_COMPLETE'),
      'cognito-idp describe-user-pool-domain': { DomainDescription: { UserPoolId: 'pool' } },
      'cognito-idp list-users-in-group': { Users: [] },
    });
    expect(missing).toEqual([]);
    expect(findings.filter(({ state }) => state === 'note').map(({ todo }) => todo)).toEqual(
      expect.arrayContaining(['npx cdk deploy -c protect=true', expect.stringContaining('The first administrator')]),
    );
  });

  test('the command says it all, and ends with 1 while something is missing', () => {
    const folder = mkdtempSync(join(runFolder(), 'bin-'));
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [join(import.meta.dirname, '../../tools/deploy/check.ts'), ...args], {
        env: { PATH: [folder, dirname(process.execPath)].join(delimiter) },
        encoding: 'utf8',
      });
    const none = run();
    expect([none.status, none.stdout]).toEqual([1, expect.stringContaining('✗ There is no AWS CLI.')]);
    const script =
      '#!/bin/sh\ncase "$1 $2" in \'configure get\') echo eu-north-1;; *) echo \'{"Account":"1","Parameter":{"Value":"9"}}\';; esac\n';
    writeFileSync(join(folder, 'aws'), script, { mode: 0o755 });
    const all = run();
    expect([all.status, all.stdout]).toEqual([0, expect.stringContaining('Nothing is missing: npx cdk deploy')]);
    expect(run('-c', 'protect=perhaps').stdout).toContain('protect is to be true or false');
  });
});
