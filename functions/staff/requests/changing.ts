import { addDays, type Day } from '../../../shared/calendar.ts';
import { canonicalJson } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Refusal, refuse, text, wrongStatus } from '../../../shared/problems.ts';
import { reasonMissing } from '../../../shared/reversal/rules.ts';
import type { Office, Unit } from '../../../shared/units.ts';
import type { Decision } from '../events.ts';
import { type Context, onRequest } from '../judge.ts';
import { faults } from '../problems.ts';
import type { Extent, JointPart, Priority, Span, StaffRequest } from '../state.ts';
import { answered, type Answered } from './rules.ts';

/** A request that is put right: changed until it is answered, and opened again once it has ended. Pure. */

type Campaign = { readonly start: Day; readonly end: Day };

/** What is not named stays; `null` takes it out. */
export type Edit = {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly extent?: Extent | undefined;
  readonly tasks?: readonly string[] | undefined;
  readonly languages?: readonly string[] | null | undefined;
  readonly priority?: Priority | undefined;
  readonly note?: string | null | undefined;
};

/** Who changes it: who asked (`isOwn`), or an office that says why. */
export type Editor = { readonly by: Unit; readonly isOwn: boolean; readonly reason?: string | undefined };

const leftOr = <T>(wish: T | null | undefined, is: T | undefined): T | undefined =>
  wish === null ? undefined : (wish ?? is);

const fieldsOf = ({ from, to, extent, tasks, languages, priority, note }: StaffRequest) => ({
  from,
  to,
  extent,
  tasks,
  ...(languages && { languages }),
  priority,
  ...(note !== undefined && { note }),
});

const edited = (is: StaffRequest, edit: Edit): StaffRequest => ({
  ...is,
  from: edit.from ?? is.from,
  to: edit.to ?? is.to,
  extent: edit.extent ?? is.extent,
  tasks: edit.tasks ?? is.tasks,
  languages: leftOr(edit.languages, is.languages),
  priority: edit.priority ?? is.priority,
  note: leftOr(edit.note, is.note),
});

/** Days as at placing: those that are new may not have been, those that were asked for in time stay. */
const wrongDays = (is: StaffRequest, { from, to }: Span, { start, end }: Campaign, today: Day) => {
  if (from !== is.from && (from < start || from > end)) return invalidField('/from', 'outside-campaign');
  if (to > end) return invalidField('/to', 'outside-campaign');
  if (from > to) return invalidField(to === is.to ? '/from' : '/to', 'order');
  if (from !== is.from && from < today) return invalidField('/from', 'past');
  return to !== is.to && to < today ? invalidField('/to', 'past') : undefined;
};

/** The parts of what several ask for together, of which this one is another now. */
const jointOf = ({ id, joint }: StaffRequest, extent: Extent): { readonly joint?: readonly JointPart[] } =>
  joint ? { joint: joint.map((part) => (part.request === id ? { ...part, extent } : part)) } : {};

/** D5: until it is answered; whose it is not says why, and leaves their own words as they are. */
export const edit = (
  state: Answered & { readonly campaign: Campaign },
  wish: Edit,
  { by, isOwn, reason }: Editor,
  { today, noticeDays }: Context,
): Decision<'wrong-status' | 'invalid-input'> => {
  const { request, campaign } = state;
  const isAnswered = answered(state);
  if (isAnswered) return isAnswered;
  const next = edited(request, wish);
  const wrong = wrongDays(request, next, campaign, today);
  if (wrong) return wrong;
  if (canonicalJson(fieldsOf(next)) === canonicalJson(fieldsOf(request))) return [];
  if (!isOwn && next.note !== request.note) return invalidField('/note', faults.ownWords);
  const missing = reasonMissing({ owner: request.unit, reason }, isOwn ? [request.unit] : [by]);
  if (missing) return missing;
  const earliestStart = next.from === request.from ? request.earliestStart : addDays(today, noticeDays);
  const { note, ...fields } = fieldsOf(next);
  const said = {
    ...onRequest(request),
    ...fields,
    ...jointOf(request, next.extent),
    owner: request.owner,
    replyBy: request.replyBy,
    shortNotice: next.from < earliestStart,
    earliestStart,
  };
  return isOwn
    ? [{ type: 'StaffRequestEdited', ...said, ...(note !== undefined && { note }) }]
    : [{ type: 'StaffRequestChanged', ...said, by: by as Office, reason: reason ?? '' }];
};

/** By whoever ended it, while there is something left of its time: it awaits an answer again, by a day of its own. */
export const reopen = (
  { request }: { readonly request: StaffRequest },
  { by, reason }: { readonly by: Unit; readonly reason: string },
  { today, replyByDays }: Context,
): Decision<'wrong-status'> => {
  if (request.outcome === 'open') return request.reopened ? [] : wrongStatus('submitted');
  if (request.to < today) return over();
  const due = { owner: request.owner, replyBy: addDays(today, replyByDays) };
  return [{ type: 'StaffRequestReopened', ...onRequest(request), ...due, by, reason }];
};
/** What a neighbour asked for in its name counts once the unit consents: then it awaits its answer. */
export const consent = (
  { request }: { readonly request: StaffRequest },
  { today, replyByDays }: Context,
): Decision<'wrong-status'> => {
  const { outcome, proposedBy: by, from, to, extent, owner, joint } = request;
  if (outcome === 'open') return [];
  if (outcome !== 'proposed' || by === undefined) return wrongStatus(outcome);
  if (to < today) return over();
  const due = { owner, replyBy: addDays(today, replyByDays) };
  const said = { from, to, extent, by, ...(joint && { joint }) };
  return [{ type: 'StaffRequestConsented', ...onRequest(request), ...said, ...due }];
};

const over = (): Refusal<'wrong-status'> =>
  refuse('wrong-status', text('Den tid som den gäller är över.', 'The time that it is for is over.'));
