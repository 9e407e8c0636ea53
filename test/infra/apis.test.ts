import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import type { Capability } from '../../shared/capability.ts';
import { type ApiName, apiOf, isForStrangers, isOpen, pathOf, routeMethodOf } from '../../shared/contract.ts';
import {
  allTemplates,
  appWithoutBundles,
  behind,
  capabilities,
  functionNamed,
  operation,
  type Resource,
  type Resources,
  resourcesOf,
  services,
  template,
  templateOf,
} from './template.ts';

const names = ['members', 'outreach', 'open'] as const;

describe('the APIs', () => {
  const routesOf = (api: ApiName) =>
    Object.values(resourcesOf(behind[api], 'AWS::ApiGatewayV2::Route')).map(({ Properties }) => Properties);
  const routes = { members: routesOf('members'), outreach: routesOf('outreach'), open: routesOf('open') };
  const stages = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Stage')).map(({ Properties }) => Properties);
  const apis = Object.entries(resourcesOf(template, 'AWS::ApiGatewayV2::Api'));

  /** Which function a route leads to, by the name of the parameter by which its stack is handed the function. */
  const functionOf = (api: ApiName, { Target }: Resource['Properties']): unknown => {
    const integration = resourcesOf(behind[api], 'AWS::ApiGatewayV2::Integration')[Target['Fn::Join'][1][1].Ref];
    expect(integration?.Properties.PayloadFormatVersion).toBe('2.0');
    const stacks = Object.values(resourcesOf(template, 'AWS::CloudFormation::Stack'));
    return stacks
      .map(({ Properties }) => Properties.Parameters[integration?.Properties.IntegrationUri.Ref])
      .find(Boolean);
  };

  test.each(
    services.flatMap((service) =>
      Object.values(service.contract).map((operation) => [operation.route, service, operation] as const),
    ),
  )('%s is behind the API of those it is for, past the authorizer unless it is open', (route, service, operation) => {
    // What is open takes HEAD, too, and says itself which methods it does not take.
    const key = isOpen(operation) ? route.replace(/^[A-Z]+/, 'ANY') : route;
    for (const api of names) {
      const found = routes[api].filter(({ RouteKey }) => RouteKey === key);
      expect(found).toHaveLength(apiOf(service) === api ? 1 : 0);
      for (const each of found) {
        expect(each.AuthorizationType).toBe(isOpen(operation) ? 'NONE' : 'JWT');
        expect(functionOf(api, each)).toEqual({ 'Fn::GetAtt': [functionNamed(service.name).id, 'Arn'] });
      }
    }
  });

  test.each(names)('the one called %s has no other routes', (api) => {
    const served = services.filter((service) => apiOf(service) === api);
    const keys = served.flatMap(({ contract }) =>
      Object.values(contract).map((each) => `${routeMethodOf(each)} ${pathOf(each)}`),
    );
    expect(routes[api].map(({ RouteKey }) => RouteKey).sort()).toEqual([...new Set(keys)].sort());
  });

  test('a function that would serve strangers and members is refused', () => {
    const contract = { one: operation('GET /one', 'anyone'), two: operation('GET /two', 'members') };
    const mixed: Capability = { name: 'mixed', functions: [{ name: 'mixed', entry: 'handler.ts', contract }] };
    expect(() => appWithoutBundles({ capabilities: [...capabilities, mixed] })).toThrow('mixed serves strangers');
  });

  test('the authorizer takes tokens of the user pool for the client, and nothing else', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: {
        Audience: [{ Ref: Match.stringLikeRegexp('Client') }],
        Issuer: { 'Fn::GetAtt': [Match.stringLikeRegexp('UserPool'), 'ProviderURL'] },
      },
    });
  });

  test('each is throttled by itself, and its log tells nothing about people', () => {
    expect(stages.map(({ ApiId }) => ApiId.Ref).sort()).toEqual(apis.map(([id]) => id).sort());
    expect(stages.map(({ DefaultRouteSettings }) => DefaultRouteSettings)).toEqual([
      { ThrottlingBurstLimit: 1000, ThrottlingRateLimit: 1000 },
      { ThrottlingBurstLimit: 1000, ThrottlingRateLimit: 1000 },
      { ThrottlingBurstLimit: 500, ThrottlingRateLimit: 500 },
    ]);
    for (const { AccessLogSettings } of stages) {
      expect(JSON.parse(AccessLogSettings.Format)).toEqual({
        requestId: '$context.requestId',
        method: '$context.httpMethod',
        route: '$context.routeKey',
        status: '$context.status',
        latencyMs: '$context.responseLatency',
      });
    }
  });

  test('functions for strangers keep room for themselves where the context says so, and for no one else', () => {
    const reserved = (of: Template) =>
      Object.values(resourcesOf(of, 'AWS::Lambda::Function'))
        .filter(({ Properties }) => Properties.ReservedConcurrentExecutions === 40)
        .map(({ Properties }) => Properties.Description.split(':')[0])
        .sort();
    expect(reserved(template)).toEqual([]);
    expect(reserved(templateOf({ context: { openConcurrency: '40' } }))).toEqual(
      services
        .filter(isForStrangers)
        .map(({ name }) => name)
        .sort(),
    );
    expect(() => templateOf({ context: { openConcurrency: 'many' } })).toThrow('whole number');
  });

  test('how much a person may ask is told to the functions for members, and to no other', () => {
    const limits = (of: Template) =>
      new Map(
        Object.values(resourcesOf(of, 'AWS::Lambda::Function')).flatMap(({ Properties }) => {
          const { REQUESTS_PER_SECOND: limit } = Properties.Environment.Variables;
          return limit === undefined ? [] : [[String(Properties.Description.split(':')[0]), limit] as const];
        }),
      );
    const forMembers = services.filter((service) => !isForStrangers(service)).map(({ name }) => name);
    expect([...limits(template).keys()].sort()).toEqual(forMembers.sort());
    expect(new Set(limits(template).values())).toEqual(new Set(['20']));
    expect(new Set(limits(templateOf({ context: { requestsPerSecond: '5' } })).values())).toEqual(new Set(['5']));
    expect(() => templateOf({ context: { requestsPerSecond: '0' } })).toThrow('whole number');
  });

  test('browsers of other origins are let in only where the context says so, and never by the open API', () => {
    const corsOf = (of: Template) =>
      Object.values(resourcesOf(of, 'AWS::ApiGatewayV2::Api')).map(({ Properties }) => [
        Properties.Name,
        Properties.CorsConfiguration?.AllowOrigins,
      ]);
    expect(corsOf(template)).toEqual([
      ['valsam', undefined],
      ['valsam-outreach', undefined],
      ['valsam-open', undefined],
    ]);
    expect(corsOf(templateOf({ context: { corsOrigins: 'https://a.example, https://b.example' } }))).toEqual([
      ['valsam', ['https://a.example', 'https://b.example']],
      ['valsam-outreach', ['https://a.example', 'https://b.example']],
      ['valsam-open', undefined],
    ]);
  });
});

describe('limits', () => {
  const counted = (resources: Resources): string =>
    Object.entries(Object.groupBy(Object.values(resources), ({ Type }) => Type))
      .map(([type, all = []]) => [all.length, type] as const)
      .toSorted(([a], [b]) => b - a)
      .slice(0, 5)
      .map(([count, type]) => `${count} ${type}`)
      .join(', ');

  test.each(allTemplates)('%s has at most 400 resources of the 500 that a stack may have', (_, of) => {
    expect(Object.keys(of.Resources).length, counted(of.Resources)).toBeLessThanOrEqual(400);
  });

  test.each(Object.entries(behind))('the API called %s has at most 280 routes of the 300 it may have', (_, of) => {
    const routes = Object.values(resourcesOf(of, 'AWS::ApiGatewayV2::Route'));
    const byService = Object.groupBy(routes, ({ Properties }) => Properties.Target['Fn::Join'][1][1].Ref);
    const biggest = Object.entries(byService)
      .map(([integration, all = []]) => `${all.length} of ${integration}`)
      .toSorted((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10))
      .slice(0, 5);
    expect(routes.length, biggest.join(', ')).toBeLessThanOrEqual(280);
  });
});
