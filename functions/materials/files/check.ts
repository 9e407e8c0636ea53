import { step } from '../../../shared/daily.ts';
import { readOne } from '../../../shared/fetching.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import { checkedPdf, checksOf, keepUnderHash } from '../../../shared/uploads/checking.ts';
import { item } from '../catalogue/store.ts';
import { partsOf } from '../editions.ts';
import { decideUpload, type Verdict } from './rules.ts';
import { file, fileKey, filesAggregate, incomingParts, upload } from './store.ts';

type Incoming = NonNullable<ReturnType<typeof incomingParts>>;

/** D12: checks each object that arrives, and keeps it below `files/` if it is accepted. */
const judge = async (bytes: Uint8Array, { campaign, edition }: Incoming): Promise<Verdict> => {
  const checked = await checkedPdf(bytes);
  if ('refused' in checked) return checked;
  const hash = await keepUnderHash(bytes, 'application/pdf', (name) => fileKey(campaign, edition, name));
  return { accepted: { hash, bytes: bytes.length, pages: checked.pages } };
};

export const handler = checksOf<Incoming, Verdict>({
  whose: incomingParts,
  awaits: async ({ campaign, edition, id }) => (await readOne(upload(campaign, edition, id)))?.status === 'waiting',
  judge,
  decide: ({ campaign, edition, id }, verdict) =>
    step(campaign, filesAggregate, {
      actor: 'files-check',
      reads: () =>
        inOrder({
          item: item(campaign, partsOf(edition).item),
          upload: needed(upload(campaign, edition, id)),
          file: file(campaign, edition),
        }),
      decide: (state) => decideUpload(state, verdict),
    }),
});
