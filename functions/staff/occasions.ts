import type { Invitee, Occasion, Occasions } from '../../shared/occasions.ts';
import { type Text, text } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { type Told, unitCalled } from '../../shared/words.ts';
import { isInCalendars } from './allocations/continuing.ts';
import type { StaffNotice } from './events.ts';
import type { Position } from './state.ts';
import { positionKey, positionOf } from './store.ts';

/**
 * The parts of positions that units have confirmed, in the calendars of their people and of whoever is employed. Who that is
 * stands in none, and no title, which may name a person: whom to call is the office that supervises.
 */
const described = ({ supervisor }: Position): Text => {
  const office = unitCalled(supervisor);
  return text(`Ring ${office}, som handleder.`, `Call ${office}, which supervises.`);
};

/**
 * One that was never confirmed was in no calendar; one that another was moved to is the same entry there, and not sure until it
 * is confirmed. Numbers go on also where it was moved to another position of the same person.
 */
export const occasionOf = (position: Position, allocation: string, invitee: Invitee): Occasion | undefined => {
  const live = position.allocations.find(({ id }) => id === allocation);
  const over = position.ended.find(({ id }) => id === allocation);
  const is = live && isInCalendars(live) ? live : over?.wasConfirmed && !over.goesOn ? over : undefined;
  if (!is) return undefined;
  const { as = allocation, after = 0 } = is.continues ?? {};
  return {
    id: `staff/allocations/${as}`,
    method: is === live ? 'REQUEST' : 'CANCEL',
    sequence: after + position.version,
    changedAt: position.updatedAt,
    days: { from: is.from, to: is.to },
    summary:
      invitee.unit === undefined
        ? text(`Arbete hos ${unitCalled(is.unit)} på ${is.extent} %`, `Work at ${unitCalled(is.unit)}, ${is.extent} %`)
        : text(`Personal på ${is.extent} %`, `Staff at ${is.extent} %`),
    description: described(position),
    isFree: true,
    ...(is === live && live.status !== 'confirmed' && { isTentative: true }),
  };
};

const changedBy = (event: Told<StaffNotice>, unit: Unit): readonly string[] => {
  switch (event.type) {
    case 'AllocationConfirmed':
    case 'AllocationDisputed':
    case 'AllocationCancelled':
      return event.unit === unit ? [event.allocation] : [];
    case 'StaffAllocated':
    case 'PlanPublished': {
      const own = event.ended.filter((each) => each.unit === unit);
      // What one of them may have been moved to.
      const moved = event.allocations.filter(
        ({ request, unit: to }) => to === unit && own.some((each) => each.request === request),
      );
      return [...own, ...moved].map(({ allocation }) => allocation);
    }
    case 'StaffRequestWithdrawn':
      return event.ended.filter((each) => each.unit === unit).map(({ allocation }) => allocation);
    default:
      return [];
  }
};

export const allocationOccasions: Occasions = {
  changedBy,
  at: (campaign, id) => positionKey(campaign, positionOf(id)),
  occasion: (item, id, invitee) => occasionOf(item as unknown as Position, id, invitee),
};
