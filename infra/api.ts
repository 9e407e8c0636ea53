import { Duration } from 'aws-cdk-lib';
import { CorsHttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { CfnFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { isForStrangers, type Service } from '../shared/contract.ts';
import { Addresses } from './addresses.ts';
import type { Data } from './data.ts';
import { Gateway } from './gateway.ts';
import type { Identity } from './identity.ts';
import { type Make, pascalCase } from './service-function.ts';
import type { Settings } from './settings.ts';

export type ApiProps = {
  readonly services: readonly Service[];
  readonly data: Data;
  readonly identity: Identity;
  readonly settings: Settings;
  readonly make: Make;
};

/**
 * Two HTTP APIs, one function for each service: what a crowd of strangers asks for cannot use up what the members'
 * requests pass through.
 */
export class Api extends Construct {
  /** For people with a token. */
  readonly members: Gateway;
  /** For strangers, and for whoever has a secret address. */
  readonly open: Gateway;
  readonly addresses: Addresses;
  /** Those that sign forms and links, with the check of the bucket that these are of. */
  readonly signing: readonly (readonly [check: string, signer: LambdaFunction])[];

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    const { corsOrigins } = props.settings;
    // Far above what a campaign needs, and what an account's default of 1000 concurrent functions can serve.
    this.members = new Gateway(this, 'Members', {
      name: 'valsam',
      requestsPerSecond: 1000,
      ...(corsOrigins.length > 0 && { cors: corsFor(corsOrigins) }),
    });
    // Which pages may read what is open is said by its functions: a gateway with CORS of its own would pass over that.
    this.open = new Gateway(this, 'Open', { name: 'valsam-open', requestsPerSecond: 500 });
    this.addresses = new Addresses(this, 'Addresses', {
      members: this.members,
      open: this.open,
      services: props.services,
      domain: props.settings.domain,
    });
    this.signing = props.services.flatMap((service) => {
      const served = this.serve(service, props);
      return service.signs ? [[service.signs, served] as const] : [];
    });
  }

  private serve(service: Service, { data, identity, settings, make }: ApiProps): LambdaFunction {
    const open = isForStrangers(service);
    // The 15 s in which conflicts are worked off, and a last attempt that gets no answer.
    const served = make(this, pascalCase(service.name), service.name, 29);
    data.grantRead(served);
    served.addEnvironment('PUBLIC_URL', this.addresses.publicUrl);
    data.grantWrite(served);
    if (!open) served.addEnvironment('REQUESTS_PER_SECOND', `${settings.requestsPerSecond}`);
    // What anyone may ask writes no more than how many did: by where they come from, as our own front says it.
    if (open && served.writesAnything && this.addresses.edgeKey !== undefined)
      served.addEnvironment('EDGE_KEY', this.addresses.edgeKey);
    // The page about the API says where one signs in.
    if (service.name === 'site')
      for (const [name, value] of Object.entries(identity.told)) served.addEnvironment(name, value);
    if (open && settings.openConcurrency !== undefined) {
      (served.node.defaultChild as CfnFunction).reservedConcurrentExecutions = settings.openConcurrency;
    }
    const gateways = open ? [this.open, ...(service.behindBoth ? [this.members] : [])] : [this.members];
    for (const gateway of gateways) gateway.serve(service, served, identity.authorizer);
    return served;
  }
}

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
