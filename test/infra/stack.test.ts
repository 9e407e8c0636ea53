import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { functionNames } from '../../infra/bundle.ts';
import {
  allTemplates,
  appWithoutBundles,
  capabilities,
  functionNamed,
  functions,
  type Resources,
  resourcesOf,
  stack,
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

describe('what outlives the stack', () => {
  const keeps = (of: Resources) =>
    Object.entries(of).filter(([, { DeletionPolicy = 'Delete' }]) => DeletionPolicy !== 'Delete');

  // A construct that is renamed or moved makes an empty table, or people who cannot sign in any more.
  test('keeps its logical ids, and nothing else outlives it: a failed first deployment leaves nothing in the way', () => {
    const kept = allTemplates.flatMap(([, { Resources: all }]) => keeps(all));
    expect(Object.fromEntries(kept.map(([id, { Type, DeletionPolicy }]) => [id, `${Type} ${DeletionPolicy}`]))).toEqual(
      {
        DataTableFDBAD0F2: 'AWS::DynamoDB::GlobalTable RetainExceptOnCreate',
        IdentityUserPool96FE3B9B: 'AWS::Cognito::UserPool RetainExceptOnCreate',
        FilesBucket7C17EE2E: 'AWS::S3::Bucket RetainExceptOnCreate',
        ReceiptsBucket3F658C3D: 'AWS::S3::Bucket RetainExceptOnCreate',
      },
    );
    for (const [id, { UpdateReplacePolicy }] of kept) expect([id, UpdateReplacePolicy]).toEqual([id, 'Retain']);
  });

  test('what people have been told of keeps its logical id, too', () => {
    const { Resources: all } = template.toJSON();
    expect(all.IdentityUserPoolClient486F4CC5?.Type).toBe('AWS::Cognito::UserPoolClient');
    expect(all.IdentityUserPoolDomain56C2A4C9?.Type).toBe('AWS::Cognito::UserPoolDomain');
  });

  test('refuses to be deleted where the context says so, once it stands', () => {
    const protects = (of: Stack, from: Template, protect: boolean) => {
      expect(of.terminationProtection).toBe(protect);
      from.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
        Replicas: [Match.objectLike({ DeletionProtectionEnabled: protect })],
      });
      from.hasResourceProperties('AWS::Cognito::UserPool', { DeletionProtection: protect ? 'ACTIVE' : 'INACTIVE' });
    };
    protects(stack, template, false);
    const standing = appWithoutBundles({ context: { protect: 'true' } }).node.findChild('Valsam') as Stack;
    protects(standing, Template.fromStack(standing), true);
  });
});

