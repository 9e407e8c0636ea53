import type { Node } from 'constructs';

/** What may be chosen at deployment, with `-c name=value` or in cdk.json; lists are separated by commas. */
export type Settings = {
  /** Origins that browsers may call the API from; none by default. */
  readonly corsOrigins: readonly string[];
  /** Where sign-in returns to: https, or http on localhost. */
  readonly callbackUrls: readonly string[];
  /** First label of the sign-in page's address, unique in its region; by default made from the account. */
  readonly domainPrefix: string | undefined;
  /** How many of each function for strangers may run at once, and are kept free for it; by default as many as there are. */
  readonly openConcurrency: number | undefined;
  /** Who is notified when an alarm goes off; by default nobody. */
  readonly alarmEmail: string | undefined;
};

/** Reads the settings from the CDK context. Throws on a value of another kind. */
export const settingsFrom = (node: Node): Settings => {
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
  const callbackUrls = list('callbackUrls');
  return {
    corsOrigins: list('corsOrigins'),
    callbackUrls: callbackUrls.length > 0 ? callbackUrls : ['http://localhost:3000/'],
    domainPrefix: list('domainPrefix')[0],
    openConcurrency: count('openConcurrency'),
    alarmEmail: list('alarmEmail')[0],
  };
};
