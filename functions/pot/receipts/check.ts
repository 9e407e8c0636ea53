import { step } from '../../../shared/daily.ts';
import { readOne } from '../../../shared/fetching.ts';
import { inOrder } from '../../../shared/reads.ts';
import { checkedPdf, checksOf, keepUnderHash } from '../../../shared/uploads/checking.ts';
import { pictureIn } from '../../../shared/uploads/pictures.ts';
import { requestsAggregate, reserved, spending } from '../store.ts';
import { fileKey, incomingParts } from './keys.ts';
import { checkOpen, decideFile, isDecided, type Verdict } from './rules.ts';
import { type FileFault, holderIn, type MediaType } from './state.ts';

type Incoming = NonNullable<ReturnType<typeof incomingParts>>;
type Content = { readonly mediaType: MediaType; readonly bytes: Uint8Array } | { readonly refused: FileFault };

/** What is kept of it: a PDF as it is, a picture without what was written beside it. */
const contentOf = async (bytes: Uint8Array): Promise<Content> => {
  const picture = pictureIn(bytes);
  if (picture) return 'refused' in picture ? picture : { mediaType: picture.type, bytes: picture.bytes };
  const pdf = await checkedPdf(bytes);
  if ('pages' in pdf) return { mediaType: 'application/pdf', bytes };
  return { refused: pdf.refused === 'not-a-pdf' ? 'not-a-receipt' : pdf.refused };
};

const requestOf = ({ campaign, request }: Incoming) => readOne(spending(campaign, request));

/** Kept are bytes of what is still to be answered alone: they stay for years. */
const judge = async (sent: Uint8Array, incoming: Incoming): Promise<Verdict> => {
  const request = await requestOf(incoming);
  const holder = request && holderIn(request, incoming.receipt);
  if (!holder || checkOpen(holder)) return { refused: 'answered' };
  const content = await contentOf(sent);
  if ('refused' in content) return content;
  const { mediaType, bytes } = content;
  const hash = await keepUnderHash(bytes, mediaType, (name) =>
    fileKey(incoming.campaign, incoming.request, { hash: name, mediaType }),
  );
  return { accepted: { hash, bytes: bytes.length, mediaType } };
};

export const handler = checksOf<Incoming, Verdict>({
  whose: incomingParts,
  awaits: async (incoming) => {
    const request = await requestOf(incoming);
    return request !== undefined && !isDecided(request, { receipt: incoming.receipt, upload: incoming.id });
  },
  judge,
  decide: ({ campaign, request, receipt, id: upload }, verdict) =>
    step(campaign, requestsAggregate, {
      actor: 'receipts-check',
      reads: () => inOrder(reserved({ campaign, request })),
      decide: (state) => decideFile(state, { receipt, upload }, verdict),
    }),
});
