import { type Actor, associationsOf, isInOffice, officesOf } from '../../shared/actor.ts';
import type { Recorded } from '../../shared/commit.ts';
import { toldOf } from '../../shared/events.ts';
import { withoutEarlier, type WithTexts } from '../../shared/texts.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { type StaffEvent, staffEvents } from './events.ts';
import { freeOf, partsOf } from './parts.ts';
import type { Allocation, EndedAllocation, Position, StaffRequest } from './state.ts';
import { allocationsOf, statusOf } from './status.ts';

/** How staff is shown, and to whom (invariant 8). Pure. */

/** Who reads: an office sees everything, an association what is its own. */
export type Reader = { readonly forOffices: boolean; readonly units: readonly Unit[] };
export const readerOf = (actor: Actor): Reader => ({
  forOffices: isInOffice(actor),
  units: [...officesOf(actor), ...associationsOf(actor)],
});

const sees = ({ forOffices, units }: Reader, unit: Unit): boolean => forOffices || units.includes(unit);
const isEmployer = ({ units }: Reader, { employer }: Position): boolean => units.includes(employer);

/** An association sees the positions that it employs or has a part of. */
export const seesPosition = (position: Position, reader: Reader): boolean =>
  sees(reader, position.employer) || partsOf(position).some(({ unit }) => sees(reader, unit));

type Placed = (Allocation | EndedAllocation) & { readonly position: string };
export const viewPlaced = ({ id, request, position, unit, from, to, extent, status, ...rest }: Placed) => ({
  id,
  request,
  position,
  unit,
  from,
  to,
  extent,
  status,
  allocatedAt: rest.allocatedAt,
  shortNotice: rest.shortNotice,
  ...(rest.plan !== undefined && { plan: rest.plan }),
  ...(rest.replyBy !== undefined && { replyBy: rest.replyBy }),
  ...(rest.escalated && { escalated: rest.escalated }),
  ...('endedAt' in rest && { endedAt: rest.endedAt }),
});

/** Who is employed, and their address, is shown to the offices and to the units that they work for, and so is whom to call. */
export const viewPosition = (position: Position, reader: Reader) => {
  const { allocations, ended: _, person, email, shares, ...plain } = withoutEarlier(position);
  const all = reader.forOffices || isEmployer(reader, position);
  const isOwn = ({ unit }: { readonly unit: Unit }) => all || sees(reader, unit);
  const knowsWho = all || partsOf(position).some(isOwn);
  return {
    ...plain,
    shares: shares.filter(isOwn),
    ...(person !== undefined && knowsWho && { person }),
    ...(email !== undefined && knowsWho && { email }),
    allocations: allocations.filter(isOwn).map((each) => viewPlaced({ ...each, position: position.id })),
    ...(isOffice(position.employer) && !position.plannable && { warnings: ['not-plannable' as const] }),
    ...(all && { free: freeOf(position.extent, partsOf(position), position) }),
  };
};

export const viewRequest = (request: StaffRequest, positions: Iterable<Position>, reader: Reader) => {
  const { outcome: _, filer, import: __, noteSince: ___, reasonSince: ____, ...plain } = withoutEarlier(request);
  const everywhere = [...positions];
  return {
    ...plain,
    ...(reader.forOffices && { filer }),
    status: statusOf(request, everywhere),
    allocations: allocationsOf(request.id, everywhere).map(viewPlaced),
  };
};

/** An allocation with whom to call, and what its unit said when it disputed it. */
export const viewAllocation = (placed: Placed, position: Position, request: StaffRequest | undefined) => {
  const { title, supervisor, version, updatedAt } = position;
  const isDisputed = request?.dispute?.allocation === placed.id;
  return {
    ...viewPlaced(placed),
    title,
    supervisor,
    ...(isDisputed && request?.dispute && { dispute: request.dispute }),
    version,
    createdAt: placed.allocatedAt,
    updatedAt,
  };
};

/** What an event says of others stays out of a request's history. */
const ofRequest = (value: unknown, request: string): unknown =>
  Array.isArray(value) ? value.filter((each: { readonly request?: string }) => each.request === request) : value;

/** One event of a request's history; a plan's publication as far as it is about the request. */
export const viewEvent = (event: WithTexts<Recorded<StaffEvent>>, request: string, { forOffices }: Reader) => {
  const { id, at, actor, type, gone } = event;
  const told = Object.entries(toldOf(staffEvents, event, [forOffices ? 'offices' : 'associations']));
  const data = told.map(([name, value]) => [name, type === 'PlanPublished' ? ofRequest(value, request) : value]);
  return {
    id,
    at,
    ...(forOffices && { actor }),
    event: type as string,
    data: Object.fromEntries(data),
    ...(gone && { gone }),
  };
};
