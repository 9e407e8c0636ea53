import { addDays, type Day } from '../../shared/calendar.ts';
import { fitsOverdue, isPast } from '../../shared/overdue.ts';
import type { Range } from '../../shared/ranges.ts';
import type { Office, Unit } from '../../shared/units.ts';
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
  /** Who sees to it that it is decided on; and whether it should have been by now (D6). */
  readonly owner?: Office | undefined;
  readonly overdue?: 'true' | 'false' | undefined;
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

export const fits = (is: Gathering, { from, unit, area, kind, gaps, owner, overdue }: Filters, today: Day): boolean =>
  (from === undefined || is.endsAt >= from) &&
  (unit === undefined || is.organisers.includes(unit)) &&
  (area === undefined || is.place?.area === area) &&
  (kind === undefined || is.kind === kind) &&
  (gaps === undefined || gapsOf(is).length > 0 === (gaps === 'true')) &&
  (owner === undefined || is.owner === owner) &&
  fitsOverdue(overdue, is.status === 'submitted' && isPast(is, today));
