import sample from '../../data/campaign-2018.json' with { type: 'json' };
import type { StaffEvent } from '../../functions/staff/events.ts';
import type { Head, StaffRequest, StaffState } from '../../functions/staff/state.ts';
import { headKey, requestId, staffAggregate } from '../../functions/staff/store.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { changes, type Recorded, notStored } from '../../shared/commit.ts';
import { newId } from '../../shared/ids.ts';
import { entityIn } from '../../shared/reads.ts';
import { weekOf } from '../../shared/weeks.ts';
import { shiftOf } from '../import/import.ts';
import { type ListFigure, pagesOf } from './lists.ts';
import { itemAt, putAll } from './batch.ts';
import { type Call, campaign } from './session.ts';
import { type Figure, recorder, type Step } from './steps.ts';

/** What each operation on staff costs, with the positions and requests of the sample stored. */
const electionDay = addDays(
  sample.campaign.electionDay,
  shiftOf(sample.campaign.electionDay, dayOf(new Date().toISOString())),
);
const weeks = { from: addDays(electionDay, -20), to: electionDay };

const position = {
  title: 'Organisatör, tunnelbanans gröna linje',
  extent: 100,
  employer: 'district',
  supervisor: 'city-hall',
  administrator: 'county-council',
  ...weeks,
  shares: [],
  tasks: ['cabin', 'door-knocking', 'flyers'],
  languages: ['sv', 'so'],
  plannable: false,
};
const wish = {
  ...weeks,
  extent: 50,
  tasks: ['cabin', 'flyers'],
  note: 'Helst någon som kan stå i valstugan på torget',
};

type Unit = string;
const filed = async (step: Step, operation: string, unit: Unit): Promise<string> => {
  const { body } = await step(operation, `association-${unit}`, 'POST /staff/requests', { unit, ...wish });
  return String(body.id);
};
const allocated = async (step: Step, operation: string, request: string, id: string): Promise<string> => {
  const part = { request, position: id, ...weeks, extent: 50 };
  const { body } = await step(operation, 'district-head', 'POST /staff/allocations', part);
  return String((body.allocations as readonly { readonly id: string }[])[0]?.id);
};

/** Asked for, allocated, disputed, allocated anew, confirmed; cancelled; declined and withdrawn. */
const lives = async (step: Step, [first, second]: readonly [Unit, Unit], id: string): Promise<void> => {
  const one = await filed(step, 'request', first);
  await step('', 'district-head', `PUT /staff/positions/${id}`, position);
  const disputed = await allocated(step, 'allocation', one, id);
  const by = `association-${first}`;
  await step('dispute', by, `POST /staff/allocations/${disputed}/disputes`, { reason: 'Det är fel veckor' });
  const confirmed = await allocated(step, '', one, id);
  await step('confirmation', by, `POST /staff/allocations/${confirmed}/confirmations`);
  await step('cancellation', 'district-head', `POST /staff/allocations/${confirmed}/cancellations`, {
    reason: 'Organisatören slutar i förtid',
  });
  await step('decline', 'district-head', `POST /staff/requests/${one}/declines`, { reason: 'Alla är upptagna' });
  const other = await filed(step, '', second);
  await allocated(step, '', other, id);
  await step('withdrawal', `association-${second}`, `POST /staff/requests/${other}/withdrawal`);
  await step('', 'district-head', `DELETE /staff/positions/${id}`);
};

/** What takes no key: it may be repeated as it is, or only reads. */
const keyless = async (step: Step): Promise<void> => {
  const path = '/staff/positions/bench';
  await step('new position', 'district-head', `PUT ${path}`, position);
  await step('changed position', 'district-head', `PUT ${path}`, { ...position, title: 'Organisatör' });
  await step('show position', 'district-staff', `GET ${path}`);
  const request = await filed(step, '', 'nacka');
  await step('show request', 'association-nacka', `GET /staff/requests/${request}`);
  const { body } = await step('', 'district-head', 'POST /staff/allocations?dryRun=true', {
    request,
    position: 'bench',
    ...weeks,
    extent: 50,
  });
  if (body.lawful !== true) throw new Error(`not lawful: ${JSON.stringify(body)}`);
  await step('withdrawal of what has nothing', 'association-nacka', `POST /staff/requests/${request}/withdrawal`);
  await step('removed position', 'district-head', `DELETE ${path}`);
  for (const view of ['load', 'coverage', `capacity?week=${weekOf(weeks.from)}`])
    await step(`GET ${view.split('?')[0]}`, 'district-staff', `GET /staff/${view}`);
};

