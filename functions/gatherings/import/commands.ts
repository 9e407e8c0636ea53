import { belongsTo, isInOffice } from '../../../shared/actor.ts';
import { associations, settings } from '../../../shared/directory.ts';
import type { Begun } from '../../../shared/execute.ts';
import { fetching, readAll, readOne } from '../../../shared/fetching.ts';
import { worded } from '../../../shared/field-words.ts';
import type { Handlers, Input } from '../../../shared/handler.ts';
import { newId } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { localOf } from '../../../shared/local-time.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import { given, inOrder } from '../../../shared/reads.ts';
import { telling } from '../../../shared/telling.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { publicitySettingsOf, registeredAudiences } from '../offers.ts';
import { gatheringsBy, progress } from '../store.ts';
import { contract } from './contract.ts';
import { isSame } from './likeness.ts';
import { type Asked, type Candidate, previewOf, toldErrors } from './preview.ts';
import { type File, inItsField, readFile } from './reading.ts';
import { isFresh, meanwhile, partOf, stepsOf } from './rules.ts';
import { keepPreview, previewed } from './store.ts';
import { gatheredIn, judgedBy, keptOf, storePart, storeSteps, type ToldBy } from './storing.ts';
import { viewCancellation, viewDuplicate, viewEntry, viewUpdate } from './views.ts';

/**
 * One operation of two acts, and neither is one transaction: a preview is kept beside the state, and what it holds may
 * take several transactions to store.
 */
type Import = Input<(typeof contract)['importEvents']>;

/** All events, since a UID may be anywhere; what is there may lag, so it is what was there a moment ago. */
const justBefore = (campaign: string) => gatheringsBy(campaign, undefined, { consistent: false });

/** What a file is held against. */
const surroundings = (campaign: string) =>
  inOrder({
    campaign: campaignStart(campaign),
    known: associations(campaign, (items) => new Set(items.map(({ id }) => id as Unit))),
    audiences: settings(campaign, (stored) => registeredAudiences(publicitySettingsOf(stored))),
    existing: justBefore(campaign),
  });

/** Nothing is stored but the preview itself, until the next day. */
const preview = async (
  { params: { campaign }, caller, language }: Import,
  { now, fetched }: Begun,
  file: File,
  asked: Asked,
) => {
  const found = await readAll(surroundings(campaign), fetched);
  if (!found) return refuse('not-found');
  if (!isOffice(asked.unit) && !found.known.has(asked.unit)) return invalidField('/unit', 'unknown');
  if (asked.area !== undefined && !found.known.has(asked.area)) return invalidField('/area', 'unknown');
  const read = readFile(file, found.campaign);
  const seen = previewOf(asked, read, found, found.existing, { now: localOf(now), newId });
  const { events, changes, cancellations, duplicates, left, errors, outside } = seen;
  const isSomething = events.length + changes.length + cancellations.length > 0;
  const token = newId();
  if (isSomething) await keepPreview(campaign, token, { ...seen, filer: caller.actor, unit: asked.unit }, now);
  return {
    status: 200,
    body: {
      ...(isSomething && { token }),
      created: 0,
      events: events.map(viewEntry),
      changes: changes.map(viewUpdate),
      cancellations: cancellations.map(viewCancellation),
      duplicates: duplicates.map(viewDuplicate),
      outside,
      left: worded(toldErrors(left.map(inItsField(file))), language),
      wrong: errors.length,
      errors: worded(toldErrors(errors.map(inItsField(file))), language),
    },
  };
};

const store = async ({ params: { campaign }, caller }: Import, begun: Begun, token: string) => {
  const reads = inOrder(
    {
      preview: previewed(campaign, token),
      progress: progress(campaign, token),
      kept: keptOf(caller),
    },
    (found) => ({
      existing: found.progress || found.preview?.filer !== caller.actor ? given([]) : justBefore(campaign),
    }),
  );
  const found = await readAll(reads, begun.fetched);
  // Who did not ask for it cannot know it; what is a day old is forgotten.
  if (!found?.preview || found.preview.filer !== caller.actor) return invalidField('/token', 'unknown');
  const { preview: plan } = found;
  const { events } = plan;
  const isThere = ({ fields, uid }: Candidate) => found.existing.some((other) => isSame({ ...fields, uid }, other));
  const steps = stepsOf(plan);
  const isFreshNow = steps.flat().every((step) =>
    isFresh(
      step,
      found.existing.find(({ id }) => id === step.event),
    ),
  );
  // Who stores the same at the same time may have begun since: then what is there is of this import.
  const isLate = found.kept === undefined && (!isFreshNow || events.some(isThere));
  if (isLate && !(await readOne(progress(campaign, token)))) return meanwhile();
  const { idempotency: _, ...keyless } = caller;
  const left = found.kept !== undefined || found.progress ? [] : steps;
  const around = left.length > 0 ? await readAll(judgedBy(campaign), fetching()) : undefined;
  const into = await gatheredIn(keyless, token, plan, { around, steps: left, now: begun.now });
  const toldBy: ToldBy = (is) => telling(is, into);
  for (const [i, some] of left.entries()) {
    if (!around) return refuse('not-found');
    const isLast = events.length === 0 && i === left.length - 1;
    const done = await storeSteps(isLast ? caller : keyless, token, plan, { ...around, steps: some, toldBy });
    if (isRefusal(done) || isLast) return done;
  }
  let stored = found.progress?.stored ?? 0;
  for (let first: Begun | undefined = steps.length === 0 ? begun : undefined; ; first = undefined) {
    // The key belongs to the whole, so it goes with the part that ends it; or with the first, if it was used before.
    const isLast = found.kept !== undefined || stored + partOf(events.slice(stored)).length >= events.length;
    const done = await storePart(isLast ? caller : keyless, token, plan, into, first);
    if (isRefusal(done) || done.body.created >= events.length) return done;
    stored = done.body.created;
  }
};

export const operations: Handlers<typeof contract> = {
  importEvents: {
    mayDo: ({ actor, body: { unit } }) => unit === undefined || isInOffice(actor) || belongsTo(actor, unit),
    run: async (input, begun) => {
      const { token, format = 'ics', text, file, unit = '', ...rest } = input.body;
      return token === undefined
        ? preview(input, begun, { format, text, file }, { unit, ...rest })
        : store(input, begun, token);
    },
  },
};
