import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { addDays, type Day, type Instant } from '../../../shared/calendar.ts';
import type { Language } from '../../../shared/problems.ts';
import { messageId } from './headers.ts';

/**
 * Invitations that mail programs put into calendars. Pure. Sources: RFC 5546 (what asks and what cancels), RFC 6047 (how it lies
 * in a letter), RFC 5545 (the form). They tell of what is so: nobody is asked, since answers would go where nobody reads.
 */
export type InvitationInput = {
  /** Made, or changed; or off. */
  readonly method: 'REQUEST' | 'CANCEL';
  /** Of the thing, the same for as long as it lives. */
  readonly uid: string;
  /** The thing's version: a later one replaces an earlier. */
  readonly sequence: number;
  /** When it came to be so. */
  readonly changedAt: Instant;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
  /** What anyone may open: calendars are shared. */
  readonly url?: string | undefined;
  /** The From address, and the one whose letter it is. */
  readonly organizer: string;
  readonly attendee: string;
  /** A whole day takes nobody's whole time. */
  readonly isFree?: boolean | undefined;
  readonly isTentative?: boolean | undefined;
  readonly language: Language;
} & (
  | { readonly start: Instant; readonly end: Instant; readonly days?: never }
  /** Whole days, both ends included. */
  | { readonly days: { readonly from: Day; readonly to: Day }; readonly start?: never; readonly end?: never }
);
export type Invitation = { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };

export const uidOf = (kind: string, id: string, campaign: string, domain: string): string =>
  messageId({ id: `${kind} ${id}`, campaign, domain }).slice(1, -1);

/** Midnight in UTC stands for the day: of a whole day only its date is written, so no clock and no DST moves it. */
const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

const statusOf = ({ method, isTentative }: InvitationInput): ICalEventStatus => {
  if (method === 'CANCEL') return ICalEventStatus.CANCELLED;
  return isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
};

export const invitationOf = (input: InvitationInput): Invitation => {
  const { method, uid, sequence, changedAt, summary, description, location, url, organizer, attendee } = input;
  const span = input.days
    ? { start: dateOf(input.days.from), end: dateOf(addDays(input.days.to, 1)), allDay: true }
    : { start: new Date(input.start), end: new Date(input.end) };
  const calendar = ical({
    prodId: { company: 'Valsam', product: 'letters', language: input.language.toUpperCase() },
    method: ICalCalendarMethod[method],
  });
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: new Date(changedAt),
    ...span,
    summary,
    description: description ?? null,
    location: location ?? null,
    url: url ?? null,
    organizer: { name: 'Valsam', email: organizer },
    attendees: [
      {
        email: attendee,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.ACCEPTED,
        rsvp: false,
      },
    ],
    status: statusOf(input),
    transparency: input.isFree ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  });
  // Each line ends with a break (RFC 5545, 3.1), the last one too, which the library leaves out.
  return { method, content: `${calendar.toString()}\r\n` };
};
