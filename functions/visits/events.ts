import type { Day } from '../../shared/calendar.ts';
import type { Recorded } from '../../shared/commit.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { type Office, offices, type Unit } from '../../shared/units.ts';

/** What can have happened to requests for visits. Who is asked is in none of them. Pure. */
type On<T extends string, D> = { readonly type: T; readonly subject: string } & Readonly<D>;
type About = { visit: string; unit: Unit };

export type VisitsEvent =
  | On<
      'VisitAsked',
      About & {
        wishes: readonly Day[];
        topic: string;
        owner: Office;
        replyBy: Day;
        shortNotice: boolean;
        earliest: Day;
      }
    >
  /** `wished`: on one of the days that were asked for. */
  | On<'VisitAccepted', About & { day: Day; wished: boolean }>
  | On<'VisitDeclined', About & { reason: string; day?: Day }>
  | On<'VisitWithdrawn', About & { day?: Day }>
  | On<'VisitEscalated', About & { owner: Office; replyBy: Day }>
  | On<'CandidateForgotten', About>;

/** All three offices have candidates; the unit it is whose it is. */
export const concerns = ({ unit }: Recorded<VisitsEvent>): readonly Unit[] => [...new Set([...offices, unit])];

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly VisitsEvent[] | Refusal<C>;
