import type { Recorded } from '../../shared/commit.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import type { Hours, Kind, Shift, Span } from './state.ts';

/** What can have happened to bikes and cabins. Crews are numbers of people: nobody is named. Pure. */
type On<T extends string, D> = { readonly type: T; readonly subject: string } & Readonly<D>;

/** A booking that a defect is in the way of. */
export type Affected = Span & { readonly booking: string; readonly unit: Unit };

type Booked = Span & { booking: string; asset: string; kind: Kind; unit: Unit };

export type AssetsEvent =
  | On<'AssetSet', { asset: string; kind: Kind; home?: string; openingHours?: Hours; notes?: string }>
  /** `unattendedMinutes`: of the opening hours. */
  | On<'AssetBooked', Booked & { crew: readonly Shift[]; unattendedMinutes: number }>
  | On<'CrewSet', Booked & { crew: readonly Shift[]; unattendedMinutes: number }>
  /** What was left of it is free from `freedFrom` on: today, where it had begun. */
  | On<'BookingCancelled', Booked & { freedFrom: string; reason?: string }>
  /** `instead`: the assets of that kind that are free for the rest of the booking. */
  | On<
      'DefectReported',
      Span & {
        asset: string;
        kind: Kind;
        defect: string;
        note: string;
        affected: readonly (Affected & { readonly instead: readonly string[] })[];
      }
    >
  | On<'DefectEnded', Span & { asset: string; kind: Kind; defect: string; affected: readonly Affected[] }>;

/** Whom an event concerns: the district office, which keeps them, and whose booking it is about. */
export const concerns = (event: Recorded<AssetsEvent>): readonly Unit[] => {
  switch (event.type) {
    case 'AssetSet':
      return ['district'];
    case 'DefectReported':
    case 'DefectEnded':
      return [...new Set(['district', ...event.affected.map(({ unit }) => unit)])];
    default:
      return [...new Set(['district', event.unit])];
  }
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly AssetsEvent[] | Refusal<C>;
