import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { functionNames } from '../../infra/bundle.ts';
import { isOpen } from '../../shared/contract.ts';
import {
  capabilities,
  functionNamed,
  functions,
  type Resource,
  resourcesOf,
  services,
  template,
  templateOf,
} from './template.ts';

describe('functions', () => {
  test('there is one for every entry of the bundler, and no other', () => {
    const names = Object.values(functions).map(({ Properties }) => Properties.Description.split(':')[0]);
    expect(names.sort()).toEqual([...functionNames(capabilities)].sort());
  });

  test('all run Node 24 on arm64 with source maps, and log JSON that is kept for 90 days', () => {
    for (const { Properties } of Object.values(functions)) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Environment: { Variables: { NODE_OPTIONS: '--enable-source-maps' } },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });
});

describe('the API', () => {
  const routes = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Route')).map(({ Properties }) => Properties);
  const integrations = resourcesOf(template, 'AWS::ApiGatewayV2::Integration');

  test.each(
    services.flatMap(({ name, contract }) =>
      Object.values(contract).map((operation) => [operation.route, name, operation] as const),
    ),
  )('%s goes to the function of %s, past the authorizer unless it is open', (route, name, operation) => {
    // What is open takes HEAD, too, and says itself which methods it does not take.
    const key = isOpen(operation) ? route.replace('GET', 'ANY') : route;
    const found = routes.filter(({ RouteKey }) => RouteKey === key);
    expect(found).toHaveLength(1);
    expect(found[0]?.AuthorizationType).toBe(isOpen(operation) ? 'NONE' : 'JWT');
    const integration = integrations[found[0]?.Target['Fn::Join'][1][1].Ref] as Resource;
    expect(integration.Properties).toMatchObject({
      PayloadFormatVersion: '2.0',
      IntegrationUri: { 'Fn::GetAtt': [functionNamed(name).id, 'Arn'] },
    });
  });

  test('it has no other routes', () => {
    expect(routes).toHaveLength(services.reduce((sum, { contract }) => sum + Object.keys(contract).length, 0));
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

  test('the stage is throttled, and its log tells nothing about people', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingBurstLimit: Match.anyValue(), ThrottlingRateLimit: Match.anyValue() },
    });
    const [stage] = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Stage'));
    expect(JSON.parse(stage?.Properties.AccessLogSettings.Format)).toEqual({
      requestId: '$context.requestId',
      method: '$context.httpMethod',
      route: '$context.routeKey',
      status: '$context.status',
      latencyMs: '$context.responseLatency',
    });
  });

  test('browsers of other origins are let in only where the context says so', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() });
    templateOf({ context: { corsOrigins: 'https://a.example, https://b.example' } }).hasResourceProperties(
      'AWS::ApiGatewayV2::Api',
      {
        CorsConfiguration: Match.objectLike({
          AllowOrigins: ['https://a.example', 'https://b.example'],
          AllowHeaders: Match.arrayWith(['authorization', 'if-none-match']),
        }),
      },
    );
  });
});

describe('identity', () => {
  test('nobody signs up alone, everybody has a second factor, and the client has no secret', () => {
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }, MfaConfiguration: 'ON' },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      CallbackURLs: ['http://localhost:3000/'],
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolGroup', { GroupName: 'admin' });
    template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'valsam',
      Scopes: [Match.objectLike({ ScopeName: 'api' })],
    });
  });
});

describe('the table', () => {
  test('it is kept, can be taken back in time, and has three more orders', () => {
    const index = (n: number) => ({
      IndexName: `byL${n}`,
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: `l${n}`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    });
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        LocalSecondaryIndexes: [index(1), index(2), index(3)],
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      },
    });
  });

  test.each(functionNames(capabilities))('%s knows the table exactly when it may use it', (name) => {
    const { variables, actions } = functionNamed(name);
    const mayUse = actions.some((action) => /^dynamodb:(?!.*(Stream|Shard|Records))/.test(action));
    expect('TABLE_NAME' in variables).toBe(mayUse);
  });

  test('what anyone may follow counts in partitions of its own, and writes nothing else', () => {
    const { actions, statements } = functionNamed('gatherings-links');
    const writes = statements.filter(({ Action }) => /dynamodb:(Put|Update|Delete)/.test([Action].flat().join()));
    expect(actions.join()).not.toMatch(/dynamodb:(Put|Delete)/);
    expect(writes).toMatchObject([
      {
        Action: 'dynamodb:UpdateItem',
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['s#*'] } },
      },
    ]);
  });

  test('the site, the public pages and the sweeper read only, the relay sees the stream only', () => {
    for (const name of ['site', 'gatherings-public', 'sweeper']) {
      expect(functionNamed(name).actions).toContain('dynamodb:Query');
      expect(functionNamed(name).actions.join()).not.toMatch(/dynamodb:(Put|Update|Delete)/);
    }
    expect(functionNamed('relay').actions.join()).not.toMatch(/dynamodb:(Put|Update|Delete|Query|GetItem)/);
    expect(functionNamed('sample').actions).toContain('dynamodb:PutItem');
  });
});

test('no role is allowed a wildcard, in actions or resources, but for objects below a prefix', () => {
  for (const { Properties } of Object.values(resourcesOf(template, 'AWS::IAM::Policy'))) {
    // A condition only narrows what is allowed.
    const statements = Properties.PolicyDocument.Statement as readonly { readonly Condition?: object }[];
    const rights = JSON.stringify(statements.map(({ Condition: _, ...right }) => right));
    expect(rights.replaceAll(/"\/(?:incoming|files)\/\*"/g, '')).not.toContain('*');
  }
});

test('the runner and people are told where things are', () => {
  expect(Object.keys(template.toJSON().Outputs).sort()).toEqual(['ApiUrl', 'ClientId', 'Issuer', 'UserPoolId']);
});
