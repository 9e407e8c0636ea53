import { expect, vi } from 'vitest';
import { readObject } from '../../shared/store.ts';
import type { Body } from './stack.ts';
import { materialsCampaign } from './materials-api.ts';
import { theStack } from './stack.ts';
import { useTable } from './table-env.ts';

/** What the tests of print-yourself files ask with: the sample's folder, in Swedish and in Somali. */
export type Form = { readonly id: string; readonly url: string; readonly fields: Readonly<Record<string, string>> };

/** Sends a form as a browser does; answers the status and S3's code. */
export const send = async (
  { url, fields }: Pick<Form, 'url' | 'fields'>,
  bytes: Uint8Array,
  name = 'folder.pdf',
): Promise<string> => {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  const answer = await fetch(url, { method: 'POST', body: form });
  const code = /<Code>(\w+)</.exec(await answer.text())?.[1];
  return [answer.status, code].filter(Boolean).join(' ');
};

export const filesCampaign = (id: string) => {
  const campaign = materialsCampaign(id);
  const { must, keeper } = campaign;
  const at = (language = 'sv', item = 'folder') => `/materials/items/${item}/editions/${language}`;
  const open = async (edition = at(), body: Body = {}): Promise<Form> =>
    (await must(keeper, `POST ${edition}/uploads`, { name: 'Folder.pdf', ...body })) as Form;
  /** What became of it, once the check has seen it: `accepted`, or `refused` and why. */
  const outcome = async ({ id: upload }: Pick<Form, 'id'>, edition = at()): Promise<string> => {
    await theStack().idle();
    const { status, reason } = await must(keeper, `GET ${edition}/uploads/${upload}`);
    return [status, reason].filter(Boolean).join(' ');
  };
  const upload = async (bytes: Uint8Array, edition = at(), body: Body = {}): Promise<string> => {
    const form = await open(edition, body);
    expect(await send(form, bytes)).toBe('204');
    return outcome(form, edition);
  };
  /** The edition's file, as somebody sees it. */
  const fileOf = async (persona: string, edition = at()) => (await must(persona, `GET ${edition}`)).file as Body;
  return { ...campaign, at, open, outcome, upload, fileOf };
};

/** Lets a test reach table and bucket as the functions do, past what the API lets through. */
export const asAFunction = (): void => {
  useTable();
  const [, bucket = ''] = Object.entries(theStack().objects.buckets).find(([id]) => id.startsWith('Files')) ?? [];
  vi.stubEnv('BUCKET_NAME', bucket);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', theStack().objects.endpoint);
};
export const keyOf = ({ fields }: Form): string => fields.key as string;
export const bytesAt = (key: string) => readObject(key, 30_000_000).catch(() => undefined);
export const asPdf = { type: 'application/pdf', disposition: 'attachment' };
