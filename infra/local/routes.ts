import { type Cors, corsProperties } from './cors.ts';
import { type Resolve, type Resolved, refuseOthers, resourcesOf, type Template } from './template.ts';

/** A route of the HTTP API, and the function behind it. */
export type Route = {
  /** `GET /campaigns/{campaign}`, or `$default`. */
  readonly key: string;
  readonly functionName: string;
  /** How long the gateway waits for the function, in milliseconds. */
  readonly timeoutMs: number;
  /** Absent where no token is asked for. */
  readonly jwt?: JwtRule;
  /** Absent where its API leaves pages of other origins to the functions. */
  readonly cors?: Cors;
};

export type JwtRule = {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly scopes: readonly string[];
};

/** Requests per second, and how many at once beyond that. */
export type Throttle = { readonly rate: number; readonly burst: number };

/** Several of them share one port here, and each keeps its throttle. */
export type HttpApi = { readonly routes: readonly Route[]; readonly throttle: Throttle | undefined };

type RouteProperties = {
  readonly ApiId: string;
  readonly RouteKey: string;
  readonly Target: string;
  readonly AuthorizationType?: string;
  readonly AuthorizerId?: string;
  readonly AuthorizationScopes?: readonly string[];
};
type IntegrationProperties = {
  readonly IntegrationType: string;
  readonly IntegrationUri: string;
  readonly PayloadFormatVersion: string;
  readonly TimeoutInMillis?: number;
};
type AuthorizerProperties = {
  readonly AuthorizerType: string;
  readonly IdentitySource: readonly string[];
  readonly JwtConfiguration: { readonly Issuer: string; readonly Audience: readonly string[] };
};
type StageProperties = {
  readonly ApiId: string;
  readonly StageName: string;
  readonly AutoDeploy?: boolean;
  readonly DefaultRouteSettings?: { readonly ThrottlingBurstLimit?: number; readonly ThrottlingRateLimit?: number };
};
type PermissionProperties = {
  readonly FunctionName: string;
  readonly Principal: string;
  readonly SourceArn?: string;
};

const longestTimeoutMs = 30_000;

/** `arn:aws:lambda:...:function:pot`, alone or within the path of an invocation. */
const functionOf = (arn: string): string => /:function:([^/:]+)/.exec(arn)?.[1] ?? arn;

