import { type App, CfnOutput, NestedStack, Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Capability } from '../shared/capability.ts';
import { areasOf, jobsOf, servicesOf } from '../shared/folds.ts';
import { Accounts } from './accounts.ts';
import { Alarms } from './alarms.ts';
import { Api } from './api.ts';
import { Data } from './data.ts';
import { Files } from './files.ts';
import { Followers } from './followers.ts';
import { Hooks } from './hooks.ts';
import { Identity } from './identity.ts';
import { Mail } from './mail.ts';
import { Page } from './page.ts';
import { Plans } from './plans.ts';
import { Relay } from './relay.ts';
import { Schedules } from './schedules.ts';
import { type CodeOf, maker, pascalCase } from './service-function.ts';
import { settingsFrom } from './settings.ts';

export type ValsamStackProps = { readonly capabilities: readonly Capability[]; readonly code: CodeOf };

/** Puts the rooms together, and holds nothing of its own. For any account and region. */
export class ValsamStack extends Stack {
  constructor(app: App, id: string, { capabilities, code }: ValsamStackProps) {
    const settings = settingsFrom(app.node);
    super(app, id, {
      description: 'Valsam: an election campaign run by three offices',
      terminationProtection: settings.protect,
    });
    const make = maker(capabilities, code);
    const data = new Data(this, 'Data', settings);
    const services = servicesOf(capabilities);
    const identity = new Identity(this, 'Identity', settings, areasOf(services), make);
    const files = {
      'files-check': new Files(this, 'Files', { data, make, check: 'files-check', checked: 'files/' }),
      // Seven whole calendar years after the one in which it came, as bookkeeping demands.
      'receipts-check': new Files(this, 'Receipts', {
        data,
        make,
        check: 'receipts-check',
        checked: 'receipts/',
        keptDays: 8 * 365 + 2,
      }),
    };
    const page = new Page(this, 'Page', make);
    const api = new Api(this, 'Api', {
      services,
      data,
      identity,
      settings,
      make,
      page,
      uploads: Object.values(files).map(({ origin }) => origin),
    });
    const relay = new Relay(this, 'Relay', { data, make });
    const followers = new Followers(this, 'Followers', { data, make });
    const hooks = new Hooks(this, 'Hooks', { data, relay, make, publicUrl: api.front.url });
    const { userPool } = identity;
    const accounts = new Accounts(this, 'Accounts', { data, relay, userPool, make });
    const plans = new Plans(this, 'Plans', { data, relay, make });
    const mail = new Mail(this, 'Mail', { data, relay, settings, make, publicUrl: api.front.url });
    api.grantPushKey(mail.mailer);
    const jobs = jobsOf(capabilities);
    // CloudFormation takes 500 resources in a stack: what nothing else refers to has stacks of its own, jobs and alarms.
    const schedules = new Schedules(new NestedStack(this, 'Jobs'), 'Schedules', {
      jobs,
      data,
      relay,
      hooks,
      plans,
      accounts,
      mail,
      make,
    });
    for (const [check, signer] of api.signing) {
      const bucket = files[check as keyof typeof files];
      if (!bucket) throw new Error(`no bucket is checked by ${check}`);
      bucket.grantSign(signer);
    }
    const functions = this.node.findAll().filter((node) => node instanceof LambdaFunction);
    new Alarms(new NestedStack(this, 'Watch'), 'Alarms', {
      functions,
      files: Object.values(files),
      data,
      api,
      relay,
      followers,
      hooks,
      plans,
      accounts,
      mail,
      schedules,
      settings,
    });

    new CfnOutput(this, 'ApiUrl', { value: api.front.url });
    // For whoever looks for a fault behind the front.
    for (const [name, { http }] of Object.entries(api.gateways))
      new CfnOutput(this, `${pascalCase(name)}ApiUrl`, { value: http.apiEndpoint });
    new CfnOutput(this, 'UserPoolId', { value: identity.userPool.userPoolId });
    new CfnOutput(this, 'ClientId', { value: identity.client.userPoolClientId });
    for (const [name, { userPoolClientId }] of identity.machines)
      new CfnOutput(this, `ClientIdOf${pascalCase(name)}`, { value: userPoolClientId });
    new CfnOutput(this, 'Issuer', { value: identity.issuer });
  }
}
