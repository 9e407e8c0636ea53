import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import type { Refusal } from '../../../shared/problems.ts';
import { isStaffed, minutesOf, unattended } from '../crew.ts';
import { isFree, later, lengthOf } from '../days.ts';
import type { Decision } from '../events.ts';
import { faults } from '../problems.ts';
import type { Asset, Booking, Shift, Span } from '../state.ts';
import { type Choice, type Context, type LimitCode, tooMuch, tooSoonFor, type Wanted } from './limits.ts';
import {
  closed,
  isInNeed,
  needsCrew,
  notFree,
  sameCrew,
  type Saying,
  saying,
  told,
  unsaid,
  without,
  wrongField,
} from './rules.ts';

/** A booking is changed in one step: other days, another asset, another crew (D14, invariant 5). Pure. */
export type Change = { readonly [K in keyof Span]?: Day | undefined } & {
  readonly asset?: string | undefined;
  readonly crew?: readonly Shift[] | undefined;
};
export type ChangeCode =
  'wrong-status' | 'invalid-input' | 'already-booked' | 'out-of-order' | 'cabin-needs-crew' | LimitCode;

/** The crew goes along: with the days where all of them are moved, else whoever is there on those that are left. */
const goingAlong = ({ crew, ...was }: Booking, span: Span): readonly Shift[] => {
  const moved = lengthOf(span) === lengthOf(was) ? daysBetween(was.from, span.from) : 0;
  return crew
    .map((shift) => ({ ...shift, day: addDays(shift.day, moved) }))
    .filter(({ day }) => span.from <= day && day <= span.to);
};

/** What has been cannot be said anew: nobody can have had another bike yesterday. */
const past = (was: Span, { from, to }: Span, today: Day): Refusal<'invalid-input'> | undefined => {
  if (to < from) return invalidField('/to', 'order');
  if (from !== was.from && was.from < today) return invalidField('/from', 'past');
  return to < today ? invalidField('/to', 'past') : undefined;
};

/** The first day on which something is to be brought that is not there already; none where it is all there. */
const firstBrought = (was: Booking, asset: Asset, { from, to }: Span, today: Day): Day | undefined => {
  if (asset.id !== was.asset) return later(from, today);
  if (from < was.from || from > was.to) return from;
  return to > was.to ? addDays(was.to, 1) : undefined;
};

/** As if it had not been booked. */
const unbooked = (state: Choice, booking: Booking): Choice => {
  const { assets, use } = without(state, booking);
  const asset = assets[booking.asset];
  const taken = asset?.taken.filter((each) => each.booking !== booking.id) ?? [];
  return { use, assets: { ...assets, ...(asset && { [asset.id]: { ...asset, taken, retired: undefined } }) } };
};

const unstaffed = (
  state: Choice,
  asset: Asset,
  wanted: Wanted & { readonly crew: readonly Shift[] },
  context: Context,
) => (isStaffed(asset, wanted, wanted.crew) ? undefined : needsCrew(state, asset, wanted, context));

/** By the rules of a booking that is made, as if this had not been there; whoever is in need has no time to wait. */
const hindrance = (
  state: Choice & { readonly booking: Booking },
  asset: Asset,
  wanted: Span & { readonly crew: readonly Shift[] },
  context: Context,
): Refusal<'already-booked' | 'out-of-order' | 'cabin-needs-crew' | LimitCode> | undefined => {
  const { booking } = state;
  const { today } = context;
  const wish = { ...wanted, unit: booking.unit };
  const isWithin = booking.from <= wish.from && wish.to <= booking.to;
  const isUrgent = isWithin && isInNeed(booking, state.assets[booking.asset], today);
  const brought = isUrgent ? undefined : firstBrought(booking, asset, wish, today);
  const isSoon = brought === undefined ? undefined : tooSoonFor(asset.kind, brought, context);
  if (isSoon) return isSoon;
  const choice = unbooked(state, booking);
  const isMuch = tooMuch(choice, asset.kind, wish, context);
  if (isMuch) return isMuch;
  const left = { ...wish, from: later(wish.from, today) };
  const itself = choice.assets[asset.id] ?? asset;
  if (!isFree(itself, left)) return notFree(choice, itself, left, context);
  return unstaffed(choice, asset, wish, context);
};

export const changeBooking = (
  state: Choice & { readonly booking: Booking },
  { asset: id, from, to, crew }: Change,
  said: Saying,
  context: Context,
): Decision<ChangeCode> => {
  const { booking, assets } = state;
  const { today } = context;
  const isClosed = closed(booking, today);
  if (isClosed) return isClosed;
  const span = { from: from ?? booking.from, to: to ?? booking.to };
  const isMoved = span.from !== booking.from || span.to !== booking.to;
  const wanted = { ...span, asset: id ?? booking.asset, crew: crew ?? goingAlong(booking, span) };
  const asset = assets[wanted.asset];
  if (!asset) return invalidField('/asset', 'unknown');
  const isOther = asset.id !== booking.asset;
  const isMore = span.from < booking.from || span.to > booking.to;
  if (!isOther && asset.retired !== undefined && isMore) return invalidField('/asset', faults.retired);
  const wrong =
    past(booking, span, today) ?? wrongField(state, { ...wanted, asset: isOther ? id : undefined }, context);
  if (wrong) return wrong;
  if (!isMoved && !isOther && sameCrew(booking.crew, wanted.crew)) return [];
  const crewed = { ...booking, crew: wanted.crew };
  const isAnother = isMoved || isOther;
  const hindered = isAnother ? hindrance(state, asset, wanted, context) : unstaffed(state, asset, crewed, context);
  const refused = hindered ?? unsaid(booking, said);
  if (refused) return refused;
  const then = {
    ...told({ ...booking, ...span, asset: asset.id, kind: asset.kind }),
    crew: wanted.crew,
    unattendedMinutes: minutesOf(unattended(asset, span, wanted.crew)),
    ...saying(booking, said),
  };
  if (!isAnother) return [{ type: 'CrewSet', ...then }];
  const was = { asset: booking.asset, kind: booking.kind, from: booking.from, to: booking.to };
  return [{ type: 'BookingChanged', ...then, was, freedFrom: later(booking.from, today) }];
};
