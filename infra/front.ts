import { CfnOutput, Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as FrontFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersReferrerPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { type ApiName, apiOf, isOpen, type Operation, pathOf, type Service } from '../shared/contract.ts';
import { edgeHeader } from '../shared/edge/reader.ts';
import { webPolicy } from '../shared/page-files.ts';
import type { Gateway } from './gateway.ts';
import { type Page, prefix } from './page.ts';
import type { Domain } from './settings.ts';

export type FrontProps = {
  readonly gateways: Readonly<Record<ApiName, Gateway>>;
  readonly services: readonly Service[];
  readonly domain: Domain | undefined;
  readonly page: Page;
  /** The origins that the page sends files to. */
  readonly uploads: readonly string[];
};

/**
 * The one address of the page and of all APIs, by CloudFront, with a domain of one's own or without. The path says which is meant, and
 * to an API it is handed on as it came; of these nothing is kept, errors neither.
 */
export class Front extends Construct {
  /** Without a slash at the end. What is printed leads to a domain, where there is one, and so outlives the stack. */
  readonly url: string;
  /** By which functions know that a request came by the front: whoever may read the stack knows it. */
  readonly edgeKey: string;

  constructor(scope: Construct, id: string, { gateways, services, domain, page, uploads }: FrontProps) {
    super(scope, id);
    // The last part of the stack's ARN is random.
    this.edgeKey = Fn.select(2, Fn.split('/', Stack.of(this).stackId));
    const behaviour = (gateway: Gateway, viewerProtocolPolicy: ViewerProtocolPolicy) => ({
      origin: new HttpOrigin(hostOf(gateway), { customHeaders: { [edgeHeader]: this.edgeKey } }),
      viewerProtocolPolicy,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // With nothing cached, all headers but the host reach the gateway, the token too.
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    });
    const strangers = behaviour(gateways.open, ViewerProtocolPolicy.REDIRECT_TO_HTTPS);
    const chooser = new FrontFunction(this, 'Chooser', {
      comment: 'Leads to the API that has the path',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(chooserOf(wordsOf(services).outreach, hostOf(gateways.outreach))),
    });
    const members = {
      ...behaviour(gateways.members, ViewerProtocolPolicy.HTTPS_ONLY),
      functionAssociations: [{ function: chooser, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Valsam',
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      defaultBehavior: this.pageBehaviour(page, uploads),
      additionalBehaviors: {
        ...Object.fromEntries(openPatterns(services).map((pattern) => [pattern, strangers])),
        ...Object.fromEntries(memberPatterns(services).map((pattern) => [pattern, members])),
      },
      // Errors would be kept for ten seconds whatever the policy says: one person's 404 for the next one, too.
      errorResponses: [400, 403, 404, 405, 414, 500, 501, 502, 503, 504].map((httpStatus) => ({
        httpStatus,
        ttl: Duration.seconds(0),
      })),
    });
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Whoever votes from abroad may read the programme, too.' },
      { id: 'AwsSolutions-CFR2', reason: 'The APIs are throttled, and nothing of them reaches a database by a query.' },
      { id: 'AwsSolutions-CFR3', reason: 'A log would keep the addresses of people who read a party’s pages.' },
      {
        id: 'AwsSolutions-CFR4',
        reason: 'Without a domain the certificate is CloudFront’s, which sets the least TLS.',
      },
    );
    this.url = `https://${domain?.name ?? distribution.domainName}`;
    if (domain) this.record(domain, distribution);
  }

  /**
   * What no API has is the page: its files from the bucket, and for each other address the document. Not by error responses,
   * which would make a page of every API's 404.
   */
  private pageBehaviour({ bucket }: Page, uploads: readonly string[]): BehaviorOptions {
    const screens = new FrontFunction(this, 'Screens', {
      comment: 'Answers each screen with the one document',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(screensCode),
    });
    const responseHeadersPolicy = new ResponseHeadersPolicy(this, 'PageHeaders', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: webPolicy(uploads), override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
    });
    return {
      // Its type says less than the CDK's own interface wants, under exactOptionalPropertyTypes.
      origin: S3BucketOrigin.withOriginAccessControl(bucket as IBucket, { originPath: `/${prefix.slice(0, -1)}` }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      // Files under hashed names for a year, the document not at all: by what each was stored with.
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy,
      compress: true,
      functionAssociations: [{ function: screens, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }

  /** The records where there is a zone for them; else an output says where the name must lead to. */
  private record({ name, hostedZone: hostedZoneId }: Domain, distribution: Distribution): void {
    if (hostedZoneId === undefined) {
      const description = `What ${name} must be an alias (CNAME) of`;
      new CfnOutput(this, 'Target', { value: distribution.domainName, description });
      return;
    }
    // The record has the zone's name, whatever that is, which is why it is given as the zone's.
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName: name });
    const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
    new ARecord(this, 'Record', { zone, target });
    new AaaaRecord(this, 'Record6', { zone, target });
  }
}

const hostOf = (gateway: Gateway): string => Fn.select(2, Fn.split('/', gateway.http.apiEndpoint));

const patternsOf = (operations: readonly Operation[]): readonly string[] => [
  ...new Set(
    operations.map((operation) => {
      const [, first, ...rest] = pathOf(operation).split('/');
      return rest.length > 0 ? `/${first}/*` : `/${first}`;
    }),
  ),
];
const operationsOf = (services: readonly Service[]): readonly Operation[] =>
  services.flatMap(({ contract }) => Object.values(contract));

/** The paths behind which the open API is: `/public/*`, `/docs`, and so on. */
export const openPatterns = (services: readonly Service[]): readonly string[] =>
  patternsOf(operationsOf(services).filter(isOpen));

/**
 * Those behind which the members' APIs are: `/campaigns/*`, `/me`, and so on.
 *
 * @throws when the open API has one of them, too: the path could not tell which is meant.
 */
export const memberPatterns = (services: readonly Service[]): readonly string[] => {
  const [members, open] = [patternsOf(operationsOf(services).filter((each) => !isOpen(each))), openPatterns(services)];
  const both = members.find((pattern) => open.includes(pattern));
  if (both !== undefined) throw new Error(`Strangers and members both have paths like ${both}.`);
  return members;
};

/** As `fileAt` in shared/page-files.ts has it. (JavaScript for CloudFront.) */
export const screensCode = `function handler(event) {
  if (!/^\\/(?!c\\/).*\\.[^/]*$/.test(event.request.uri)) event.request.uri = '/index.html';
  return event.request;
}
`;

/**
 * The words behind `/campaigns/{campaign}/` that each of the members' APIs has.
 *
 * @throws when both would have one: the path could not tell which is meant.
 */
export const wordsOf = (services: readonly Service[]): Readonly<Record<'members' | 'outreach', readonly string[]>> => {
  const of = (api: ApiName) => [
    ...new Set(
      services
        .filter((service) => apiOf(service) === api)
        .flatMap(({ contract }) => Object.values(contract))
        .map((operation) => pathOf(operation).split('/')[3] ?? ''),
    ),
  ];
  const [members, outreach] = [of('members'), of('outreach')];
  const twice = members.find((word) => outreach.includes(word));
  if (twice !== undefined) throw new Error(`Two APIs have paths below /campaigns/{campaign}/${twice}.`);
  return { members, outreach };
};

/**
 * What chooses between the members' APIs: a pattern of CloudFront's could not, since its `*` takes slashes, and a budget
 * line may be called `events`. What is not said of the other origin stays as it is. (JavaScript for CloudFront.)
 */
export const chooserOf = (outreach: readonly string[], host: string): string => `import cf from 'cloudfront';
const outreach = ${JSON.stringify(outreach)};
function handler(event) {
  if (outreach.includes(event.request.uri.split('/')[3])) cf.updateRequestOrigin({ domainName: '${host}' });
  return event.request;
}
`;
