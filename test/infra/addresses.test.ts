import { describe, expect, test } from 'vitest';
import { openPatterns } from '../../infra/addresses.ts';
import { isOpen, pathOf } from '../../shared/contract.ts';
import { type Resource, resourcesOf, services, templateOf } from './template.ts';

const name = 'valsam.example.se';
const certificateOf = (region: string) => `arn:aws:acm:${region}:111122223333:certificate/11112222-3333`;
const oneName = { domainName: name, certificateArn: certificateOf('us-east-1') };
const twoNames = { ...oneName, openDomainName: `open.${name}`, certificateArn: certificateOf('eu-north-1') };
const hostedZone = 'Z123EXAMPLE';

const front = templateOf({ context: { ...oneName, hostedZone } });
const plain = templateOf({ context: { ...twoNames, hostedZone } });
const records = (of: typeof front) =>
  Object.values(resourcesOf(of, 'AWS::Route53::RecordSet')).map(({ Properties }) => [
    Properties.Name,
    Properties.Type,
    Properties.HostedZoneId,
  ]);
/** Of each function that knows one, where links lead to. */
const publicUrls = (of: typeof front): ReadonlySet<unknown> =>
  new Set(
    Object.values(resourcesOf(of, 'AWS::Lambda::Function'))
      .map(({ Properties }) => Properties.Environment.Variables.PUBLIC_URL)
      .filter(Boolean),
  );
const valueOf = (of: typeof front, output: string): unknown => of.toJSON().Outputs[output].Value;

describe('one name for both APIs', () => {
  const [distribution] = Object.values(resourcesOf(front, 'AWS::CloudFront::Distribution'));
  const config = distribution?.Properties.DistributionConfig;
  const behaviours: readonly Resource['Properties'][] = [config.DefaultCacheBehavior, ...config.CacheBehaviors];
  const apiOf = ({ TargetOriginId }: Resource['Properties']): string => {
    const origin = config.Origins.find(({ Id }: { Id: string }) => Id === TargetOriginId);
    expect(origin).not.toHaveProperty('OriginPath');
    const [
      ,
      {
        'Fn::Split': [, endpoint],
      },
    ] = origin.DomainName['Fn::Select'];
    return endpoint['Fn::GetAtt'][0];
  };

  test('leads each path to the API that has it, as it came', () => {
    const patterns: readonly [string, string][] = config.CacheBehaviors.map((one: Resource['Properties']) => [
      one.PathPattern,
      apiOf(one),
    ]);
    const foundAt = (path: string): string =>
      patterns.find(([pattern]) =>
        pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
      )?.[1] ?? apiOf(config.DefaultCacheBehavior);
    for (const operation of services.flatMap(({ contract }) => Object.values(contract))) {
      const path = pathOf(operation).replaceAll(/[{}]/g, '');
      expect(foundAt(path), path).toMatch(isOpen(operation) ? /^ApiOpenHttp/ : /^ApiMembersHttp/);
    }
    expect(openPatterns(services)).toEqual(
      expect.arrayContaining(['/public/*', '/feeds/*', '/s/*', '/docs', '/docs/*']),
    );
  });

  test('keeps nothing, errors neither, and hands every header on but the host', () => {
    for (const one of behaviours) {
      // The ids of AWS's own policies CachingDisabled and AllViewerExceptHostHeader.
      expect([one.CachePolicyId, one.OriginRequestPolicyId]).toEqual([
        '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      ]);
      expect(one.AllowedMethods).toHaveLength(7);
    }
    const errors: readonly Resource['Properties'][] = config.CustomErrorResponses;
    expect(errors.map(({ ErrorCode }) => ErrorCode)).toEqual([400, 403, 404, 405, 414, 500, 501, 502, 503, 504]);
    for (const error of errors) expect(error.ErrorCachingMinTTL).toBe(0);
  });

  test('says that it has sent a request by what only the stack knows; who counts readers believes it then', () => {
    const variables = (of: typeof front) =>
      Object.values(resourcesOf(of, 'AWS::Lambda::Function')).flatMap(
        ({ Properties }) => Properties.Environment?.Variables?.EDGE_KEY ?? [],
      );
    const random = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
    expect(variables(front)).toEqual([random]);
    expect(variables(plain)).toEqual([]);
    for (const { OriginCustomHeaders } of config.Origins)
      expect(OriginCustomHeaders).toEqual([{ HeaderName: 'x-valsam-edge', HeaderValue: random }]);
  });

  test('has its records, for both kinds of address, and is where links lead to', () => {
    expect(records(front)).toEqual([
      [`${name}.`, 'A', hostedZone],
      [`${name}.`, 'AAAA', hostedZone],
    ]);
    expect(config.Aliases).toEqual([name]);
    expect([valueOf(front, 'ApiUrl'), valueOf(front, 'PublicUrl')]).toEqual([`https://${name}`, `https://${name}`]);
    expect(publicUrls(front)).toEqual(new Set([`https://${name}`]));
  });
});

describe('a name for each API', () => {
  test('has the API at its root', () => {
    const mappings = Object.values(resourcesOf(plain, 'AWS::ApiGatewayV2::ApiMapping')).map(
      ({ Properties }) => Properties,
    );
    expect(mappings.map(({ ApiId, DomainName, ApiMappingKey }) => [DomainName.Ref, ApiId.Ref, ApiMappingKey])).toEqual([
      [expect.stringMatching(/AddressesMembers/), expect.stringMatching(/^ApiMembersHttp/), undefined],
      [expect.stringMatching(/AddressesOpen/), expect.stringMatching(/^ApiOpenHttp/), undefined],
    ]);
    expect(records(plain)).toEqual([
      [`${name}.`, 'A', hostedZone],
      [`open.${name}.`, 'A', hostedZone],
    ]);
  });

  test('links lead to the open one', () => {
    expect([valueOf(plain, 'ApiUrl'), valueOf(plain, 'PublicUrl')]).toEqual([
      `https://${name}`,
      `https://open.${name}`,
    ]);
    expect(publicUrls(plain)).toEqual(new Set([`https://open.${name}`]));
  });
});

test('without a zone it is said what the name must be an alias of', () => {
  const outputs = Object.entries<{ Description?: string }>(templateOf({ context: oneName }).toJSON().Outputs);
  expect(outputs.map(([, { Description }]) => Description)).toContain(`What ${name} must be an alias (CNAME) of`);
});

test.each([
  [{ domainName: name }, 'lacks certificateArn'],
  [{ ...oneName, certificateArn: certificateOf('eu-north-1') }, 'us-east-1 only'],
  [{ certificateArn: certificateOf('us-east-1') }, 'lacks domainName'],
  [{ ...oneName, hostedZone: 'example.se' }, 'id of a zone'],
])('%j is refused', (context, says) => expect(() => templateOf({ context })).toThrow(says));
