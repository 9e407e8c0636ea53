import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { line, slug } from '../../../shared/fields.ts';
import { instant, stamps } from '../../../shared/resources.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import { mostBytes } from '../../../shared/uploads/limits.ts';
import { copies, mostCopies } from '../resources.ts';
import * as example from './examples.ts';
import { reasons } from './state.ts';

/** Print-yourself (D12): the function `materials-files`, since the library that speaks to S3 is heavy. Pure. */
const oneEdition = '/campaigns/{campaign}/materials/items/{item}/editions/{language}';

export const uploadStatus = z.enum(['waiting', 'accepted', 'refused']);
export const uploadFault = z.enum(reasons);
export const upload = z.object({
  id: z.string(),
  item: slug(),
  language: z.string(),
  name: z.string(),
  status: uploadStatus,
  reason: z.optional(uploadFault),
  expiresAt: instant(),
  ...stamps,
});

export const uploadForm = z.extend(upload, { url: z.string(), fields: z.record(z.string(), z.string()) });

export const printedCopies = z.object({
  item: slug(),
  language: z.string(),
  unit: slug(),
  printed: z.int(),
  version: z.int(),
});

export const contract = {
  openUpload: {
    route: `POST ${oneEdition}/uploads`,
    summary: 'Open an upload of the PDF that associations print themselves',
    description:
      'By the district office. Send `fields`, and after them `file`, as `multipart/form-data` to `url` before `expiresAt` (15 minutes): at most 20 MB (20 000 000 bytes), and exactly `size` if that is told. Until it is checked nothing changes; what became of it stands at the upload. An answer repeated under an `Idempotency-Key` is of the same upload, its form signed anew for what is left of its time.',
    see: 'offices-or-associations',
    act: 'offices',
    status: 201,
    body: z.strictObject({
      name: line(100),
      size: z.optional(z.int().check(z.minimum(1), z.maximum(mostBytes))),
    }),
    result: uploadForm,
    refusals: [],
    example: { body: example.uploadBody, result: { ...example.upload, ...example.form } },
  },
  showUpload: {
    route: `GET ${oneEdition}/uploads/{upload}`,
    summary: 'Show what became of an upload',
    description:
      'By the district office, for 30 days. `waiting` until it is sent and checked, which takes some seconds; `refused` says why: `too-large`, `not-a-pdf`, `damaged` (also: without pages), `encrypted`, `active-content` (scripts, attachments, forms that send, links to other than http and https, what opens by itself), `too-complex`, `superseded` (a later upload was accepted before).',
    see: 'offices-or-associations',
    act: 'offices',
    result: upload,
    refusals: [],
    example: { result: { ...example.upload, status: 'accepted', version: 2 } },
  },
  downloadFile: {
    route: `GET ${oneEdition}/file`,
    summary: 'Download the PDF of an edition, to print it oneself',
    description:
      'Leads to an address that is valid for 60 seconds; ask there without the token. D12: counts as a download of the association, or of the office, that asks: one for each person and day. Past `validTo` it can be neither ordered nor downloaded.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    status: 302,
    produces: 'application/pdf',
    result: z.string(),
    refusals: ['not-valid'],
    example: { result: '' },
  },
  reportCopies: {
    route: `POST ${oneEdition}/copies`,
    summary: 'Report how many copies one’s association has printed itself',
    description: 'D12: added to what it reported before; `printed` in the answer is the sum.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    body: z.strictObject({ printed: copies() }),
    result: printedCopies,
    refusals: [],
    example: { body: { printed: 150 }, result: example.printed },
  },
  correctCopies: {
    route: `POST ${oneEdition}/copies/corrections`,
    summary: 'Correct how many copies one’s association has printed itself',
    description: 'D12: `printed` is then the sum, whatever was reported before; of an edition that it has reported.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    body: z.extend(reasonGiven, { printed: z.int().check(z.minimum(0), z.maximum(mostCopies)) }),
    result: printedCopies,
    refusals: [],
    example: { body: { printed: 150, reason: 'En nolla för mycket.' }, result: example.printed },
  },
} as const satisfies Contract;
