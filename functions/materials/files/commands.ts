import { type Actor, associationsOf, officesOf } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import type * as z from 'zod/mini';
import { readAll } from '../../../shared/fetching.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import { fresh, given, inOrder, needed, toSet } from '../../../shared/reads.ts';
import { formFor, linkTo } from '../../../shared/store.ts';
import { increment } from '../../../shared/puts.ts';
import type { Unit } from '../../../shared/units.ts';
import { item } from '../catalogue/store.ts';
import { editionId } from '../editions.ts';
import type { EditionId } from '../state.ts';
import { isKeeper } from '../views.ts';
import { contract, upload as shownUpload } from './contract.ts';
import { judgeDownload, mostBytes, openUpload, reportPrinted } from './rules.ts';
import { command, downloadsKey, downloadsOf, file, fileKey, incomingKey, printed, upload } from './store.ts';
import type { Printed, Upload } from './state.ts';
import { dispositionOf, viewUpload } from './views.ts';

/** The operations on print-yourself files: what S3 signs is handed out beside what is stored. */
const type = 'application/pdf';
const uploadSeconds = 15 * 60;
const linkSeconds = 60;
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

/** The upload as it is stored, without the form. */
const opening = command(
  { ...contract.openUpload, result: shownUpload },
  {
    ...keepers,
    reads: (asked, now) => {
      const at = Date.parse(now);
      const expiresAt = new Date(at + uploadSeconds * 1000).toISOString();
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
        increment(downloadsKey(campaign, edition), downloadsOf(unitOf(actor))),
      ]);
      return { status: 302, raw: '', headers: { location } };
    },
  },

  reportCopies: command(contract.reportCopies, {
    about: thePrinted,
    may: { holds: (actor) => associationsOf(actor).length > 0 },
    reads: ({ params }) =>
      inOrder({
        file: file(params.campaign, editionOf(params)),
        printed: toSet<Printed>(printed(params.campaign, editionOf(params))),
      }),
    decide: (state, { params, actor, body }) =>
      reportPrinted(state, { edition: editionOf(params), unit: unitOf(actor), printed: body.printed }),
    answer: (found, { params: { item: id, language }, actor }) => {
      const { byUnit, version } = found.printed;
      const unit = unitOf(actor);
      return { status: 200, body: { item: id, language, unit, printed: byUnit[unit] ?? 0, version }, version };
    },
  }),
};
