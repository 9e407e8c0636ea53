import type { Instant } from '../../../shared/calendar.ts';
import { associations } from '../../../shared/directory.ts';
import { type Begun, type Caller, carryOut } from '../../../shared/execute.ts';
import { fetching, readAll } from '../../../shared/fetching.ts';
import type { Gathered, Telling } from '../../../shared/gathered.ts';
import { answerKept } from '../../../shared/idempotency.ts';
import { newId } from '../../../shared/ids.ts';
import { jointly } from '../../../shared/jointly.ts';
import { inOrderOf } from '../../../shared/key-order.ts';
import { refuse } from '../../../shared/problems.ts';
import { type ById, given, inOrder, toSet } from '../../../shared/reads.ts';
import { listening, telling } from '../../../shared/telling.ts';
import type { Unit } from '../../../shared/units.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { channelsEvents } from '../../channels/offers.ts';
import { gatheringEvents } from '../events.ts';
import { merged } from '../fields.ts';
import { moving, spread, withPublications } from '../moving.ts';
import type { Surroundings } from '../rules.ts';
import type { Gathering } from '../state.ts';
import { gatherings, gatheringsAggregate, listedRows, listingHead, progress } from '../store.ts';
import { contract } from './contract.ts';
import { isUpdate, piecesOf, type Step, storeNext, takeSteps } from './rules.ts';
import { noticeFor, type Plan, type Previewed } from './store.ts';
import { toldOfImport } from './told.ts';
import { viewCancellation, viewStored } from './views.ts';

/** The transactions that an import is stored in, and by which notice each is told. */

/** The answer given before under the caller's key. */
export const keptOf = ({ idempotency }: Pick<Caller, 'idempotency'>) =>
  idempotency ? answerKept(idempotency) : given(undefined);

/** What was stored, of which so many events so far. */
export const answerOf = (token: string, created: number, { events, changes, cancellations }: Plan) => ({
  status: 200,
  body: inOrderOf(contract.importEvents.result, {
    import: token,
    created,
    events: events.map(viewStored),
    changes: changes.map(viewCancellation),
    cancellations: cancellations.map(viewCancellation),
    duplicates: [],
    outside: 0,
    left: [],
    wrong: 0,
    errors: [],
  }),
});

const eventsOf = (subject: string) => (subject.includes('/publications/') ? channelsEvents : gatheringEvents);

type Moving = ReturnType<typeof movingIn>;
const movingIn = (campaign: string) => jointly(withPublications(campaign));
/** What is told of what happens in a transaction: as it is, only noted, or as part of the import (shared/telling.ts). */
export type ToldBy = (is: Moving) => Moving;

/** What becomes of some events that there are, in one transaction. */
export const storeSteps = (
  caller: Caller,
  token: string,
  plan: Previewed,
  {
    campaign,
    units,
    steps,
    toldBy,
  }: Pick<Surroundings, 'campaign'> & {
    readonly units: readonly Unit[];
    readonly steps: readonly Step[];
    readonly toldBy: ToldBy;
  },
) =>
  carryOut(caller, toldBy(movingIn(caller.campaign)), {
    load: async () => {
      const ids = steps.map(({ event }) => event);
      const reads = inOrder(
        {
          gatherings: gatherings(caller.campaign, ids),
          listing: listingHead(caller.campaign),
          associations: given(units),
          kept: keptOf(caller),
        },
        (found) => ({
          listed: listedRows(caller.campaign, Object.values(found.gatherings)),
          ...spread(
            caller.campaign,
            steps.filter(isUpdate).flatMap(({ event, change }) => {
              const before = found.gatherings[event];
              return before ? [{ before, after: merged(before, change) }] : [];
            }),
          ),
        }),
      );
      const state = await readAll(reads, fetching());
      return { replay: state?.kept, state: state ?? refuse('not-found'), version: 0 };
    },
    decide: (state, now) =>
      moving(state, takeSteps({ gatherings: state.gatherings ?? {}, campaign, known: new Set(units) }, steps), now),
    answer: () => answerOf(token, 0, plan),
  });

/** One part of what is new, in one transaction. */
export const storePart = (caller: Caller, token: string, plan: Previewed, into: Gathered, begun?: Begun) =>
  carryOut(
    caller,
    telling(gatheringsAggregate(caller.campaign), into),
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
      decide: (state) => storeNext(state.progress?.stored ?? 0, { id: token, ...plan }),
      answer: (state) => answerOf(token, state.progress?.stored ?? 0, plan),
    },
    begun,
  );

type Steps = readonly (readonly Step[])[];
type Judged = Pick<Surroundings, 'campaign'> & { readonly units: readonly Unit[] };
/** What a change of an event is judged by. */
export const judgedBy = (campaign: string) =>
  inOrder({
    campaign: campaignStart(campaign),
    units: associations(campaign, (items) => items.map(({ id }) => id as Unit)),
  });

/** Into which notice of a unit what the import does goes: all that becomes of events that there are is tried first. */
export const gatheredIn = async (
  caller: Caller,
  token: string,
  plan: Previewed,
  { around, steps, now }: { readonly around: Judged | undefined; readonly steps: Steps; readonly now: Instant },
): Promise<Gathered> => {
  const pieces = piecesOf(plan.events);
  if (steps.flat().length + pieces <= 1) return () => undefined;
  const tried: Telling[] = [];
  const toldBy: ToldBy = (is) => listening(is, eventsOf, tried);
  for (const some of around ? steps : [])
    await storeSteps({ ...caller, isTrial: true }, token, plan, { ...(around as Judged), steps: some, toldBy });
  const notice = await noticeFor(caller.campaign, token, now);
  const created = plan.events.length;
  return toldOfImport(tried, { notice, token, unit: plan.unit, created, pieces }, newId);
};
