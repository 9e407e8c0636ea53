import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** What is stored only to be given back as it was is deflated: write units are counted by the kilobyte. Pure. */
export const packed = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value));
export const unpacked = <T>(bytes: Uint8Array): T => JSON.parse(inflateRawSync(bytes).toString('utf8')) as T;
