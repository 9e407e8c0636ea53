import type { MediaType, ReceiptFile } from './state.ts';

/**
 * Where receipts' files lie in their bucket: what nobody has checked below `incoming/`, what offices read below `receipts/`,
 * under the hash of its bytes. Pure.
 */
const endings: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};
export const endingOf = (type: MediaType): string => endings[type];

export const incomingKey = (campaign: string, request: string, receipt: string, upload: string): string =>
  `incoming/${campaign}/${request}/${receipt}/${upload}`;
/** Whose upload lies there; undefined for a key that no form was given out for. */
export const incomingParts = (key: string) => {
  const [, campaign, request, receipt, id] =
    /^incoming\/([^/]+)\/([^/]+)\/([0-9A-Z]{26})\/([0-9A-Z]{26})$/.exec(key) ?? [];
  return campaign && request && receipt && id ? { campaign, request, receipt, id } : undefined;
};
export const fileKey = (
  campaign: string,
  request: string,
  { hash, mediaType }: Pick<ReceiptFile, 'hash' | 'mediaType'>,
): string => `receipts/${campaign}/${request}/${hash}.${endingOf(mediaType)}`;
