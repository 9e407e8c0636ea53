import { type Actor, associationsOf, officesOf } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { type Caller, execute } from '../../../shared/execute.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import { formFor, linkTo } from '../../../shared/store.ts';
import { increment } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import { editionId } from '../editions.ts';
import { readItem } from '../store.ts';
import type { EditionId } from '../state.ts';
import { isKeeper } from '../views.ts';
import type { contract } from './contract.ts';
import {
  capability,
  downloadsKey,
  downloadsOf,
  fileKey,
  incomingKey,
  readFile,
  readPrinted,
  readUpload,
} from './store.ts';
import { judgeDownload, mostBytes, openUpload, reportPrinted } from './rules.ts';
import { emptyFiles, type FilesState, type Printed, type Upload } from './state.ts';
import { dispositionOf, viewUpload } from './views.ts';

const type = 'application/pdf';
const uploadSeconds = 15 * 60;
const linkSeconds = 60;
/** Its name may be somebody's: it is forgotten when nobody asks any more what became of it. */
const uploadKeptSeconds = 30 * 86_400;

type OfEdition = { readonly campaign: string; readonly item: string; readonly language: string };
const editionOf = ({ item, language }: OfEdition): EditionId => editionId(item, language);

const target = async ({ campaign, item, language }: OfEdition) =>
  (await readItem(campaign, item))?.editions[language] && {};
const keepers = { target, mayAct: async (actor: Actor) => isKeeper(actor) };

/** Each downloads for one unit: for the association where there is one. */
const unitOf = (actor: Actor): Unit => (associationsOf(actor)[0] ?? officesOf(actor)[0]) as Unit;

/** The form of an upload, for what is left of its time. */
const signed = async (campaign: string, { expiresAt, id, ...of }: ReturnType<typeof viewUpload>, size?: number) =>
  formFor({
    key: incomingKey(campaign, editionOf({ campaign, ...of }), id),
    type,
    least: size ?? 1,
    most: size ?? mostBytes,
    seconds: Math.max(1, Math.floor((Date.parse(expiresAt) - Date.now()) / 1000)),
  });

const open = (caller: Caller, edition: EditionId, item: string, name: string, location: string) => {
  const id = newId();
  return execute(caller, capability(caller.campaign), {
    load: async (now): Promise<FilesState> => {
      const found = await readItem(caller.campaign, item);
      const at = Date.parse(now);
      const expiresAt = new Date(at + uploadSeconds * 1000).toISOString();
      const said = { name, expiresAt, ttl: Math.floor(at / 1000) + uploadKeptSeconds };
      return { ...emptyFiles, items: found ? { [item]: found } : {}, said };
    },
    decide: (state) => openUpload(state, { upload: id, edition }),
    versionOf: () => 0,
    answer: ({ uploads }) => ({
      status: 201,
      body: viewUpload(uploads[id] as Upload),
      location: `${location}/${id}`,
      version: 1,
    }),
  });
};

export const operations: Handlers<typeof contract> = {
  openUpload: {
    ...keepers,
    run: async ({ caller, params, body: { name, size }, path }) => {
      const done = await open(caller, editionOf(params), params.item, name, path);
      if (isRefusal(done)) return done;
      // Signed outside of what is stored: what lets somebody in is kept nowhere.
      return { ...done, body: { ...done.body, ...(await signed(params.campaign, done.body, size)) } };
    },
  },

  showUpload: {
    ...keepers,
    run: async ({ params }) => {
      const upload = await readUpload(params.campaign, editionOf(params), params.upload);
      return upload ? { status: 200, body: viewUpload(upload), version: upload.version } : refuse('not-found');
    },
  },

  downloadFile: {
    run: async ({ actor, params }) => {
      const { campaign } = params;
      const edition = editionOf(params);
      const [item, found] = await Promise.all([readItem(campaign, params.item), readFile(campaign, edition)]);
      const file = judgeDownload(item, found, dayOf(new Date().toISOString()));
      if ('refused' in file) return file;
      const [location] = await Promise.all([
        linkTo({
          key: fileKey(campaign, edition, file.hash),
          type,
          disposition: dispositionOf(file.name),
          seconds: linkSeconds,
        }),
        increment(downloadsKey(campaign, edition), downloadsOf(unitOf(actor))),
      ]);
      return { status: 302, raw: '', headers: { location } };
    },
  },

  reportCopies: {
    target,
    mayAct: async (actor) => associationsOf(actor).length > 0,
    run: async ({ caller, actor, params, body: { printed } }) => {
      const { campaign, item, language } = params;
      const edition = editionOf(params);
      const unit = associationsOf(actor)[0] as Unit;
      return execute(caller, capability(campaign), {
        load: async (): Promise<FilesState> => {
          const [file, before] = await Promise.all([readFile(campaign, edition), readPrinted(campaign, edition)]);
          return {
            ...emptyFiles,
            ...(file && { files: { [edition]: file } }),
            ...(before && { printed: { [edition]: before } }),
          };
        },
        decide: (state) => reportPrinted(state, { edition, unit, printed }),
        versionOf: (state) => state.printed[edition]?.version ?? 0,
        answer: (state) => {
          const { byUnit, version } = state.printed[edition] as Printed;
          return { status: 200, body: { item, language, unit, printed: byUnit[unit] ?? 0, version }, version };
        },
      });
    },
  },
};
