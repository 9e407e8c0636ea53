import type { Day } from '../../../shared/calendar.ts';
import { enumerated } from '../../../shared/words.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { isRefusal, type Refusal, type Text, text } from '../../../shared/problems.ts';
import { reasonMissing } from '../../../shared/reversal/rules.ts';
import type { Unit } from '../../../shared/units.ts';
import { faults, refuse } from '../problems.ts';
import { assetCalled } from '../called.ts';
import { isStaffed, minutesOf, unattended } from '../crew.ts';
import { bestFit, daysOf, isFree, later, overlaps } from '../days.ts';
import type { Decision } from '../events.ts';
import type { Limits } from '../offers.ts';
import type { Asset, Booking, Kind, Shift, Span } from '../state.ts';
import { beyondLimits, type Choice, type Context, type LimitCode, offered, openPeriod, type Wanted } from './limits.ts';

/** Rules of a booking (D14, invariant 5). Pure. */

/** One asset by its id, or whichever of a kind fits best. */
export type Wish = Wanted & {
  readonly id: string;
  readonly asset?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly crew: readonly Shift[];
  /** The unit's own booking that a defect is in the way of. */
  readonly insteadOf?: string | undefined;
};

/** The first field that is wrong in what it refers to. */
export const wrongField = (
  { assets }: Choice,
  { asset, from, to, crew }: Pick<Wish, 'asset' | 'from' | 'to' | 'crew'>,
  { campaign: { start, end } }: Context,
): Refusal<'invalid-input'> | undefined => {
  const named = asset === undefined ? undefined : assets[asset];
  if (asset !== undefined && !named) return invalidField('/asset', 'unknown');
  if (named?.retired !== undefined) return invalidField('/asset', faults.retired);
  if (from < start || from > end) return invalidField('/from', 'outside-campaign');
  if (to > end) return invalidField('/to', 'outside-campaign');
  return wrongCrew(crew, { from, to });
};

const wrongCrew = (crew: readonly Shift[], { from, to }: Span): Refusal<'invalid-input'> | undefined => {
  const outside = crew.findIndex(({ day }) => day < from || day > to);
  return outside < 0 ? undefined : invalidField(`/crew/${outside}/day`, faults.outsideBooking);
};

const instead = (ids: readonly string[], sv: string, en: string): Text => {
  if (ids.length === 0) return text('', '');
  const some = ids.slice(0, 6).map(assetCalled);
  const names = enumerated(ids.length > 6 ? [...some, '…'] : some);
  return text(` ${sv}: ${names.sv}.`, ` ${en}: ${names.en}.`);
};

const takenDays = (spans: readonly Span[], wanted: Span): readonly Day[] =>
  daysOf(wanted).filter((day) => spans.some((each) => each.from <= day && day <= each.to));

/** Invariant 5: names the days, and what is free instead. */
export const notFree = (
  state: Choice,
  asset: Asset,
  wish: Wanted,
  context: Context,
): Refusal<'already-booked' | 'out-of-order'> => {
  const booked = takenDays(asset.taken, wish);
  const days = booked.length > 0 ? booked : takenDays(asset.defects, wish);
  const free = offered(state, asset.kind, wish, context);
  const when = enumerated(days);
  const hint = instead(free, 'Lediga i stället', 'Free instead');
  return {
    ...refuse(
      booked.length > 0 ? 'already-booked' : 'out-of-order',
      text(`Det gäller ${when.sv}.${hint.sv}`, `That is ${when.en}.${hint.en}`),
    ),
    more: { days, free },
  };
};

const bikesFor = (state: Choice, wanted: Wanted, context: Context) => {
  const bikes = offered(state, 'bike', wanted, context);
  return { bikes, hint: instead(bikes, 'Lediga valcyklar', 'Free campaign bikes') };
};

/** D14: where no cabin is free, either, a bike may be. */
const noneFree = (state: Choice, kind: Kind, wish: Wish, context: Context): Refusal<'none-free'> => {
  const { bikes, hint } = kind === 'cabin' ? bikesFor(state, wish, context) : { bikes: [], hint: text('', '') };
  return {
    ...refuse('none-free', text(`Ingen är ledig alla dagarna.${hint.sv}`, `None is free on all the days.${hint.en}`)),
    more: { bikes },
  };
};

/** D14: an association that cannot staff a cabin is offered a bike. */
export const needsCrew = (
  state: Choice,
  asset: Asset,
  wanted: Wanted & { readonly crew: readonly Shift[] },
  context: Context,
): Refusal<'cabin-needs-crew'> => {
  const { bikes, hint } = bikesFor(state, wanted, context);
  return {
    ...refuse(
      'cabin-needs-crew',
      text(
        `Minst halva öppettiden ska vara bemannad.${hint.sv}`,
        `At least half of the opening hours need to be staffed.${hint.en}`,
      ),
    ),
    more: { asset: asset.id, bikes, uncovered: unattended(asset, wanted, wanted.crew) },
  };
};

const subjectOf = (booking: string): string => `assets/bookings/${booking}`;
export const told = ({ id: booking, ...of }: Pick<Booking, 'id' | 'unit' | 'asset' | 'kind' | 'from' | 'to'>) => ({
  subject: subjectOf(booking),
  booking,
  unit: of.unit,
  asset: of.asset,
  kind: of.kind,
  from: of.from,
  to: of.to,
});

