import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { CorsHttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { CfnFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { type ApiName, apiOf, type Service } from '../shared/contract.ts';
import type { Data } from './data.ts';
import { Front } from './front.ts';
import { Gateway } from './gateway.ts';
import type { Identity } from './identity.ts';
import type { Page } from './page.ts';
import { type Make, pascalCase } from './service-function.ts';
import type { Settings } from './settings.ts';

export type ApiProps = {
  readonly services: readonly Service[];
  readonly data: Data;
  readonly identity: Identity;
  readonly settings: Settings;
  readonly make: Make;
  readonly page: Page;
  /** The origins that the page sends files to. */
  readonly uploads: readonly string[];
};

/**
 * Three HTTP APIs behind one front, one function for each service: what a crowd of strangers asks for cannot use up what
 * the members' requests pass through, and members have two, since an API takes 300 routes.
 */
export class Api extends Construct {
  readonly gateways: Readonly<Record<ApiName, Gateway>>;
  readonly front: Front;
  /** Those that sign forms and links, with the check of the bucket that these are of. */
  readonly signing: readonly (readonly [check: string, signer: LambdaFunction])[];

  private pushKey: Secret | undefined;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    const { corsOrigins } = props.settings;
    // Far above what a campaign needs, and what an account's default of 1000 concurrent functions can serve.
    const forMembers = {
      requestsPerSecond: 1000,
      authorizer: props.identity.authorizer,
      ...(corsOrigins.length > 0 && { cors: corsFor(corsOrigins) }),
    };
    this.gateways = {
      members: new Gateway(this, 'Members', { name: 'valsam', ...forMembers }),
      outreach: new Gateway(this, 'Outreach', { name: 'valsam-outreach', ...forMembers }),
      // Which pages may read what is open is said by its functions: a gateway with CORS of its own would pass over that.
      open: new Gateway(this, 'Open', { name: 'valsam-open', requestsPerSecond: 500 }),
    };
    const { services, settings } = props;
    this.front = new Front(this, 'Front', {
      gateways: this.gateways,
      services,
      domain: settings.domain,
      page: props.page,
      uploads: props.uploads,
    });
    props.identity.returnTo(this.front.url, settings);
    this.signing = props.services.flatMap((service) => {
      const served = this.serve(service, props);
      return service.signs ? [[service.signs, served] as const] : [];
    });
  }

  private serve(service: Service, { data, identity, settings, make }: ApiProps): LambdaFunction {
    const api = apiOf(service);
    const open = api === 'open';
    // The 15 s in which conflicts are worked off, and a last attempt that gets no answer.
    const served = make(this, pascalCase(service.name), service.name, 29);
    data.grantRead(served);
    served.addEnvironment('PUBLIC_URL', this.front.url);
    data.grantWrite(served);
    if (!open) served.addEnvironment('REQUESTS_PER_SECOND', `${settings.requestsPerSecond}`);
    // What anyone may ask writes no more than how many did: by where they come from, as our own front says it.
    if (open && served.writesAnything) served.addEnvironment('EDGE_KEY', this.front.edgeKey);
    // The page about the API says where one signs in, and a session is of one who has.
    if (['site', 'session'].includes(service.name))
      for (const [name, value] of Object.entries(identity.told)) served.addEnvironment(name, value);
    if (open && settings.openConcurrency !== undefined) {
      (served.node.defaultChild as CfnFunction).reservedConcurrentExecutions = settings.openConcurrency;
    }
    if (service.name === 'session') this.grantSessionKey(served);
    if (service.name === 'letters') this.grantPushKey(served);
    this.gateways[api].serve(service, served);
    return served;
  }

  /** What sessions are sealed with. The function that seals reads it, and nobody else. */
  private grantSessionKey(served: LambdaFunction): void {
    const secret = madeSecret(
      this,
      'SessionKey',
      'Seals the sessions of browsers.',
      'A new value signs everybody out.',
    );
    secret.grantRead(served);
    served.addEnvironment('SESSION_SECRET', secret.secretArn);
  }

  /** What push services know Valsam by: who shows browsers the public half reads it, and who sends. */
  grantPushKey(reader: LambdaFunction): void {
    this.pushKey ??= madeSecret(
      this,
      'PushKey',
      'By what follows from it push services know who sends.',
      'A new value ends what people have turned on in their browsers.',
    );
    this.pushKey.grantRead(reader);
    reader.addEnvironment('PUSH_SECRET', this.pushKey.secretArn);
  }
}

/** Made once. `replaced` says what a new value does: it is for whoever suspects that the old one is known. */
const madeSecret = (scope: Construct, id: string, description: string, replaced: string): Secret => {
  const secret = new Secret(scope, id, {
    description: `${description} ${replaced}`,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.DESTROY,
  });
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason: `${replaced} That is for whoever suspects that the old one is known, see docs/RUNBOOK.md.`,
  });
  return secret;
};

const corsFor = (origins: readonly string[]) => ({
  allowOrigins: [...origins],
  allowMethods: [
    CorsHttpMethod.GET,
    CorsHttpMethod.POST,
    CorsHttpMethod.PUT,
    CorsHttpMethod.PATCH,
    CorsHttpMethod.DELETE,
  ],
  allowHeaders: ['authorization', 'content-type', 'accept-language', 'idempotency-key', 'if-match', 'if-none-match'],
  exposeHeaders: ['etag', 'location', 'retry-after', 'idempotency-replayed'],
  maxAge: Duration.hours(1),
});
