import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day } from '../../../shared/fields.ts';
import { instant } from '../../../shared/resources.ts';
import { mostBytes } from '../../../shared/uploads/limits.ts';

/** The file of a receipt: the function `pot-receipts`, since the library that speaks to S3 is heavy. Pure. */
const one = '/campaigns/{campaign}/pot/requests/{request}/receipts/{receiptOf}';

export const receiptUpload = z.object({
  id: z.string(),
  receipt: z.string(),
  expiresAt: instant(),
  /** How long it is kept once it is accepted, whatever becomes of the request. */
  keptUntil: day(),
  url: z.string(),
  fields: z.record(z.string(), z.string()),
});

export const contract = {
  openReceiptUpload: {
    route: `POST ${one}/uploads`,
    summary: 'Open an upload of the file of a receipt: a PDF, or a picture as JPEG or PNG',
    description:
      'Of a claim by the unit that handed it in, until it is answered; of a payout by the office that paid. Send `fields`, and after them `file`, as `multipart/form-data` to `url` before `expiresAt` (15 minutes): at most 20 MB (20 000 000 bytes), and exactly `size` if that is told. It is checked, which takes some seconds: then the claim or the payout has `file`, or `fileFault` with the reason. What cameras write into pictures (place, time, names) is removed. Only offices read the file. It is bookkeeping: once accepted it is kept until `keptUntil`, seven years after this one, and cannot be removed before; leave out of the picture what is nobody’s business. Nothing is stored before it is checked: repeated, it answers another form.',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    actors: 'whoever hands the receipt in: the unit that asked for its claim, the office that paid for its payout',
    status: 201,
    bodyOptional: true,
    body: z.strictObject({ size: z.optional(z.int().check(z.minimum(1), z.maximum(mostBytes))) }),
    result: receiptUpload,
    refusals: ['unknown-claim', 'wrong-status'],
    example: {
      body: { size: 843_200 },
      result: {
        id: '01M83Y8C5VKN9V3T2F4F6W6Q1J',
        receipt: '01J52CQ7Z0W7E6R5T4Y3V2B1N0',
        expiresAt: '2026-08-20T12:15:00.000Z',
        keptUntil: '2033-12-31',
        url: 'https://valsam-receipts.s3.eu-north-1.amazonaws.com/',
        fields: { key: 'incoming/val-2018/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0/…', Policy: 'eyJ…' },
      },
    },
  },
  downloadReceipt: {
    route: `GET ${one}/file`,
    summary: 'Download the file of a receipt',
    description:
      'By the offices. Leads to an address that is valid for 60 seconds; ask there without the token. A payout without a file of its own has that of the claim which it answered.',
    see: 'offices-or-target-unit',
    act: 'offices',
    status: 302,
    produces: ['application/pdf', 'image/jpeg', 'image/png'],
    result: z.string(),
    refusals: [],
    example: { result: '' },
  },
} as const satisfies Contract;
