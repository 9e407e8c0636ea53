import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { chooserOf, memberPatterns, openPatterns, screensCode, wordsOf } from '../../infra/front.ts';
import { apiOf, pathOf } from '../../shared/contract.ts';
import { fileAt, webPolicy } from '../../shared/page-files.ts';
import { runFolder } from '../support/run.ts';
import { operation, type Resource, resourcesOf, services, template, templateOf } from './template.ts';

const name = 'valsam.example.se';
const certificateOf = (region: string) => `arn:aws:acm:${region}:111122223333:certificate/11112222-3333`;
const domain = { domainName: name, certificateArn: certificateOf('us-east-1') };
const hostedZone = 'Z123EXAMPLE';

const named = templateOf({ context: { ...domain, hostedZone } });
const configOf = (of: typeof template): Resource['Properties'] =>
  Object.values(resourcesOf(of, 'AWS::CloudFront::Distribution'))[0]?.Properties.DistributionConfig;
/** Of each function that knows one, where links lead to. */
const publicUrls = (of: typeof template): readonly unknown[] =>
  Object.values(resourcesOf(of, 'AWS::Lambda::Function'))
    .map(({ Properties }) => Properties.Environment.Variables.PUBLIC_URL)
    .filter(Boolean);
const valueOf = (of: typeof template, output: string): unknown => of.toJSON().Outputs[output].Value;

/** What the chooser does with a path, run as it is but for CloudFront's own module. */
const choose = async (path: string): Promise<string | undefined> => {
  const file = join(mkdtempSync(join(runFolder(), 'front-')), 'chooser.mjs');
  const told: { domainName: string }[] = [];
  const cloudfront = 'const cf = { updateRequestOrigin: (to) => globalThis.toldToChooser.push(to) };';
  const code = chooserOf(wordsOf(services).outreach, 'outreach.example').replace(/^import cf .*$/m, cloudfront);
  writeFileSync(file, `${code}\nexport { handler };`);
  Object.assign(globalThis, { toldToChooser: told });
  const { handler } = (await import(pathToFileURL(file).href)) as { handler: (event: object) => unknown };
  const request = { uri: path, method: 'GET' };
  expect(handler({ request })).toBe(request);
  return told[0]?.domainName;
};