/** Reads the HTTP APIs of the template. Throws on what of them would not run here as it does when deployed. */
export const httpApisOf = (template: Template, resolve: Resolve): readonly HttpApi[] => {
  const all = <P>(type: string) => resourcesOf<P>(template, type, resolve);
  const apis = all<{ readonly CorsConfiguration?: Cors }>('AWS::ApiGatewayV2::Api').map(({ id, properties }) => {
    refuseOthers(id, properties, ['Name', 'Description', 'ProtocolType', 'CorsConfiguration']);
    refuseOthers(`the CORS of ${id}`, properties.CorsConfiguration ?? {}, corsProperties);
    return { api: String(resolve({ Ref: id })), cors: properties.CorsConfiguration };
  });
  const integrations = new Map(
    all<IntegrationProperties>('AWS::ApiGatewayV2::Integration').map((one) => [one.id, one.properties]),
  );
  const authorizers = new Map(
    all<AuthorizerProperties>('AWS::ApiGatewayV2::Authorizer').map((one) => [one.id, one.properties]),
  );
  const permissions = all<PermissionProperties>('AWS::Lambda::Permission').map(({ properties }) => properties);
  const isPermitted = (functionName: string, api: string): boolean =>
    permissions.some(
      ({ FunctionName, Principal, SourceArn }) =>
        Principal === 'apigateway.amazonaws.com' &&
        functionOf(FunctionName) === functionName &&
        (SourceArn === undefined || SourceArn.includes(`:${api}/`)),
    );
  const routeOf = ({ id, properties }: Resolved<RouteProperties>): Route => {
    const integration = integrations.get(properties.Target.replace(/^integrations\//, ''));
    if (!integration) throw new Error(`${properties.RouteKey} has no integration.`);
    if (integration.IntegrationType !== 'AWS_PROXY' || integration.PayloadFormatVersion !== '2.0') {
      throw new Error(`The runner knows Lambda integrations with payload format 2.0 only (${id}).`);
    }
    const functionName = functionOf(integration.IntegrationUri);
    if (!isPermitted(functionName, properties.ApiId))
      throw new Error(`The gateway has no permission to invoke ${functionName}.`);
    const jwt = jwtRuleOf(properties, authorizers);
    const timeoutMs = integration.TimeoutInMillis ?? longestTimeoutMs;
    const cors = apis.find(({ api }) => api === properties.ApiId)?.cors;
    return { key: properties.RouteKey, functionName, timeoutMs, ...(jwt && { jwt }), ...(cors && { cors }) };
  };
  const routes = all<RouteProperties>('AWS::ApiGatewayV2::Route');
  const stages = all<StageProperties>('AWS::ApiGatewayV2::Stage');
  return apis.map(({ api }) => ({
    routes: routes.filter(({ properties }) => properties.ApiId === api).map(routeOf),
    throttle: throttleOf(stages.find(({ properties }) => properties.ApiId === api)),
  }));
};

const jwtRuleOf = (
  route: RouteProperties,
  authorizers: ReadonlyMap<string, AuthorizerProperties>,
): JwtRule | undefined => {
  const { AuthorizationType = 'NONE', AuthorizerId = '', AuthorizationScopes = [] } = route;
  if (AuthorizationType === 'NONE') return undefined;
  const authorizer = authorizers.get(AuthorizerId);
  if (AuthorizationType !== 'JWT' || authorizer?.AuthorizerType !== 'JWT') {
    throw new Error(`The runner knows JWT authorizers only (${route.RouteKey}).`);
  }
  if (authorizer.IdentitySource.join() !== '$request.header.Authorization') {
    throw new Error(`The runner looks for tokens in the header Authorization only (${route.RouteKey}).`);
  }
  const { Issuer, Audience } = authorizer.JwtConfiguration;
  return { issuer: Issuer, audience: Audience, scopes: AuthorizationScopes };
};

const throttleOf = (stage: Resolved<StageProperties> | undefined): Throttle | undefined => {
  if (!stage) throw new Error('The HTTP API has no stage, so nothing of it would be deployed.');
  const known = ['ApiId', 'StageName', 'AutoDeploy', 'DefaultRouteSettings', 'AccessLogSettings'];
  refuseOthers(stage.id, stage.properties, known);
  if (stage.properties.StageName !== '$default') throw new Error('The runner knows the stage $default only.');
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = stage.properties.DefaultRouteSettings ?? {};
  return rate === undefined || burst === undefined ? undefined : { rate, burst };
};

export type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> };
export type Matcher = (method: string, path: string) => Match | undefined;

const isParam = (segment: string): boolean => segment.startsWith('{');
const greedy = /^\{(.+)\+\}$/;

/** Orders routes as the gateway chooses: fixed segments before variables, those before `{proxy+}`, `ANY` last. */
const weight = (route: Route): string => {
  const [method = '', path = ''] = route.key.split(' ');
  const segments = path.split('/').map((one) => (greedy.test(one) ? '2' : isParam(one) ? '1' : '0'));
  return `${segments.join('')}3${method === 'ANY' ? '1' : '0'}`;
};

/** Paths are matched as they were sent; a variable is one segment that is not empty, given back decoded. */
export const matcherOf = (routes: readonly Route[]): Matcher => {
  const ordered = routes.filter(({ key }) => key !== '$default').toSorted((a, b) => (weight(a) < weight(b) ? -1 : 1));
  const prepared = ordered.map((route) => {
    const [method = '', path = ''] = route.key.split(' ');
    return { route, method, segments: path.split('/') };
  });
  const fallback = routes.find(({ key }) => key === '$default');
  return (method, path) => {
    const given = path.split('/');
    for (const one of prepared) {
      if (one.method !== method && one.method !== 'ANY') continue;
      const params = paramsOf(one.segments, given);
      if (params) return { route: one.route, params };
    }
    return fallback && { route: fallback, params: {} };
  };
};

const paramsOf = (segments: readonly string[], given: readonly string[]): Record<string, string> | undefined => {
  const params: [string, string][] = [];
  for (const [index, segment] of segments.entries()) {
    const value = given[index];
    if (value === undefined) return undefined;
    const rest = greedy.exec(segment)?.[1];
    if (rest !== undefined)
      return Object.fromEntries([...params, [rest, decodeURIComponent(given.slice(index).join('/'))]]);
    if (isParam(segment)) {
      if (value === '') return undefined;
      params.push([segment.slice(1, -1), decodeURIComponent(value)]);
    } else if (segment !== value) return undefined;
  }
  return segments.length === given.length ? Object.fromEntries(params) : undefined;
};

/** Says whether one more request may pass now. `nowMs` must not go backwards. */
export const throttle = ({ rate, burst }: Throttle, nowMs: () => number = () => performance.now()): (() => boolean) => {
  let tokens = burst;
  let filledMs = nowMs();
  return () => {
    const now = nowMs();
    tokens = Math.min(burst, tokens + ((now - filledMs) / 1000) * rate);
    filledMs = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
};
