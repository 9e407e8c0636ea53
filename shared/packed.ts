import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * What most of it is written with, the commonest last: so that even a little spares bytes. What is stored can be read by
 * this very text only: another one takes a new layout (infra/local/data-folder.ts).
 */
const dictionary = Buffer.from(
  '"line":{"S":""amount":{"N":""reason":{"S":""version":{"N":""at":{"S":"2026-T"},"M":{"heads":{"N":""otherOffice":' +
    '{"BOOL":false}}},"own":{"L":[{"S":""purpose":{"S":"","missing":{"M":{"refusals":{"L":[]},"paidOut":{"M":{}},' +
    '"returns":{"M":{}},"approvals":{"L":[{"M":{"office":{"S":"county-council"},"person":{"S":"01M',
);

/** What is stored only to be given back as it was is deflated: write units are counted by the kilobyte. Pure. */
export const packed = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value), { dictionary });
export const unpacked = <T>(bytes: Uint8Array): T =>
  JSON.parse(inflateRawSync(bytes, { dictionary }).toString('utf8')) as T;
