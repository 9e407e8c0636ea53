import { describe, expect, it } from 'vitest';
import { filterOf } from '../../infra/local/filters.ts';
import { httpApisOf, matcherOf, type Route, throttle } from '../../infra/local/routes.ts';
import { nextTime } from '../../infra/local/schedules.ts';
import { refuseOthers, type Resource, resolverOf, resourcesOf } from '../../infra/local/template.ts';

const template = {
  Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { A: { Ref: 'Other' } } }, Other: { Type: 'X' } },
};
const resolve = resolverOf(
  template,
  (id, _resource, attribute) => (id === 'Unnamed' ? undefined : `${id}/${attribute}`),
  {
    'AWS::Region': 'eu-north-1',
  },
);

describe('the template', () => {
  it.each([
    [{ Ref: 'Queue' }, 'Queue/undefined'],
    [{ Ref: 'AWS::Region' }, 'eu-north-1'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'Queue/Arn'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, 1]] }, 'a-eu-north-1-1'],
    // it is CloudFormation's own notation
    [{ 'Fn::Sub': 'x-${AWS::Region}-${Queue.Arn}-${!literal}' }, 'x-eu-north-1-Queue/Arn-${literal}'],
    // it is CloudFormation's own notation
    [{ 'Fn::Sub': ['${who}!', { who: { Ref: 'Other' } }] }, 'Other/undefined!'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ kept: [{ Ref: 'AWS::NoValue' }, 2], gone: { Ref: 'AWS::NoValue' } }, { kept: [2] }],
  ])('resolves %j', (value, expected) => expect(resolve(value)).toEqual(expected));

  it.each([
    [{ 'Fn::If': ['c', 1, 2] }, 'Fn::If'],
    [{ 'Fn::ImportValue': 'x' }, 'Fn::ImportValue'],
    [{ Ref: 'Missing' }, 'Missing'],
    [{ 'Fn::Join': ['', 'no list'] }, 'a list'],
    [{ 'Fn::Join': ['', [{ Ref: 'AWS::NoValue' }, {}]] }, 'a text'],
  ])('throws on %j', (value, named) => expect(() => resolve(value)).toThrow(named));

  it('finds resources by type, and names the properties that would be passed over', () => {
    expect(resourcesOf(template, 'AWS::SQS::Queue', resolve)).toEqual([
      { id: 'Queue', properties: { A: 'Other/undefined' }, metadata: {} },
    ]);
    expect(() => refuseOthers('Queue', { A: 1, Fifo: true }, ['A'])).toThrow('Fifo of Queue');
  });

  it('refuses an API that would not behave here as it does when deployed', () => {
    expect(() => apisOf({ Api: api({ DisableExecuteApiEndpoint: true }) })).toThrow('DisableExecuteApiEndpoint');
    expect(() => apisOf({ Api: api({ CorsConfiguration: { Origins: [] } }) })).toThrow('Origins of the CORS of Api');
    expect(() => apisOf({ Api: api() })).toThrow('no stage');
  });

  it('knows the routes and the throttle of each API, and who may invoke a function', () => {
    const both = { ...served('One', 3), ...served('Two', 5) };
    expect(apisOf(both)).toEqual([
      {
        routes: [expect.objectContaining({ key: 'GET /One', functionName: 'works' })],
        throttle: { rate: 3, burst: 3 },
      },
      {
        routes: [expect.objectContaining({ key: 'GET /Two', functionName: 'works' })],
        throttle: { rate: 5, burst: 5 },
      },
    ]);
    const { TwoMay: _, ...forbidden } = both;
    expect(() => apisOf(forbidden)).toThrow('no permission to invoke works');
  });
});

const api = (Properties: object = {}): Resource => ({ Type: 'AWS::ApiGatewayV2::Api', Properties: { ...Properties } });
const apisOf = (Resources: Readonly<Record<string, Resource>>) =>
  httpApisOf(
    { Resources },
    resolverOf({ Resources }, (id) => id, {}),
  );

/** An API of that id with a stage and one route, which leads to the function `works`. */
const served = (id: string, limit: number): Readonly<Record<string, Resource>> => {
  const of = (type: string, Properties: object): Resource => ({
    Type: type,
    Properties: { ApiId: { Ref: id }, ...Properties },
  });
  return {
    [id]: api(),
    [`${id}Stage`]: of('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingBurstLimit: limit, ThrottlingRateLimit: limit },
    }),
    [`${id}Route`]: of('AWS::ApiGatewayV2::Route', { RouteKey: `GET /${id}`, Target: `integrations/${id}To` }),
    [`${id}To`]: of('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: 'works',
      PayloadFormatVersion: '2.0',
    }),
    [`${id}May`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: 'works',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: `arn:aws:execute-api:eu-north-1:000000000000:${id}/*/*/*`,
      },
    },
  };
};

