import type { Node } from 'constructs';

/** What may be chosen at deployment, with `-c name=value` or in cdk.json; lists are separated by commas. */
export type Settings = {
  /** Whether the stack, the table and the user pool refuse to be deleted: for when they stand, since it also forbids to roll back. */
  readonly protect: boolean;
  /** Where Valsam is found, if not under the addresses that AWS gives it. */
  readonly domain: Domain | undefined;
  /** Origins that browsers may call the API from; none by default. */
  readonly corsOrigins: readonly string[];
  /** Where sign-in returns to: https, or http on localhost. */
  readonly callbackUrls: readonly string[];
  /** First label of the sign-in page's address, unique in its region; by default made from the account. */
  readonly domainPrefix: string | undefined;
  /** How many of each function for strangers may run at once, and are kept free for it; by default as many as there are. */
  readonly openConcurrency: number | undefined;
  /** How much each person may ask of each instance of a function, in requests a second; see shared/edge/throttle.ts. */
  readonly requestsPerSecond: number;
  /** Programs that sign in by themselves, and what each is let into. None by default: each costs, see docs/API.md. */
  readonly machines: readonly Machine[];
  /** Who is notified when an alarm goes off; by default nobody. */
  readonly alarmEmail: string | undefined;
  /** The domain that letters come from, of which SES must be shown that it is one's own; without it none are sent. */
  readonly mailDomain: string | undefined;
  /** SES has been shown that: from then on Cognito mails from there, too, which refuses a domain before. */
  readonly mailVerified: boolean;
};

export type Domain = {
  readonly name: string;
  /** In us-east-1, from where CloudFront takes it. */
  readonly certificateArn: string;
  /** The id of the zone that gets the records; without it somebody makes them by hand. */
  readonly hostedZone: string | undefined;
};

/** `scopes` as in `pot.read`. */
export type Machine = { readonly name: string; readonly scopes: readonly string[] };

/** `name:pot.read` once for each scope. Throws on anything else. */
const machinesFrom = (said: readonly string[]): readonly Machine[] => {
  const pairs = said.map((one) => {
    const [, name, scope] = /^([a-z][a-z0-9-]*):([a-z]+\.(?:read|write))$/.exec(one) ?? [];
    if (name === undefined || scope === undefined) {
      throw new Error(
        `The context value machines is to list names with scopes, as in bookkeeping:pot.read, not ${one}.`,
      );
    }
    return { name, scope };
  });
  return [...Map.groupBy(pairs, ({ name }) => name)].map(([name, of]) => ({
    name,
    scopes: [...new Set(of.map(({ scope }) => scope))],
  }));
};

/** Reads the settings from the CDK context. Throws on a value of another kind. */
export const settingsFrom = (node: Pick<Node, 'tryGetContext'>): Settings => {
  const list = (name: string): string[] => {
    const value: unknown = node.tryGetContext(name) ?? [];
    const items = typeof value === 'string' ? value.split(',') : value;
    if (!Array.isArray(items) || items.some((item) => typeof item !== 'string')) {
      throw new Error(`The context value ${name} is to be a text or a list of texts.`);
    }
    return items.map((item: string) => item.trim()).filter((item) => item !== '');
  };
  const count = (name: string): number | undefined => {
    const value = node.tryGetContext(name) as unknown;
    if (value === undefined) return undefined;
    if (/^[1-9]\d*$/.test(String(value))) return Number(value);
    throw new Error(`The context value ${name} is to be a whole number above 0.`);
  };
  const isSet = (name: string): boolean => {
    const value = String(node.tryGetContext(name) ?? false);
    if (value === 'true' || value === 'false') return value === 'true';
    throw new Error(`The context value ${name} is to be true or false.`);
  };
  const callbackUrls = list('callbackUrls');
  if (isSet('mailVerified') && list('mailDomain').length === 0)
    throw new Error('The context lacks mailDomain, which mailVerified is about.');
  return {
    protect: isSet('protect'),
    domain: domainOf((name) => list(name)[0]),
    corsOrigins: list('corsOrigins'),
    callbackUrls: callbackUrls.length > 0 ? callbackUrls : ['http://localhost:3000/'],
    domainPrefix: list('domainPrefix')[0],
    openConcurrency: count('openConcurrency'),
    requestsPerSecond: count('requestsPerSecond') ?? 20,
    machines: machinesFrom(list('machines')),
    alarmEmail: list('alarmEmail')[0],
    mailDomain: list('mailDomain')[0],
    mailVerified: isSet('mailVerified'),
  };
};

export const certificateRegionOf = (arn: string): string => arn.split(':')[3] ?? '';

const domainOf = (value: (name: string) => string | undefined): Domain | undefined => {
  const name = value('domainName');
  const [certificateArn, hostedZone] = ['certificateArn', 'hostedZone'].map(value);
  if (name === undefined) {
    if (certificateArn ?? hostedZone) throw new Error('The context lacks domainName, which the rest is about.');
    return undefined;
  }
  if (certificateArn === undefined) throw new Error(`The context lacks certificateArn, the certificate for ${name}.`);
  if (certificateRegionOf(certificateArn) !== 'us-east-1')
    throw new Error('CloudFront takes certificates of us-east-1 only.');
  if (hostedZone !== undefined && !/^Z[A-Z0-9]+$/.test(hostedZone))
    throw new Error('The context value hostedZone is to be the id of a zone in Route 53, Z and more.');
  return { name, certificateArn, hostedZone };
};
