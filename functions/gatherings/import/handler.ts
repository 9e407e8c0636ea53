import { belongsTo, isInOffice } from '../../../shared/actor.ts';
import { entityOf } from '../../../shared/commit.ts';
import { readAssociationItems } from '../../../shared/directory-loads.ts';
import { campaignKey } from '../../../shared/directory.ts';
import { type Caller, execute } from '../../../shared/execute.ts';
import type { Handlers, Input } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { worded } from '../../../shared/fields.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { isRefusal, refuse, text } from '../../../shared/problems.ts';
import { get } from '../../../shared/table.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import type { CampaignStart } from '../../campaign/offers.ts';
import { capability, readEvents, readImport } from '../store.ts';
import type { EventsState } from '../state.ts';
import type { contract } from './contract.ts';
import { keepPreview, type Previewed, readPreview } from './store.ts';
import { isSame } from './likeness.ts';
import { type Asked, type Candidate, type Duplicate, previewOf, toldErrors } from './preview.ts';
import { storeNext } from './rules.ts';

type Import = Input<(typeof contract)['importEvents']>;

const viewEntry = ({ at, fields, uid }: Omit<Candidate, 'id'>) => ({
  at,
  title: fields.title,
  startsAt: fields.startsAt,
  endsAt: fields.endsAt,
  ...(fields.place && { place: fields.place.name }),
  ...(fields.online && { url: fields.online.url }),
  visibility: fields.visibility,
  ...(uid !== undefined && { uid }),
});
const viewDuplicate = ({ of, ...entry }: Duplicate) => ({ ...viewEntry(entry), of });

/** What is there may lag: an import is compared with what was there a moment ago. All of it, since a UID may be anywhere. */
const readExisting = (campaign: string) => readEvents(campaign, undefined, { consistent: false });

/** Nothing is stored but the preview itself, until the next day. */
const preview = async ({ params: { campaign }, caller, language }: Import, asked: Asked) => {
  const [found, associations, existing] = await Promise.all([
    get(campaignKey(campaign)),
    readAssociationItems(campaign),
    readExisting(campaign),
  ]);
  if (!found) return refuse('not-found');
  const known = new Set(associations.map(({ id }) => id as Unit));
  if (!isOffice(asked.unit) && !known.has(asked.unit)) return invalidField('/unit', 'unknown');
  if (asked.area !== undefined && !known.has(asked.area)) return invalidField('/area', 'unknown');
  const { start, end } = entityOf<CampaignStart>(found) as CampaignStart;
  const { events, duplicates, errors, outside } = previewOf(
    asked,
    { campaign: { start, end }, associations: known },
    existing,
    newId,
  );
  const isRight = errors.length === 0 && events.length > 0;
  const token = newId();
  if (isRight) await keepPreview(campaign, token, { filer: caller.actor, unit: asked.unit, events }, Date.now());
  return {
    status: 200,
    body: {
      ...(isRight && { token }),
      created: 0,
      events: events.map(viewEntry),
      duplicates: duplicates.map(viewDuplicate),
      outside,
      wrong: errors.length,
      errors: worded(toldErrors(errors), language),
    },
  };
};

/** One part of it. The key belongs to the whole, so it goes with the part that ends it. */
const storePart = (caller: Caller, token: string, { unit, events }: Previewed) =>
  execute(caller, capability<EventsState>(caller.campaign), {
    load: async (): Promise<EventsState> => {
      const is = await readImport(caller.campaign, token);
      return { events: {}, listed: {}, imports: is ? { [token]: is } : {} };
    },
    decide: (state) => storeNext(state, { id: token, unit, events }),
    versionOf: () => 0,
    answer: ({ imports }) => ({
      status: 200,
      body: {
        import: token,
        created: imports?.[token]?.stored ?? 0,
        events: events.map((event) => ({ ...viewEntry(event), id: event.id })),
        duplicates: [],
        outside: 0,
        wrong: 0,
        errors: [],
      },
    }),
  });

const store = async ({ params: { campaign }, caller }: Import, token: string) => {
  const previewed = await readPreview(campaign, token);
  // Who did not ask for it cannot know it; what is a day old is forgotten.
  if (!previewed || previewed.filer !== caller.actor) return invalidField('/token', 'unknown');
  const { events } = previewed;
  const isBegun = (await readImport(campaign, token)) !== undefined;
  const existing = isBegun ? [] : await readExisting(campaign);
  const isThere = ({ fields, uid }: Candidate) => existing.some((other) => isSame({ ...fields, uid }, other));
  if (events.some(isThere))
    return refuse(
      'changed-meanwhile',
      text(
        'Något av det är inlagt under tiden; ladda upp filen igen.',
        'Some of it was entered meanwhile; send the file again.',
      ),
    );
  for (;;) {
    const done = await storePart(caller, token, previewed);
    if (isRefusal(done) || done.body.created >= events.length) return done;
  }
};

export const operations: Handlers<typeof contract> = {
  importEvents: {
    mayDo: ({ actor, body: { unit } }) => unit === undefined || isInOffice(actor) || belongsTo(actor, unit),
    run: async (input) => {
      const { token, format = 'ics', text: said = '', unit = '', ...rest } = input.body;
      return token === undefined ? preview(input, { format, text: said, unit, ...rest }) : store(input, token);
    },
  },
};
