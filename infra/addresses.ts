import { CfnOutput, Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import { ApiMapping, DomainName, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, HostedZone, type IAliasRecordTarget, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties, CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { isOpen, pathOf, type Service } from '../shared/contract.ts';
import { edgeHeader } from '../shared/edge/reader.ts';
import type { Gateway } from './gateway.ts';
import type { Domain } from './settings.ts';

export type AddressesProps = {
  readonly members: Gateway;
  readonly open: Gateway;
  readonly services: readonly Service[];
  readonly domain: Domain | undefined;
};

/** Where the two APIs are found; what is printed leads to the names that were chosen, and so outlives the stack. */
export class Addresses extends Construct {
  /** Of the members' API, without a slash at the end. */
  readonly apiUrl: string;
  /** Of pages, feeds and short links, without a slash at the end. */
  readonly publicUrl: string;
  /** By which functions know that a request came by the front, where there is one: whoever may read the stack knows it. */
  readonly edgeKey: string | undefined;

  constructor(scope: Construct, id: string, props: AddressesProps) {
    super(scope, id);
    const { members, open, domain } = props;
    this.apiUrl = domain ? `https://${domain.name}` : members.http.apiEndpoint;
    this.publicUrl = domain ? `https://${domain.openName ?? domain.name}` : open.http.apiEndpoint;
    const hasFront = domain !== undefined && domain.openName === undefined;
    // The last part of the stack's ARN is random.
    this.edgeKey = hasFront ? Fn.select(2, Fn.split('/', Stack.of(this).stackId)) : undefined;
    if (!domain) return;
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn);
    if (domain.openName === undefined) this.front(props, domain, certificate);
    else {
      this.name('Members', members, domain.name, domain, certificate);
      this.name('Open', open, domain.openName, domain, certificate);
    }
  }

  /**
   * One name for both APIs: the path says which is meant, and is handed on as it came. A base path of a custom domain
   * would be cut off before routes are matched.
   */
  private front({ members, open, services }: AddressesProps, domain: Domain, certificate: ICertificate): void {
    const behaviour = (gateway: Gateway, viewerProtocolPolicy: ViewerProtocolPolicy) => ({
      origin: new HttpOrigin(Fn.select(2, Fn.split('/', gateway.http.apiEndpoint)), {
        customHeaders: { [edgeHeader]: this.edgeKey ?? '' },
      }),
      viewerProtocolPolicy,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // With nothing cached, all headers but the host reach the gateway, the token too.
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    });
    const strangers = behaviour(open, ViewerProtocolPolicy.REDIRECT_TO_HTTPS);
    const front = new Distribution(this, 'Front', {
      comment: 'Valsam',
      domainNames: [domain.name],
      certificate,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: behaviour(members, ViewerProtocolPolicy.HTTPS_ONLY),
      additionalBehaviors: Object.fromEntries(openPatterns(services).map((pattern) => [pattern, strangers])),
      // Errors would be kept for ten seconds whatever the policy says: one person's 404 for the next one, too.
      errorResponses: [400, 403, 404, 405, 414, 500, 501, 502, 503, 504].map((httpStatus) => ({
        httpStatus,
        ttl: Duration.seconds(0),
      })),
    });
    Validations.of(front).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Whoever votes from abroad may read the programme, too.' },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'Both APIs are throttled, and nothing of them reaches a database by a query.',
      },
      { id: 'AwsSolutions-CFR3', reason: 'A log would keep the addresses of people who read a party’s pages.' },
    );
    this.record('Front', domain.name, domain, new CloudFrontTarget(front), front.domainName, true);
  }

  private name(id: string, { http, stage }: Gateway, name: string, domain: Domain, certificate: ICertificate): void {
    const own = new DomainName(this, id, { domainName: name, certificate, securityPolicy: SecurityPolicy.TLS_1_2 });
    new ApiMapping(this, `${id}Mapping`, { api: http, domainName: own, stage });
    const target = new ApiGatewayv2DomainProperties(own.regionalDomainName, own.regionalHostedZoneId);
    this.record(id, name, domain, target, own.regionalDomainName, false);
  }

  /** The record where there is a zone for it; else an output says where the name must lead to. */
  private record(
    id: string,
    name: string,
    { hostedZone: hostedZoneId }: Domain,
    to: IAliasRecordTarget,
    address: string,
    speaksIpv6: boolean,
  ): void {
    if (hostedZoneId === undefined) {
      new CfnOutput(this, `${id}Target`, { value: address, description: `What ${name} must be an alias (CNAME) of` });
      return;
    }
    // The record has the zone's name, whatever that is, which is why it is given as the zone's.
    const zone = HostedZone.fromHostedZoneAttributes(this, `${id}Zone`, { hostedZoneId, zoneName: name });
    const target = RecordTarget.fromAlias(to);
    new ARecord(this, `${id}Record`, { zone, target });
    if (speaksIpv6) new AaaaRecord(this, `${id}Record6`, { zone, target });
  }
}

/** The paths behind which the open API is: `/public/*`, `/docs`, and so on. */
export const openPatterns = (services: readonly Service[]): readonly string[] => [
  ...new Set(
    services
      .flatMap(({ contract }) => Object.values(contract))
      .filter(isOpen)
      .map((operation) => {
        const [, first, ...rest] = pathOf(operation).split('/');
        return rest.length > 0 ? `/${first}/*` : `/${first}`;
      }),
  ),
];
