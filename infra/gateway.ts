import { NestedStack, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CorsPreflightOptions,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { isOpen, type Operation, pathOf, routeMethodOf, type Service } from '../shared/contract.ts';
import { pascalCase } from './service-function.ts';

/** What is open has one route for all methods of a path. */
const routeOf = (operation: Operation): string => `${routeMethodOf(operation)} ${pathOf(operation)}`;

export type GatewayProps = {
  readonly name: string;
  /** Requests per second, for all callers together, and as many at once beyond that. */
  readonly requestsPerSecond: number;
  readonly cors?: CorsPreflightOptions;
  /** Makes the authorizer, which belongs to one API; an API without one has only what is open. */
  readonly authorizer?: () => IHttpRouteAuthorizer;
};

/** The log says which operation was slow or failed, never who asked or what for: no paths, queries, tokens, bodies. */
const accessLog = {
  requestId: '$context.requestId',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
};

/**
 * One HTTP API. Its routes, and what goes with them, have a stack of their own: CloudFormation takes 500 resources in a
 * stack, and API Gateway 300 routes in an API.
 */
export class Gateway extends Construct {
  readonly http: HttpApi;
  readonly stage: HttpStage;
  private readonly routes: NestedStack;
  private readonly authorizer: IHttpRouteAuthorizer | undefined;

  constructor(scope: Construct, id: string, { name, requestsPerSecond, cors, authorizer }: GatewayProps) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', {
      apiName: name,
      createDefaultStage: false,
      ...(cors && { corsPreflight: cors }),
    });
    this.authorizer = authorizer?.();
    this.stage = this.makeStage(requestsPerSecond);
    this.routes = new NestedStack(this, 'Routes', { description: `The routes of the API ${name}` });
  }

  /** One route for each operation; those that are not open ask for a token. */
  serve(service: Service, served: LambdaFunction): void {
    // One permission for all its routes: one each would outgrow the 20 kB that a function's policy may have.
    const integration = new HttpLambdaIntegration(pascalCase(service.name), served, { scopePermissionToRoute: false });
    for (const [, [operation]] of Map.groupBy(Object.values(service.contract), routeOf)) {
      if (!operation) continue;
      const route = new HttpRoute(this.routes, operation.route, {
        httpApi: this.http,
        routeKey: HttpRouteKey.with(pathOf(operation), HttpMethod[routeMethodOf(operation)]),
        integration,
        ...(this.authorizer && { authorizer: this.authorizer }),
      });
      if (isOpen(operation)) {
        Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: 'Its contract says: open to anyone.' });
      }
    }
  }

  private makeStage(requestsPerSecond: number): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: requestsPerSecond, burstLimit: requestsPerSecond },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
  }
}
