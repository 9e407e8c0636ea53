import { belongsTo, isInOffice } from '../../../shared/actor.ts';
import { associations } from '../../../shared/directory.ts';
import { type Begun, type Caller, carryOut } from '../../../shared/execute.ts';
import { fetching, readAll, readOne } from '../../../shared/fetching.ts';
import { worded } from '../../../shared/fields.ts';
import type { Handlers, Input } from '../../../shared/handler.ts';
import { answerKept } from '../../../shared/idempotency.ts';
import { newId } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { inOrderOf } from '../../../shared/key-order.ts';
import { isRefusal, refuse, text } from '../../../shared/problems.ts';
import { type ById, given, inOrder, toSet } from '../../../shared/reads.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { campaignStart } from '../../campaign/offers.ts';
import type { Gathering } from '../state.ts';
import { gatheringsAggregate, gatheringsBy, progress } from '../store.ts';
import { contract } from './contract.ts';
import { isSame } from './likeness.ts';
import { type Asked, type Candidate, type Duplicate, previewOf, toldErrors } from './preview.ts';
import { partOf, storeNext } from './rules.ts';
import { keepPreview, type Previewed, previewed } from './store.ts';

/**
 * One operation of two acts, and neither is one transaction: a preview is kept beside the state, and what it holds may
 * take several transactions to store.
 */
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

/** All events, since a UID may be anywhere; what is there may lag, so it is what was there a moment ago. */
const justBefore = (campaign: string) => gatheringsBy(campaign, undefined, { consistent: false });

/** What a file is held against. */
const surroundings = (campaign: string) =>
  inOrder({
    campaign: campaignStart(campaign),
    known: associations(campaign, (items) => new Set(items.map(({ id }) => id as Unit))),
    existing: justBefore(campaign),
  });

/** Nothing is stored but the preview itself, until the next day. */
const preview = async ({ params: { campaign }, caller, language }: Import, { now, fetched }: Begun, asked: Asked) => {
  const found = await readAll(surroundings(campaign), fetched);
  if (!found) return refuse('not-found');
  if (!isOffice(asked.unit) && !found.known.has(asked.unit)) return invalidField('/unit', 'unknown');
  if (asked.area !== undefined && !found.known.has(asked.area)) return invalidField('/area', 'unknown');
  const { events, duplicates, errors, outside } = previewOf(asked, found, found.existing, newId);
  const isRight = errors.length === 0 && events.length > 0;
  const token = newId();
  if (isRight) await keepPreview(campaign, token, { filer: caller.actor, unit: asked.unit, events }, now);
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

/** The answer given before under the caller's key. */
const keptOf = ({ idempotency }: Pick<Caller, 'idempotency'>) =>
  idempotency ? answerKept(idempotency) : given(undefined);

/** One part of it, in one transaction. */
const storePart = (caller: Caller, token: string, { unit, events }: Previewed, begun?: Begun) =>
  carryOut(
    caller,
    gatheringsAggregate(caller.campaign),
    {
      load: async (_now, fetched = fetching()) => {
        const reads = inOrder({
          gatherings: given<ById<Gathering>>({}),
          progress: toSet(progress(caller.campaign, token)),
          kept: keptOf(caller),
        });
        const state = await readAll(reads, fetched);
        return { replay: state?.kept, state: state ?? refuse('not-found'), version: 0 };
      },
      decide: (state) => storeNext(state.progress?.stored ?? 0, { id: token, unit, events }),
      answer: (state) => ({
        status: 200,
        body: inOrderOf(contract.importEvents.result, {
          import: token,
          created: state.progress?.stored ?? 0,
          events: events.map((event) => ({ ...viewEntry(event), id: event.id })),
          duplicates: [],
          outside: 0,
          wrong: 0,
          errors: [],
        }),
      }),
    },
    begun,
  );

const store = async ({ params: { campaign }, caller }: Import, begun: Begun, token: string) => {
  const reads = inOrder(
    { preview: previewed(campaign, token), progress: progress(campaign, token), kept: keptOf(caller) },
    (found) => ({
      existing: found.progress || found.preview?.filer !== caller.actor ? given([]) : justBefore(campaign),
    }),
  );
  const found = await readAll(reads, begun.fetched);
  // Who did not ask for it cannot know it; what is a day old is forgotten.
  if (!found?.preview || found.preview.filer !== caller.actor) return invalidField('/token', 'unknown');
  const { events } = found.preview;
  const isThere = ({ fields, uid }: Candidate) => found.existing.some((other) => isSame({ ...fields, uid }, other));
  // Who stores the same at the same time may have begun since: then what is there is of this import.
  if (events.some(isThere) && !(await readOne(progress(campaign, token))))
    return refuse(
      'changed-meanwhile',
      text(
        'Något av det är inlagt under tiden; ladda upp filen igen.',
        'Some of it was entered meanwhile; send the file again.',
      ),
    );
  const { idempotency: _, ...keyless } = caller;
  let stored = found.progress?.stored ?? 0;
  for (let first: Begun | undefined = begun; ; first = undefined) {
    // The key belongs to the whole, so it goes with the part that ends it; or with the first, if it was used before.
    const isLast = found.kept !== undefined || stored + partOf(events.slice(stored)).length >= events.length;
    const done = await storePart(isLast ? caller : keyless, token, found.preview, first);
    if (isRefusal(done) || done.body.created >= events.length) return done;
    stored = done.body.created;
  }
};

export const operations: Handlers<typeof contract> = {
  importEvents: {
    mayDo: ({ actor, body: { unit } }) => unit === undefined || isInOffice(actor) || belongsTo(actor, unit),
    run: async (input, begun) => {
      const { token, format = 'ics', text: said = '', unit = '', ...rest } = input.body;
      return token === undefined
        ? preview(input, begun, { format, text: said, unit, ...rest })
        : store(input, begun, token);
    },
  },
};
