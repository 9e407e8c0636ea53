import type { Day } from '../../shared/calendar.ts';
import type { Recorded } from '../../shared/commit.ts';
import type { LocalTime } from '../../shared/local-time.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { type Office, offices, type Unit } from '../../shared/units.ts';
import type { ChannelKind, Reach } from './state.ts';

/** What can have happened to channels, and to publications in them. Pure. */
type On<T extends string, D> = { readonly type: T; readonly subject: string } & Readonly<D>;

/** `title` and `startsAt` of the event; `owner`: the office that decides; `units`: whose event it is. */
export type Of = {
  readonly publication: string;
  readonly event: string;
  readonly title: string;
  readonly startsAt: LocalTime;
  readonly channel: string;
  /** When it comes out. */
  readonly time: LocalTime;
  readonly owner: Office;
  readonly units: readonly Unit[];
};

export type ChannelsEvent =
  | On<
      'ChannelSet',
      {
        channel: string;
        kind: ChannelKind;
        owner: Office;
        name: string;
        audience: number;
        area?: Unit;
        languages?: readonly string[];
        guidelines?: string;
        leadTimeDays: number;
        minGapHours?: number;
      }
    >
  /** `accepted`: proposed by the office that decides. */
  | On<
      'PublicationProposed',
      Of & { language: string; text?: string; replyBy: Day; tooLate: boolean; accepted: boolean }
    >
  | On<'PublicationAccepted', Of>
  | On<'PublicationDeclined', Of & { reason: string }>
  | On<'PublicationPosted', Of & { url: string }>
  /** `audience`: of the channel when it was first measured; `before`: what had been measured, where this corrects it. */
  | On<'PublicationMeasured', Of & Reach & { audience: number; before?: number }>
  | On<'PublicationEscalated', Of & { replyBy: Day }>;

/** Whom an event concerns: who decides and whose event it is; of a channel, and of what nobody answers, all offices. */
export const concerns = (event: Recorded<ChannelsEvent>): readonly Unit[] => {
  switch (event.type) {
    case 'ChannelSet':
      return offices;
    case 'PublicationEscalated':
      return [...new Set([...offices, ...event.units])];
    default:
      return [...new Set([event.owner, ...event.units])];
  }
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly ChannelsEvent[] | Refusal<C>;