describe('identity', () => {
  test('nobody signs up alone, everybody has a second factor, and the client has no secret', () => {
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }, MfaConfiguration: 'ON' },
    });
    const local = 'http://localhost:3000/';
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      // To the page itself, too, wherever it comes to lie.
      CallbackURLs: [
        { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': [Match.anyValue(), 'DomainName'] }, '/']] },
        local,
      ],
      LogoutURLs: [{ 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': [Match.anyValue(), 'DomainName'] }, '/']] }, local],
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolGroup', { GroupName: 'admin' });
    template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'valsam',
      Scopes: Match.arrayWith([Match.objectLike({ ScopeName: 'api' })]),
    });
  });

  /** The functions that may read the secret. */
  const readingSecret = (id: string): readonly string[] => {
    const all = Object.entries(resourcesOf(template, 'AWS::SecretsManager::Secret'));
    const [[secret = '', { Properties } = { Properties: {} }] = []] = all.filter(([each]) => each.includes(id));
    expect(Properties).toMatchObject({ GenerateSecretString: { PasswordLength: 64 } });
    return functionNames().filter((name) =>
      JSON.stringify(functionNamed(name).statements).includes(`{"Ref":"${secret}"}`),
    );
  };

  test('sessions are sealed with a secret that the one function reads which seals them', () => {
    expect(readingSecret('SessionKey')).toEqual(['session']);
  });

  test('push services know Valsam by a secret that two read: who shows its public half, and who sends', () => {
    expect(readingSecret('PushKey')).toEqual(['letters', 'mailer']);
  });

  test('a machine has a secret, its own scopes and no other way in; without the setting there is none', () => {
    const machinesIn = (one: Template) =>
      Object.values(resourcesOf(one, 'AWS::Cognito::UserPoolClient')).filter(
        ({ Properties }) => Properties.GenerateSecret,
      );
    expect(machinesIn(template)).toEqual([]);
    const settings = { machines: 'bookkeeping:pot.read, bookkeeping:pot.write, website:publicity.read' };
    const withMachines = templateOf({ context: settings });
    const scope = (name: string) => ({ 'Fn::Join': ['', [{ Ref: expect.any(String) }, `/${name}`]] });
    expect(machinesIn(withMachines).map(({ Properties }) => Properties)).toMatchObject([
      { ClientName: 'valsam-bookkeeping', AllowedOAuthScopes: [scope('pot.read'), scope('pot.write')] },
      { ClientName: 'valsam-website', AllowedOAuthScopes: [scope('publicity.read')] },
    ]);
    for (const { Properties } of machinesIn(withMachines))
      expect(Properties).toMatchObject({ AllowedOAuthFlows: ['client_credentials'] });
    const authorizers = Object.values(resourcesOf(withMachines, 'AWS::ApiGatewayV2::Authorizer'));
    expect(authorizers.map(({ Properties }) => Properties.JwtConfiguration.Audience.length)).toEqual([3, 3]);
    expect(Object.keys(withMachines.toJSON().Outputs)).toEqual(expect.arrayContaining(['ClientIdOfBookkeeping']));
  });

  test.each([
    ['bookkeeping', /bookkeeping:pot.read/],
    ['bookkeeping:pot', /bookkeeping:pot.read/],
    ['bookkeeping:money.read', /money.read.*there are campaign, pot/],
  ])('the machine %s is refused with what there is', (machines, message) => {
    expect(() => templateOf({ context: { machines } })).toThrow(message);
  });
});

describe('the table', () => {
  test('it is kept, can be taken back in time, and has five more orders', () => {
    const index = (n: number) => ({
      IndexName: `byL${n}`,
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: `l${n}`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    });
    const slim = { ProjectionType: 'INCLUDE', NonKeyAttributes: ['id', 'heads', 'amount', 'freed', 'reservedAt'] };
    const slimmer = { ProjectionType: 'INCLUDE', NonKeyAttributes: ['waits'] };
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        LocalSecondaryIndexes: [
          index(1),
          index(2),
          index(3),
          { ...index(4), Projection: slim },
          { ...index(5), Projection: slimmer },
        ],
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        Replicas: [
          Match.objectLike({
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

  test('the relay sees the stream only', () => {
    expect(functionNamed('relay').actions.join()).not.toMatch(/dynamodb:(Put|Update|Delete|Query|GetItem)/);
  });
});

test('no role is allowed a wildcard, in actions or resources, but for objects below a prefix', () => {
  for (const { Properties } of Object.values(resourcesOf(template, 'AWS::IAM::Policy'))) {
    // A condition only narrows what is allowed.
    const statements = Properties.PolicyDocument.Statement as readonly { readonly Condition?: object }[];
    const rights = JSON.stringify(statements.map(({ Condition: _, ...right }) => right));
    expect(rights.replaceAll(/"\/(?:incoming|files|receipts|page)\/\*"/g, '')).not.toContain('*');
  }
});

test('the runner and people are told where things are', () => {
  expect(Object.keys(template.toJSON().Outputs).sort()).toEqual([
    'ApiUrl',
    'ClientId',
    'Issuer',
    'MembersApiUrl',
    'OpenApiUrl',
    'OutreachApiUrl',
    'UserPoolId',
  ]);
});
