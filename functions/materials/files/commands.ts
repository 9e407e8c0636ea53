import { type Actor, associationsOf, officesOf } from '../../../shared/actor.ts';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import type * as z from 'zod/mini';
import { readAll } from '../../../shared/fetching.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import { fresh, given, inOrder, needed, toSet } from '../../../shared/reads.ts';
import { formFor, linkTo } from '../../../shared/store.ts';
import { increment } from '../../../shared/puts.ts';
import { isFirstToday } from '../../../shared/seen.ts';
import type { Unit } from '../../../shared/units.ts';
import { dispositionOf } from '../../../shared/uploads/disposition.ts';
import { formSeconds, linkSeconds, mostBytes } from '../../../shared/uploads/limits.ts';
import { item } from '../catalogue/store.ts';
import { editionId } from '../editions.ts';
import type { EditionId } from '../state.ts';
import { isKeeper } from '../views.ts';
import { contract, upload as shownUpload } from './contract.ts';
import { correctPrinted, judgeDownload, openUpload, reportPrinted } from './rules.ts';
import { command, downloadsKey, downloadsOf, file, fileKey, incomingKey, printed, upload } from './store.ts';
import type { Printed, Upload } from './state.ts';
import { viewUpload } from './views.ts';

/** The operations on print-yourself files: what S3 signs is handed out beside what is stored. */
const type = 'application/pdf';
/** Its name may be somebody's: it is forgotten when nobody asks any more what became of it. */
const uploadKeptSeconds = 30 * 86_400;

type OnEdition = { readonly campaign: string; readonly item: string; readonly language: string };
const editionOf = ({ item: id, language }: Omit<OnEdition, 'campaign'>): EditionId => editionId(id, language);

/** An edition that there is; what is made below it has no version of its own. */
const theEdition = about({
  reads: (on: OnEdition) => inOrder({ item: item(on.campaign, on.item) }),
  target: (found, _actor, { language }) => found.item?.editions[language] && {},
  version: () => 0,
});
/** The same, and what was printed of it. */
const thePrinted = about({
  reads: (on: OnEdition) => inOrder({ item: item(on.campaign, on.item), printed: printed(on.campaign, editionOf(on)) }),
  target: (found, _actor, { language }) => found.item?.editions[language] && {},
  version: (found) => found.printed?.version ?? 0,
});
const keepers = { about: theEdition, may: { holds: isKeeper } };

/** Each downloads for one unit: for the association where there is one. */
const unitOf = (actor: Actor): Unit => (associationsOf(actor)[0] ?? officesOf(actor)[0]) as Unit;

/** What a command of an association on what it printed is about, reads and answers. */
const onPrinted = {
  about: thePrinted,
  may: { holds: (actor: Actor) => associationsOf(actor).length > 0 },
  answer: (
    { printed: { byUnit, version } }: { readonly printed: Printed },
    { params: { item: id, language }, actor }: { readonly params: OnEdition; readonly actor: Actor },
  ) => {
    const unit = unitOf(actor);
    return { status: 200, body: { item: id, language, unit, printed: byUnit[unit] ?? 0, version }, version };
  },
};
const printedIn = (params: OnEdition) => ({ printed: toSet<Printed>(printed(params.campaign, editionOf(params))) });

/** The upload as it is stored, without the form. */
const opening = command(
  { ...contract.openUpload, result: shownUpload },
  {
    ...keepers,
    reads: (asked, now) => {
      const at = Date.parse(now);
      const expiresAt = new Date(at + formSeconds * 1000).toISOString();
      const said = { name: asked.body.name, expiresAt, ttl: Math.floor(at / 1000) + uploadKeptSeconds };
      return inOrder({ upload: fresh<Upload>(), said: given(said) });
    },
    decide: (_state, { params, newId }) => openUpload(newId, editionOf(params)),
    answer: (found, { path }) => ({
      status: 201,
      body: viewUpload(found.upload),
      location: `${path}/${found.upload.id}`,
      version: found.upload.version,
    }),
  },
);

/** The form of an upload, for what is left of its time. */
const formOf = (campaign: string, { expiresAt, id, ...of }: z.infer<typeof shownUpload>, size?: number) =>
  formFor({
    key: incomingKey(campaign, editionOf(of), id),
    type,
    least: size ?? 1,
    most: size ?? mostBytes,
    seconds: Math.max(1, Math.floor((Date.parse(expiresAt) - Date.now()) / 1000)),
  });

const readDownload = ({ params }: { readonly params: OnEdition }) =>
  inOrder({
    item: needed(item(params.campaign, params.item)),
    file: needed(file(params.campaign, editionOf(params))),
  });

/** Somebody counts once for each edition and day, however often they ask. */
const count = async (campaign: string, edition: EditionId, actor: Actor, now: Instant): Promise<void> => {
  const key = downloadsKey(campaign, edition);
  const seen = { pk: key.pk, what: edition, from: actor.subject };
  if (await isFirstToday(seen, now)) await increment(key, downloadsOf(unitOf(actor)));
};

export const operations: Handlers<typeof contract> = {
  openUpload: {
    ...opening,
    run: async (input, begun) => {
      const done = await opening.run(input, begun);
      if (isRefusal(done) || 'raw' in done) return done;
      // Signed outside of what is stored: what lets somebody in is kept nowhere.
      return { ...done, body: { ...done.body, ...(await formOf(input.params.campaign, done.body, input.body.size)) } };
    },
  },

  showUpload: show(contract.showUpload, {
    ...keepers,
    reads: ({ params }) => inOrder({ upload: needed(upload(params.campaign, editionOf(params), params.upload)) }),
    answer: (found) => ({ status: 200, body: viewUpload(found.upload), version: found.upload.version }),
  }),

  downloadFile: {
    reads: readDownload,
    run: async ({ actor, params }, { now, fetched }) => {
      const found = await readAll(readDownload({ params }), fetched);
      if (!found) return refuse('not-found');
      const judged = judgeDownload(found, dayOf(now));
      if (isRefusal(judged)) return judged;
      const { campaign } = params;
      const edition = editionOf(params);
      const [location] = await Promise.all([
        linkTo({
          key: fileKey(campaign, edition, judged.hash),
          type,
          disposition: dispositionOf(judged.name),
          seconds: linkSeconds,
        }),
        count(campaign, edition, actor, now),
      ]);
      return { status: 302, raw: '', headers: { location } };
    },
  },

  reportCopies: command(contract.reportCopies, {
    ...onPrinted,
    reads: ({ params }) => inOrder({ file: file(params.campaign, editionOf(params)), ...printedIn(params) }),
    decide: (state, { params, actor, body }) =>
      reportPrinted(state, { edition: editionOf(params), unit: unitOf(actor), printed: body.printed }),
  }),

  correctCopies: command(contract.correctCopies, {
    ...onPrinted,
    reads: ({ params }) => inOrder(printedIn(params)),
    decide: (state, { params, actor, body }) =>
      correctPrinted(state, { edition: editionOf(params), unit: unitOf(actor), ...body }),
  }),
};
