import { call } from './call.ts';
import { type Failure, failureOf } from './failure.ts';
import { language } from './language.ts';

/** The file of a receipt, by a form that the API has signed: to the bucket itself, which checks it. */
export type Sent = { readonly upload: string } | { readonly failure: Failure };
type Place = { readonly campaign: string; readonly request: string; readonly receiptOf: string };

/** As much as is taken, in bytes. */
export const mostBytes = 20_000_000;
export const kinds = 'application/pdf,image/jpeg,image/png';

export const uploadReceipt = async (path: Place, file: Blob): Promise<Sent> => {
  const opened = await call(
    'POST /campaigns/{campaign}/pot/requests/{request}/receipts/{receiptOf}/uploads',
    { path, body: { size: file.size } },
    { key: crypto.randomUUID() },
  );
  if ('failure' in opened) return opened;
  if (!('value' in opened)) return { failure: failureOf(0, undefined, language.value) };
  const { id, url, fields } = opened.value;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  try {
    const answer = await fetch(url, { method: 'POST', body: form });
    return answer.ok ? { upload: id } : { failure: failureOf(answer.status, undefined, language.value) };
  } catch {
    return { failure: failureOf(0, undefined, language.value) };
  }
};