describe('filter patterns', () => {
  const of = (pattern: object) => filterOf({ Filters: [{ Pattern: JSON.stringify(pattern) }] });
  const record = { eventName: 'INSERT', dynamodb: { Keys: { sk: { S: 'e#1' } }, n: 3, tags: ['a', 'b'] } };
  it.each<[object, boolean]>([
    [{ eventName: ['INSERT'] }, true],
    [{ eventName: ['MODIFY', 'INSERT'] }, true],
    [{ eventName: ['MODIFY'] }, false],
    [{ dynamodb: { Keys: { sk: { S: [{ prefix: 'e#' }] } } } }, true],
    [{ dynamodb: { Keys: { sk: { S: [{ prefix: 'f#' }] } } } }, false],
    [{ dynamodb: { Keys: { sk: { S: [{ suffix: '1' }] } } } }, true],
    [{ dynamodb: { n: [3] } }, true],
    [{ dynamodb: { n: ['3'] } }, false],
    [{ dynamodb: { tags: ['b'] } }, true],
    [{ dynamodb: { missing: [{ exists: false }] } }, true],
    [{ dynamodb: { n: [{ exists: false }] } }, false],
    [{ eventName: [{ 'anything-but': ['REMOVE'] }] }, true],
    [{ eventName: [{ 'anything-but': 'INSERT' }] }, false],
    [{ eventName: [{ 'equals-ignore-case': 'insert' }] }, true],
    [{ eventName: ['INSERT'], absent: ['x'] }, false],
  ])('%j: %s', (pattern, expected) => expect(of(pattern)(record)).toBe(expected));

  it('let everything through when there are none, and refuse what they do not know', () => {
    expect(filterOf(undefined)(record)).toBe(true);
    expect(() => of({ n: [{ numeric: ['>', 1] }] })).toThrow('numeric');
    expect(() => of({ n: [{ 'anything-but': { prefix: 'x' } }] })).toThrow('anything-but');
  });
});

describe('routes', () => {
  const route = (key: string): Route => ({ key, functionName: key, timeoutMs: 1 });
  const match = matcherOf(['GET /a/{x}', 'GET /a/b', 'ANY /a/{x}', 'GET /{p+}', 'GET /a/{x}/c/{y}'].map(route));
  it.each([
    ['GET', '/a/b', 'GET /a/b', {}],
    ['GET', '/a/z', 'GET /a/{x}', { x: 'z' }],
    ['POST', '/a/z', 'ANY /a/{x}', { x: 'z' }],
    ['GET', '/a/z/c/%C3%A5%20', 'GET /a/{x}/c/{y}', { x: 'z', y: 'å ' }],
    ['GET', '/q/r/s', 'GET /{p+}', { p: 'q/r/s' }],
    ['GET', '/a/', 'GET /{p+}', { p: 'a/' }],
    ['GET', '/a/__proto__', 'GET /a/{x}', { x: '__proto__' }],
  ])('%s %s -> %s', (method, path, key, params) => {
    expect(match(method, path)).toEqual({ route: route(key), params });
  });
  it('has none for another method, or for an empty variable', () => {
    expect(match('POST', '/nowhere')).toBeUndefined();
    expect(matcherOf([route('GET /a/{x}')])('GET', '/a/')).toBeUndefined();
  });
  it('lets a burst through, then as many as the rate allows', () => {
    let now = 0;
    const mayPass = throttle({ rate: 10, burst: 3 }, () => now);
    expect([mayPass(), mayPass(), mayPass(), mayPass()]).toEqual([true, true, true, false]);
    now = 100;
    expect([mayPass(), mayPass()]).toEqual([true, false]);
  });
});

describe('schedules', () => {
  const stockholm = 'Europe/Stockholm';
  it.each([
    ['cron(0 6 * * ? *)', '2026-06-30T12:00:00Z', '2026-07-01T04:00:00.000Z'],
    ['cron(0 6 * * ? *)', '2026-12-30T12:00:00Z', '2026-12-31T05:00:00.000Z'],
    // weekdays are counted from Sunday = 1
    ['cron(30 8 ? * 2 *)', '2026-11-23T12:00:00Z', '2026-11-30T07:30:00.000Z'],
    ['cron(30 8 ? * MON-FRI *)', '2026-11-27T12:00:00Z', '2026-11-30T07:30:00.000Z'],
    ['rate(1 hour)', '2026-11-23T12:00:00Z', '2026-11-23T13:00:00.000Z'],
    ['rate(5 minutes)', '2026-11-23T12:00:00Z', '2026-11-23T12:05:00.000Z'],
  ])('%s after %s', (expression, from, expected) => {
    expect(nextTime(expression, stockholm, new Date(from))?.toISOString()).toBe(expected);
  });
  it.each(['at(2026-01-01T00:00:00)', 'rate(x hours)', 'rate(1 fortnight)', 'daily'])('refuses %s', (expression) => {
    expect(() => nextTime(expression, stockholm, new Date())).toThrow(expression);
  });
});
