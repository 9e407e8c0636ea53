import { addDays, type Day } from '../../../shared/calendar.ts';
import { type Entity, type Recorded, notStored } from '../../../shared/commit.ts';
import { offices } from '../../../shared/units.ts';
import { withAsked } from '../asked.ts';
import type { StaffEvent } from '../events.ts';
import type { Head, Ids, StaffRequest } from '../state.ts';
import type { Wish } from './lines.ts';

/**
 * Requests from a sheet. Pure. One transaction holds a hundred items, so what a sheet brings is staged: the requests are
 * stored first, where nobody sees them, and one small transaction then makes all of them real.
 */
export type Filing = {
  readonly id: string;
  readonly filer: string;
  readonly today: Day;
  /** D6: owners go round by what is filed already. */
  readonly filed: number;
  readonly replyByDays: number;
  /** D5 */
  readonly noticeDays: number;
  readonly newId: () => string;
};

/**
 * An import is real when its item is there: until then the requests that name it are not shown, whoever reads
 * (`imports`, `isReal`). So nothing needs to be written anew when it becomes real, and a crash before leaves nothing
 * but requests that nobody sees, which the daily job removes.
 */
export type Import = Entity & { readonly id: string; readonly requests: number };

/** D5, D6: the requests as they will be, each with an owner, a day of reply and whether it is short notice. */
export const requestsOf = (wishes: readonly Wish[], filing: Filing): Ids<StaffRequest> => {
  const { id: imported, filer, today, filed, replyByDays, noticeDays, newId } = filing;
  const earliestStart = addDays(today, noticeDays);
  const requests = wishes.map(({ line: _, ...wish }, i): StaffRequest => ({
    ...notStored,
    ...wish,
    id: `${wish.unit}.${newId()}`,
    filer,
    owner: offices[(filed + i) % offices.length] ?? offices[0],
    replyBy: addDays(today, replyByDays),
    shortNotice: wish.from < earliestStart,
    earliestStart,
    outcome: 'open',
    import: imported,
  }));
  return Object.fromEntries(requests.map((request) => [request.id, request]));
};

/** What is staged, and what the answer says of it. */
export type Staged = {
  readonly requests: readonly StaffRequest[];
  readonly told: {
    readonly lines: number;
    readonly shortNotice: number;
    readonly replyBy: Day;
    readonly earliestStart: Day;
  };
};

export type ImportState = {
  readonly head: Head;
  readonly import?: Import | undefined;
  /** Context, not stored: what becomes real. */
  readonly staged: Staged;
};

/** Makes it real: one event, in which each unit and each owner finds how many requests are theirs. */
export const makeReal = ({ requests, told }: Staged, id: string): readonly StaffEvent[] => {
  const groups = Object.values(Object.groupBy(requests, ({ unit, owner }) => `${unit} ${owner}`));
  const units = groups.flatMap((group) => {
    const first = group?.[0];
    return group && first ? [{ unit: first.unit, owner: first.owner, requests: group.length }] : [];
  });
  return [
    {
      type: 'StaffRequestsImported',
      subject: `staff/imports/${id}`,
      import: id,
      units,
      replyBy: told.replyBy,
    },
  ];
};

export const evolve = (state: ImportState, event: Recorded<StaffEvent>): ImportState => {
  if (event.type !== 'StaffRequestsImported') return state;
  const requests = event.units.reduce((sum, each) => sum + each.requests, 0);
  return {
    ...state,
    head: withAsked(
      { ...state.head, changes: state.head.changes + 1, filed: state.head.filed + requests },
      state.staged.requests,
      1,
    ),
    import: { ...notStored, id: event.import, requests },
  };
};