describe('the front', () => {
  const config = configOf(template);
  const behaviours: readonly Resource['Properties'][] = config.CacheBehaviors;
  const page: Resource['Properties'] = config.DefaultCacheBehavior;
  const apiBehind = ({ TargetOriginId }: Resource['Properties']): string => {
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

  test('leads each path to the API that has it, as it came', async () => {
    const patterns: readonly [string, string][] = config.CacheBehaviors.map((one: Resource['Properties']) => [
      one.PathPattern,
      apiBehind(one),
    ]);
    const foundAt = (path: string): string | undefined =>
      patterns.find(([pattern]) =>
        pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
      )?.[1];
    for (const service of services)
      for (const served of Object.values(service.contract)) {
        const path = pathOf(served).replaceAll(/[{}]/g, '');
        const api = apiOf(service);
        if (api === 'open') expect(foundAt(path), path).toMatch(/^ApiOpenHttp/);
        else {
          expect(foundAt(path), path).toMatch(/^ApiMembersHttp/);
          expect(await choose(path), path).toBe(api === 'outreach' ? 'outreach.example' : undefined);
        }
      }
    expect(openPatterns(services)).toEqual(
      expect.arrayContaining(['/public/*', '/feeds/*', '/s/*', '/docs', '/docs/*']),
    );
  });

  test.each(['/campaigns/val/pot/lines/events', '/campaigns/materials', '/materials', '/', '/campaigns/val/eventsx'])(
    'an id that is also a word leads nowhere else: %s',
    async (path) => expect(await choose(path)).toBeUndefined(),
  );

  /** The function of the front that is named so. */
  const frontFunction = (name: string) =>
    Object.entries(resourcesOf(template, 'AWS::CloudFront::Function')).find(([id]) => id.includes(name));
  const runsAt = (name: string) => [
    { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': [frontFunction(name)?.[0], 'FunctionARN'] } },
  ];

  test('what no API has is the page: each screen is the one document, from a bucket that the front alone reads', async () => {
    const origin = config.Origins.find(({ Id }: { Id: string }) => Id === page.TargetOriginId);
    const [bucket = ''] = origin.DomainName['Fn::GetAtt'];
    expect(bucket).toMatch(/^PageBucket/);
    expect(origin.OriginAccessControlId).toBeDefined();
    const policies = Object.values(resourcesOf(template, 'AWS::S3::BucketPolicy'));
    const own = policies.find(({ Properties }) => Properties.Bucket.Ref === bucket);
    const allowed = own?.Properties.PolicyDocument.Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === 'Allow',
    );
    expect(allowed).toMatchObject([
      {
        Action: 's3:GetObject',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      },
    ]);
    expect(page.FunctionAssociations).toEqual(runsAt('Screens'));
    const [headers] = Object.values(resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy'));
    const { ContentSecurityPolicy: told } = headers?.Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig ?? {};
    const parts = told.ContentSecurityPolicy['Fn::Join'][1] as readonly (string | { 'Fn::GetAtt': string[] })[];
    const said = parts.map((part) => (typeof part === 'string' ? part : `<${part['Fn::GetAtt'].join('.')}>`)).join('');
    // Files are sent to the two buckets that have forms, and to nobody else.
    expect(said.replaceAll(/Bucket[0-9A-F]{8}/g, 'Bucket')).toBe(
      webPolicy(['https://<FilesBucket.RegionalDomainName>', 'https://<ReceiptsBucket.RegionalDomainName>']),
    );
    const file = join(mkdtempSync(join(runFolder(), 'screens-')), 'screens.mjs');
    writeFileSync(file, `${screensCode}\nexport { handler };`);
    const { handler } = (await import(pathToFileURL(file).href)) as {
      handler: (event: { request: { uri: string } }) => { uri: string };
    };
    for (const uri of [
      '/',
      '/c/val/decide/pot.r.x',
      '/web/main-ABC.js',
      '/sw.js',
      '/sw.jsx',
      '/web',
      '/x/web/y',
      '/a.png',
    ])
      expect(handler({ request: { uri } }).uri, uri).toBe(fileAt(uri));
    expect([fileAt('/c/val/decide/pot.r.x'), fileAt('/web/a.js')]).toEqual(['/index.html', '/web/a.js']);
  });

  test('no path is both the open API’s and a member’s', () => {
    expect(memberPatterns(services)).toEqual(expect.arrayContaining(['/campaigns/*', '/me']));
    const both = { name: 'both', contract: { one: operation('GET /public/x', 'members') } };
    expect(() => memberPatterns([...services, both])).toThrow('/public/*');
  });

  test('chooses at each request of a member, and leads to the API of the stack', () => {
    const chooser = frontFunction('Chooser');
    for (const one of behaviours)
      expect(one.FunctionAssociations, one.PathPattern).toEqual(
        memberPatterns(services).includes(one.PathPattern) ? runsAt('Chooser') : undefined,
      );
    expect(chooser?.[1].Properties.FunctionConfig.Runtime).toBe('cloudfront-js-2.0');
    expect(JSON.stringify(chooser?.[1].Properties.FunctionCode)).toMatch(/"Fn::GetAtt":\["ApiOutreachHttp/);
  });

  test('no word is of two APIs', () => {
    const twice = { name: 'twice', contract: { one: operation('GET /campaigns/{campaign}/events/x', 'members') } };
    expect(() => wordsOf([...services, twice])).toThrow('/campaigns/{campaign}/events');
  });

  test('of APIs it keeps nothing, errors neither, and hands every header on but the host', () => {
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
    const random = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
    const told = Object.values(resourcesOf(template, 'AWS::Lambda::Function')).flatMap(
      ({ Properties }) => Properties.Environment?.Variables?.EDGE_KEY ?? [],
    );
    expect(told).not.toEqual([]);
    for (const key of told) expect(key).toEqual(random);
    for (const { OriginCustomHeaders } of config.Origins.filter(
      ({ S3OriginConfig }: Resource['Properties']) => !S3OriginConfig,
    ))
      expect(OriginCustomHeaders).toEqual([{ HeaderName: 'x-valsam-edge', HeaderValue: random }]);
  });

  test('is where links lead to: under CloudFront’s name without a domain', () => {
    const [distribution = ''] = Object.keys(resourcesOf(template, 'AWS::CloudFront::Distribution'));
    const url = { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': [distribution, 'DomainName'] }]] };
    expect(config.Aliases).toBeUndefined();
    expect(valueOf(template, 'ApiUrl')).toEqual(url);
    for (const each of publicUrls(template)) expect(each).toEqual(url);
  });

  test('under the domain where there is one, with records for both kinds of address', () => {
    const records = Object.values(resourcesOf(named, 'AWS::Route53::RecordSet')).map(({ Properties }) => [
      Properties.Name,
      Properties.Type,
      Properties.HostedZoneId,
    ]);
    expect(records).toEqual([
      [`${name}.`, 'A', hostedZone],
      [`${name}.`, 'AAAA', hostedZone],
    ]);
    expect(configOf(named).Aliases).toEqual([name]);
    expect(valueOf(named, 'ApiUrl')).toBe(`https://${name}`);
    expect(new Set(publicUrls(named))).toEqual(new Set([`https://${name}`]));
  });
});

test('without a zone it is said what the name must be an alias of', () => {
  const outputs = Object.entries<{ Description?: string }>(templateOf({ context: domain }).toJSON().Outputs);
  expect(outputs.map(([, { Description }]) => Description)).toContain(`What ${name} must be an alias (CNAME) of`);
});

test.each([
  [{ domainName: name }, 'lacks certificateArn'],
  [{ ...domain, certificateArn: certificateOf('eu-north-1') }, 'us-east-1 only'],
  [{ certificateArn: certificateOf('us-east-1') }, 'lacks domainName'],
  [{ ...domain, hostedZone: 'example.se' }, 'id of a zone'],
])('%j is refused', (context, says) => expect(() => templateOf({ context })).toThrow(says));
