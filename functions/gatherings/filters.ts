import { addDays } from '../../shared/calendar.ts';
import type { Range } from '../../shared/ranges.ts';
import type { Unit } from '../../shared/units.ts';
import { gapsOf } from './languages.ts';
import { type Gathering, type GatheringStatus, mostDays } from './state.ts';
import { partition } from './store.ts';

/** Which events a list is asked for. Pure. */
type Filters = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly status?: GatheringStatus | undefined;
  readonly unit?: Unit | undefined;
  readonly area?: Unit | undefined;
  readonly kind?: string | undefined;
  /** Those that are not wholly written in a language that they are held in. */
  readonly gaps?: 'true' | 'false' | undefined;
};

/** By when they begin; what began earlier and goes on lasts no longer than an event may. */
export const rangeOf = (campaign: string, { from, to, status }: Filters): Range => {
  const prefix = status ? `s#${status}#` : 't#';
  return {
    pk: partition(campaign),
    index: status ? 'l2' : 'l1',
    prefix,
    ...(from !== undefined && { from: `${prefix}${addDays(from, -mostDays)}` }),
    ...(to !== undefined && { to: `${prefix}${to}\uffff` }),
  };
};

export const fits = (is: Gathering, { from, unit, area, kind, gaps }: Filters): boolean =>
  (from === undefined || is.endsAt >= from) &&
  (unit === undefined || is.organisers.includes(unit)) &&
  (area === undefined || is.place?.area === area) &&
  (kind === undefined || is.kind === kind) &&
  (gaps === undefined || gapsOf(is).length > 0 === (gaps === 'true'));
