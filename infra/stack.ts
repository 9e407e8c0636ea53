import { type App, CfnOutput, NestedStack, Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Capability } from '../shared/capability.ts';
import { areasOf, jobsOf, servicesOf } from '../shared/folds.ts';
import { Alarms } from './alarms.ts';
import { Api } from './api.ts';
import { Data } from './data.ts';
import { Files } from './files.ts';
import { Followers } from './followers.ts';
import { Hooks } from './hooks.ts';
import { Identity } from './identity.ts';
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
    const identity = new Identity(this, 'Identity', settings, areasOf(services));
    const api = new Api(this, 'Api', { services, data, identity, settings, make });
    const relay = new Relay(this, 'Relay', { data, make });
    const followers = new Followers(this, 'Followers', { data, make });
    const hooks = new Hooks(this, 'Hooks', { data, relay, make, publicUrl: api.addresses.publicUrl });
    const plans = new Plans(this, 'Plans', { data, relay, make });
    const jobs = jobsOf(capabilities);
    const schedules = new Schedules(this, 'Schedules', { jobs, data, relay, hooks, plans, make });
    const files = new Files(this, 'Files', { data, settings, make });
    for (const signer of api.signing) files.grantSign(signer);
    const functions = this.node.findAll().filter((node) => node instanceof LambdaFunction);
    // CloudFormation takes 500 resources in a stack: the alarms, some of each function and queue, have one of their own.
    new Alarms(new NestedStack(this, 'Watch'), 'Alarms', {
      functions,
      files,
      data,
      api,
      relay,
      followers,
      hooks,
      plans,
      schedules,
      settings,
    });

    new CfnOutput(this, 'ApiUrl', { value: api.addresses.apiUrl });
    new CfnOutput(this, 'PublicUrl', { value: api.addresses.publicUrl });
    new CfnOutput(this, 'UserPoolId', { value: identity.userPool.userPoolId });
    new CfnOutput(this, 'ClientId', { value: identity.client.userPoolClientId });
    for (const [name, { userPoolClientId }] of identity.machines)
      new CfnOutput(this, `ClientIdOf${pascalCase(name)}`, { value: userPoolClientId });
    new CfnOutput(this, 'Issuer', { value: identity.issuer });
  }
}
