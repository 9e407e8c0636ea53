import { belongsTo, officesOf } from '../../../shared/actor.ts';
import { show } from '../../../shared/command.ts';
import { about, type Handlers, right } from '../../../shared/handler.ts';
import { refuse } from '../../../shared/problems.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import { formFor, linkTo } from '../../../shared/store.ts';
import { dispositionOf } from '../../../shared/uploads/disposition.ts';
import { formSeconds, linkSeconds, mostBytes } from '../../../shared/uploads/limits.ts';
import { spending } from '../store.ts';
import { contract } from './contract.ts';
import { endingOf, fileKey, incomingKey } from './keys.ts';
import { checkOpen, isHander } from './rules.ts';
import { fileOf, heldBy, type Holder, holderIn, keptUntil } from './state.ts';

/** The operations on receipts' files. Nothing is stored here: what was accepted the check says. */
type OnReceipt = { readonly campaign: string; readonly request: string; readonly receiptOf: string };
const there = ({ campaign, request }: OnReceipt) => inOrder({ request: needed(spending(campaign, request)) });
const found = ({ campaign, request }: OnReceipt) => inOrder({ request: spending(campaign, request) });

const theReceipt = about({
  reads: found,
  target: ({ request }, _actor, { receiptOf: receipt }: OnReceipt) =>
    request && holderIn(request, receipt) && { unit: request.unit, filer: request.filer },
  version: ({ request }) => request?.version ?? 0,
});

export const operations: Handlers<typeof contract> = {
  openReceiptUpload: show(contract.openReceiptUpload, {
    about: theReceipt,
    may: right({
      reads: found,
      holds: (actor, { request }, { receiptOf: receipt }) => {
        const holder = request && holderIn(request, receipt);
        if (!holder) return false;
        const isOwn = belongsTo(actor, request.unit) || request.filer === actor.person;
        return isHander(holder, { offices: officesOf(actor), isOwn });
      },
    }),
    reads: ({ params }) => there(params),
    answer: async ({ request }, { params: { campaign, receiptOf: receipt }, body: { size }, newId: id }, now) => {
      const refusal = checkOpen(holderIn(request, receipt) as Holder);
      if (refusal) return refusal;
      const form = await formFor({
        key: incomingKey(campaign, request.id, receipt, id),
        // What it is, the check finds out.
        type: 'application/octet-stream',
        least: size ?? 1,
        most: size ?? mostBytes,
        seconds: formSeconds,
      });
      const expiresAt = new Date(Date.parse(now) + formSeconds * 1000).toISOString();
      return { status: 201, body: { id, receipt, expiresAt, keptUntil: keptUntil(now), ...form } };
    },
  }),

  downloadReceipt: show(contract.downloadReceipt, {
    about: theReceipt,
    reads: ({ params }) => there(params),
    answer: async ({ request }, { params: { campaign, receiptOf: receipt } }) => {
      const [file, holder] = [fileOf(request, receipt), holderIn(request, receipt)];
      if (!file || !holder) return refuse('not-found');
      const { supplier, number } = heldBy(holder).receipt;
      const location = await linkTo({
        key: fileKey(campaign, request.id, file),
        type: file.mediaType,
        disposition: dispositionOf(`${supplier} ${number}`, endingOf(file.mediaType)),
        seconds: linkSeconds,
      });
      return { status: 302, raw: '', headers: { location } };
    },
  }),
};