export type BookCode =
  'invalid-input' | 'already-booked' | 'out-of-order' | 'none-free' | 'cabin-needs-crew' | LimitCode;

/** Books by calendar days; by kind the asset that fits best, among those that the crew suffices for. */
export const book = (
  state: Choice & {
    /** What `insteadOf` names, if there is such a booking. */
    readonly replaced: Booking | undefined;
  },
  wish: Wish,
  context: Context,
): Decision<BookCode> => {
  const wrong = wrongField(state, wish, context);
  if (wrong) return wrong;
  if (wish.insteadOf === undefined) return place(state, wish, context);
  const { replaced: broken } = state;
  if (!broken || broken.unit !== wish.unit || !isInNeed(broken, state.assets[broken.asset], context.today))
    return invalidField('/insteadOf', 'unknown');
  if (wish.from < broken.from || wish.to > broken.to) return invalidField('/from', faults.outsideBooking);
  const cancelled = cancel({ booking: broken }, { by: broken.unit }, context.today);
  if (isRefusal(cancelled)) return invalidField('/insteadOf', 'unknown');
  const placed = place(without(state, broken), wish, withoutNotice(context));
  return isRefusal(placed) ? placed : [...cancelled, ...placed];
};

/** Whether a defect keeps a unit from what it has booked from today on. */
export const isInNeed = ({ status, to, from }: Booking, asset: Asset | undefined, today: Day): boolean =>
  status === 'booked' &&
  to >= today &&
  asset?.defects.some((defect) => overlaps(defect, { from: later(from, today), to })) === true;

/** As if it had not been booked, as far as limits go. */
export const without = ({ assets, use }: Choice, { id }: Booking): Choice => ({
  assets,
  use: use && { ...use, bookings: use.bookings.filter(({ booking }) => booking !== id) },
});

/** Who is in need has no time to wait. */
const withoutNotice = (context: Context): Context => {
  const now = (limits: Limits): Limits => ({ ...limits, leadTimeDays: 0 });
  const { cabin, bike, other } = context.limits;
  return { ...context, limits: { cabin: now(cabin), bike: now(bike), other: now(other) } };
};

/** One booking, by the rules that hold for all. */
const place = (state: Choice, wish: Wish, context: Context): Decision<BookCode> => {
  const named = wish.asset === undefined ? undefined : state.assets[wish.asset];
  const kind = named?.kind ?? wish.kind ?? 'other';
  const beyond = beyondLimits(state, kind, wish, context);
  if (beyond) return beyond;
  const choice = named ? [named] : Object.values(state.assets).filter((asset) => asset.kind === kind);
  const free = choice.filter((asset) => isFree(asset, wish));
  const staffed = free.filter((asset) => isStaffed(asset, wish, wish.crew));
  const asset = bestFit(staffed.length > 0 ? staffed : free, wish, openPeriod(kind, context));
  if (!asset) return named ? notFree(state, named, wish, context) : noneFree(state, kind, wish, context);
  if (staffed.length === 0) return needsCrew(state, asset, wish, context);
  const { id, unit, from, to, crew } = wish;
  return [
    {
      type: 'AssetBooked',
      ...told({ id, unit, asset: asset.id, kind, from, to }),
      crew,
      unattendedMinutes: minutesOf(unattended(asset, wish, crew)),
    },
  ];
};

const wrongStatus = (sv: string, en: string): Refusal<'wrong-status'> => refuse('wrong-status', text(sv, en));

/** A booking can be changed that is neither cancelled nor over. */
export const closed = (booking: Booking, today: Day): Refusal<'wrong-status'> | undefined => {
  if (booking.status === 'cancelled') return wrongStatus('Den är avbokad.', 'It is cancelled.');
  return booking.to < today ? wrongStatus('Den är över.', 'It is over.') : undefined;
};

export const sameCrew = (a: readonly Shift[], b: readonly Shift[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const { day, from, to, people } = b[i] as Shift;
    return one.day === day && one.from === from && one.to === to && one.people === people;
  });

/** On whose behalf, and why: whose it is not says that. */
export type Saying = { readonly by?: Unit | undefined; readonly reason?: string | undefined };
export const unsaid = ({ unit }: Booking, { by = unit, reason }: Saying): Refusal<'invalid-input'> | undefined =>
  reasonMissing({ owner: unit, reason }, [by]);
export const saying = ({ unit }: Booking, { by = unit, reason }: Saying) => ({
  by,
  ...(reason !== undefined && { reason }),
});

/** What is left of it becomes free: all of it, or from today on where it has begun. */
export const cancel = (
  { booking }: { readonly booking: Booking },
  said: Saying,
  today: Day,
): Decision<'wrong-status' | 'invalid-input'> => {
  if (booking.status === 'cancelled') return [];
  const isClosed = closed(booking, today) ?? unsaid(booking, said);
  if (isClosed) return isClosed;
  const freedFrom = later(booking.from, today);
  return [{ type: 'BookingCancelled', ...told(booking), freedFrom, ...saying(booking, said) }];
};
