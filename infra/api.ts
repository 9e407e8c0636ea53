import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CorsHttpMethod, HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { isOpen, pathOf, routeMethodOf, type Service } from '../shared/contract.ts';
import type { Data } from './data.ts';
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

/** The log says which operation was slow or failed, never who asked or what for: no paths, queries, tokens, bodies. */
const accessLog = {
  requestId: '$context.requestId',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
};

/** The HTTP API: one function for each service, one route for each operation of its contract. */
export class Api extends Construct {
  readonly http: HttpApi;
  /** Those that sign forms and links of the bucket. */
  readonly signing: readonly LambdaFunction[];

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', {
      apiName: 'valsam',
      createDefaultStage: false,
      ...(props.settings.corsOrigins.length > 0 && { corsPreflight: corsFor(props.settings) }),
    });
    this.makeStage();
    this.signing = props.services.flatMap((service) => {
      const served = this.serve(service, props);
      return service.signs ? [served] : [];
    });
  }

  private serve(service: Service, { data, identity, make }: ApiProps): LambdaFunction {
    const id = pascalCase(service.name);
    // The 15 s in which conflicts are worked off, and a last attempt that gets no answer.
    const served = make(this, id, service.name, 29);
    data.grantRead(served);
    // What anyone may ask changes nothing.
    if (!Object.values(service.contract).every(isOpen)) data.grantWrite(served);
    if (service.counts !== undefined) data.grantCount(served, service.counts);
    // One permission for all its routes: one each would outgrow the 20 kB that a function's policy may have.
    const integration = new HttpLambdaIntegration(`${id}Integration`, served, { scopePermissionToRoute: false });
    for (const operation of Object.values(service.contract)) {
      const routes = this.http.addRoutes({
        path: pathOf(operation),
        methods: [HttpMethod[routeMethodOf(operation)]],
        integration,
        ...(isOpen(operation) ? {} : { authorizer: identity.authorizer }),
      });
      if (isOpen(operation)) {
        for (const route of routes) {
          Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: 'Its contract says: open to anyone.' });
        }
      }
    }
    return served;
  }

  private makeStage(): void {
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      // Requests per second, for all callers together: far above what a campaign needs, and what an account's default
      // of 1000 concurrent functions can serve.
      throttle: { rateLimit: 1000, burstLimit: 1000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
  }
}

const corsFor = ({ corsOrigins }: Settings) => ({
  allowOrigins: [...corsOrigins],
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
