import { storeListing, touchListing } from './listing.ts';
import { type Speed, speedOf } from './load.ts';
import { quantile } from './median.ts';
import { campaign, type Session } from './session.ts';

/** What the public list and each feed cost with 5 000 events stored: cold after a change, warm, and unchanged. */
export const stored = 5_000;
/** What a cold read may cost, in read units, and what an unchanged one. */
export const limits = { cold: 120, unchanged: 1.5 };
export const addresses = ['', '.ics', '.rss', '.atom', '.json'].map((format) => `/public/${campaign}/events${format}`);

export type PublicFigure = {
  readonly address: string;
  readonly kilobytes: number;
  readonly coldRead: number;
  readonly coldP99Millis: number;
  readonly warm: Speed;
  readonly unchangedRead: number;
  readonly unchanged: Speed;
};

const colds = 20;

/** One after the other, the listing having changed before each. */
const playCold = async ({ stack, open }: Session, address: string) => {
  const millis: number[] = [];
  let read = 0;
  let bytes = 0;
  for (let i = 0; i < colds; i++) {
    await touchListing(stack);
    const sent = performance.now();
    const answer = await open(address);
    millis.push(performance.now() - sent);
    read = Math.max(read, answer.units.read);
    bytes = answer.bytes;
  }
  return { coldRead: read, coldP99Millis: quantile(millis, 0.99), kilobytes: bytes / 1_000 };
};

/** `count` requests each by 32 clients, warm and unchanged. */
export const playPublic = async (session: Session, count: number): Promise<readonly PublicFigure[]> => {
  const { stack, open } = session;
  await storeListing(stack, stored, new Date(Date.now() - 60_000).toISOString());
  const figures: PublicFigure[] = [];
  for (const address of addresses) {
    const cold = await playCold(session, address);
    const { etag } = await open(address);
    const unchangedRead = (await open(address, { 'if-none-match': etag })).units.read;
    const ask = (headers: Readonly<Record<string, string>>) => async () => {
      await (await fetch(stack.url + address, { headers })).arrayBuffer();
    };
    const many = (headers: Readonly<Record<string, string>>) =>
      speedOf(Array.from({ length: count }, () => ask(headers)));
    figures.push({
      address: address.slice(address.lastIndexOf('/')),
      ...cold,
      warm: await many({}),
      unchangedRead,
      unchanged: await many({ 'if-none-match': etag }),
    });
  }
  return figures;
};

const judged = (figure: number, limit: number): string => (figure > limit ? `**${figure}**` : String(figure));

/** Rows of a Markdown table; what is beyond its limit in bold. */
export const publicRows = (figures: readonly PublicFigure[]): readonly (readonly (string | number)[])[] => [
  [
    'address',
    'kB',
    'cold, read units',
    'cold p99, ms',
    'warm, requests/s',
    'p99, ms',
    '304, read units',
    '304, requests/s',
    'p99, ms',
  ],
  ...figures.map(({ address, kilobytes, coldRead, coldP99Millis, warm, unchangedRead, unchanged }) => [
    address,
    kilobytes.toFixed(0),
    judged(coldRead, limits.cold),
    coldP99Millis.toFixed(0),
    warm.perSecond.toFixed(0),
    warm.p99Millis.toFixed(0),
    judged(unchangedRead, limits.unchanged),
    unchanged.perSecond.toFixed(0),
    unchanged.p99Millis.toFixed(0),
  ]),
];
