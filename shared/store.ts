import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { env } from './env.ts';

/** The only module that speaks to S3. What lies there is private: whoever is let in gets a signed form or link. */
const client = new S3Client({
  maxAttempts: 3,
  // S3's own checksums of each part of a transfer: a presigned link must not ask its reader for them.
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
  // Without the last of these the SDK only warns that the time is up, and goes on waiting.
  requestHandler: new NodeHttpHandler({
    connectionTimeout: 1_000,
    requestTimeout: 20_000,
    throwOnRequestTimeout: true,
  }),
});

const bucket = (): string => env('BUCKET_NAME');

export type Upload = {
  readonly key: string;
  readonly type: string;
  /** How many bytes it may have. */
  readonly least: number;
  readonly most: number;
  readonly seconds: number;
};
/** A form to be sent as multipart/form-data, with these fields and then `file`. */
export type Form = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

/** What lets one object be stored under exactly this key, of this type and within these bounds, for a while. */
export const formFor = async ({ key, type, least, most, seconds }: Upload): Promise<Form> =>
  createPresignedPost(client, {
    Bucket: bucket(),
    Key: key,
    Expires: seconds,
    Fields: { 'Content-Type': type, success_action_status: '204' },
    Conditions: [['content-length-range', least, most]],
  });

export type Download = {
  readonly key: string;
  readonly type: string;
  /** `Content-Disposition` of the answer. */
  readonly disposition: string;
  readonly seconds: number;
};

/** An address that anybody may read the object at, for a while. */
export const linkTo = ({ key, type, disposition, seconds }: Download): Promise<string> =>
  getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket: bucket(),
      Key: key,
      ResponseContentType: type,
      ResponseContentDisposition: disposition,
    }),
    { expiresIn: seconds },
  );

/**
 * An object's bytes; `too-large`, unread, when there are more than `most`.
 * @throws when there is no such object.
 */
export const readObject = async (key: string, most: number): Promise<Uint8Array | 'too-large'> => {
  const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket(), Key: key }));
  if (!Body) throw new Error('S3 answered without a body');
  if (ContentLength <= most) return Body.transformToByteArray();
  (Body as { readonly destroy?: () => void }).destroy?.();
  return 'too-large';
};

/** Stores an object, in place of one with that key. */
export const putObject = async (
  key: string,
  bytes: Uint8Array,
  { type, disposition, cache }: Pick<Download, 'type'> & { readonly disposition?: string; readonly cache?: string },
): Promise<void> => {
  await client.send(
    new PutObjectCommand({
      Bucket: bucket(),
      Key: key,
      Body: bytes,
      ContentType: type,
      ...(disposition !== undefined && { ContentDisposition: disposition }),
      ...(cache !== undefined && { CacheControl: cache }),
    }),
  );
};

/** Removes an object; that there is none is all right. */
export const removeObject = async (key: string): Promise<void> => {
  await client.send(new DeleteObjectCommand({ Bucket: bucket(), Key: key }));
};
