import { type Day, dayOf } from '../../shared/calendar.ts';
import { daily, inAll, isForgettable, step, stepEach, type Tended, together } from '../../shared/daily.ts';
import { fetching, readAll, readOne } from '../../shared/fetching.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { inOrder, needed } from '../../shared/reads.ts';
import { escalateAllocations } from './allocations/rules.ts';
import { type StaffEvent, staffEvents } from './events.ts';
import { forgetEmployed } from './people.ts';
import { fail, isLost } from './plans/rules.ts';
import { escalateConsents } from './positions/consenting.ts';
import { escalate } from './requests/rules.ts';
import { removeAbandoned } from './sheets/store.ts';
import type { Ids, Position, Staff, StaffRequest } from './state.ts';
import {
  computingPlans,
  everything,
  head,
  imported,
  imports,
  plan,
  position,
  proposedRequests,
  staffAggregate,
  stored,
} from './store.ts';
import { staffTexts } from './texts.ts';

/** All that can be overdue, or is to be forgotten. */
const all = (campaign: string) =>
  inOrder({ head: head(campaign), imports: imports(campaign) }, (found) => ({
    ...everything(found, campaign),
    proposed: proposedRequests(found.head, campaign),
  }));

type Proposed = { readonly proposed: Ids<StaffRequest> };

/** Whatever was withdrawn or declined meanwhile is overdue no more. */
const escalateAll = (
  { requests, proposed, positions }: Staff & Proposed,
  ids: readonly string[],
  today: Day,
): readonly StaffEvent[] =>
  ids.flatMap((id) => {
    const request = requests[id] ?? proposed[id];
    return request ? escalate({ request, positions }, today) : [];
  });

const isUnanswered = (position: Position, today: Day): boolean => escalateAllocations({ position }, today).length > 0;

/**
 * Daily: escalates staff requests and allocations past their reply-by date (D6), removes the names of who was employed some days after
 * the campaign, and what people wrote (invariant 9), and what imports left that came to nothing; says of plans that they
 * failed when nobody computes them any more. Each step is judged anew when it is taken.
 */
export const handler = daily(async (campaign, now) => {
  const { id } = campaign;
  const today = dayOf(now);
  const found = await readAll(all(id), fetching());
  if (!found) return { done: 0, failed: 1 };
  const tended: Tended[] = [];
  const overdue = Object.keys({ ...found.requests, ...found.proposed }).filter(
    (each) => escalateAll(found, [each], today).length > 0,
  );
  const requests = together(overdue).map((ids) => ({
    reads: () => all(id),
    decide: (state: Staff & Proposed) => escalateAll(state, ids, today),
  }));
  tended.push(await stepEach(id, staffAggregate, staffEvents, requests));
  const positions = Object.values(found.positions);
  const readsOf = (is: Position) => () => inOrder({ head: head(id), position: needed(position(id, is.id)) });
  const consents = positions.filter((is) => escalateConsents(is, today).length > 0);
  const onConsents = consents.map((is) => ({
    reads: readsOf(is),
    decide: (state: { readonly position: Position }) => escalateConsents(state.position, today),
  }));
  tended.push(await stepEach(id, staffAggregate, staffEvents, onConsents));
  const onAllocations = positions
    .filter((is) => isUnanswered(is, today))
    .map((is) => ({
      reads: readsOf(is),
      decide: (state: { readonly position: Position }) => escalateAllocations(state, today),
    }));
  tended.push(await stepEach(id, staffAggregate, staffEvents, onAllocations));
  if (await isForgettable(campaign, now)) tended.push(await forgetEmployed(id, () => true));
  for (const each of (await readOne(computingPlans(id))).filter((one) => isLost(one, now)))
    tended.push(
      await step(id, staffAggregate, { reads: () => inOrder({ plan: needed(plan(id, each.id)) }), decide: fail }),
    );
  tended.push(await forgetTexts(campaign, now, { name: 'staff' }, { texts: staffTexts, stored, imported }));
  return inAll([...tended, { done: await removeAbandoned(id, now), failed: 0 }]);
});