/** A draft of all that the sample asks for, and its publication: what they write depends on how well it is packed. */
const planned = async (step: Step): Promise<void> => {
  const { body } = await step('draft of a plan', 'district-head', 'POST /staff/plans', weeks, { write: 7 });
  const plan = `/staff/plans/${String(body.id)}`;
  const count = (body.allocations as readonly unknown[]).length;
  await step(`publication of a plan, ${count} allocations`, 'district-head', `POST ${plan}/publication`, undefined, {
    write: 14,
  });
  await step('show plan', 'district-staff', `GET ${plan}`);
};

/** Plays the lives of some requests and positions over the API; the plan only once, without a key. */
export const playStaff = async (call: Call, keyed: boolean): Promise<readonly Figure[]> => {
  const { step, figures } = recorder(call, keyed);
  await lives(step, keyed ? ['taby', 'tyreso'] : ['danderyd', 'sollentuna'], keyed ? 'bench-keyed' : 'bench-plain');
  if (!keyed) {
    await keyless(step);
    await planned(step);
  }
  return figures();
};

/** Stores this many more positions, by commands, and requests, by import. */
export const storeStaff = async (call: Call, positions: number, requests: number): Promise<void> => {
  for (let i = 0; i < positions; i++) {
    const path = `/staff/positions/stored-${i}`;
    await call('district-head', `PUT ${path}`, { ...position, employer: 'district' });
    for (const office of ['city-hall', 'county-council']) await call(`${office}-head`, `POST ${path}/consents`);
  }
  const units = sample.associations.map(({ id }) => id);
  const lines = Array.from(
    { length: requests },
    (_, i) => `${units[i % units.length] as string};${weeks.from};${weeks.to};50;flyers`,
  );
  const csv = ['unit;from;to;extent;tasks', ...lines].join('\n');
  await call('district-head', 'POST /staff/requests/import', { csv });
};

/**
 * Stores this many requests that were declined, the head's account of them with them: the product's own functions make
 * them, in parts that are written in batches. Nothing else may change staff meanwhile.
 */
export const storeDeclined = async (stack: Stack, count: number): Promise<void> => {
  const aggregate = staffAggregate(campaign);
  const stored = await itemAt(stack, headKey(campaign));
  const before = stored ? entityIn<Head>(stored) : { ...notStored, filed: 0, changes: 0 };
  const at = new Date().toISOString();
  const units = sample.associations.map(({ id }) => id);
  const requests: Record<string, StaffRequest> = {};
  let head: Head = before;
  for (let i = 0; i < count; i++) {
    const unit = units[i % units.length] as string;
    const request = requestId(unit, newId());
    const about = {
      subject: `staff/requests/${request}`,
      request,
      unit,
      id: newId(),
      at,
      actor: `association-${unit}`,
    };
    const asked = { ...wish, priority: 'normal', owner: 'district', replyBy: weeks.from, shortNotice: false } as const;
    const events: readonly Recorded<StaffEvent>[] = [
      { type: 'StaffRequested', ...about, ...asked, earliestStart: weeks.from },
      { type: 'StaffRequestDeclined', ...about, reason: 'Alla är upptagna' },
    ];
    const state = events.reduce<StaffState>(aggregate.evolve, { head, requests: {} });
    head = state.head as Head;
    requests[request] = state.requests?.[request] as StaffRequest;
  }
  const { writes } = changes<StaffState>({ head: before, requests: {} }, { head, requests }, aggregate.stored, at);
  await putAll(
    stack,
    writes.flatMap((write) => (write.kind === 'put' ? [write.item] : [])),
  );
};

/** What one default page of each list costs: with each page of requests all positions are read, for their status. */
export const playStaffLists = (call: Call): Promise<readonly ListFigure[]> =>
  pagesOf(call, [
    ...['', '?status=submitted', '?status=confirmed', '?unit=solna', '?owner=city-hall'].map(
      (filter) => ['county-council-staff', `/staff/requests${filter}`] as const,
    ),
    ...['', '?status=submitted', '?owner=city-hall'].map(
      (filter) => ['association-solna', `/staff/requests${filter}`] as const,
    ),
    ['county-council-staff', '/staff/positions'],
    ['association-solna', '/staff/positions'],
    ['county-council-staff', '/staff/plans'],
    ['county-council-staff', '/staff/feeds'],
  ]);
