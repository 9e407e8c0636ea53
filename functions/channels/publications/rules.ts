import { addDays, type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { isBefore, type LocalTime, localOf } from '../../../shared/local-time.ts';
import { type Refusal, refuse, text, wrongStatus } from '../../../shared/problems.ts';
import type { Office, Unit } from '../../../shared/units.ts';
import type { ChannelsEvent, Decision, Of } from '../events.ts';
import type { Channel, Publication, PublicationStatus, Reach } from '../state.ts';
import type { Gathering } from '../../gatherings/offers.ts';
import { closedChannel } from '../register/rules.ts';
import { isAfterwards, isVoid } from './clashes.ts';

/** Rules of the publication of an event in a channel (D16, D6). Pure. */

export type Wish = {
  readonly id: string;
  readonly at: LocalTime;
  readonly language: string;
  readonly text?: string | undefined;
};
export type Context = {
  readonly now: Instant;
  readonly campaign: { readonly start: Day; readonly end: Day };
  readonly replyByDays: number;
};
/** A publication with the event it is of and the channel it comes out in: what it is judged by. */
export type InChannel = { readonly publication: Publication; readonly event: Gathering; readonly channel: Channel };

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);

export const about = (
  { id: publication, at }: Pick<Publication, 'id' | 'at'>,
  { id: event, title, startsAt, organisers }: Gathering,
  { id: channel, owner }: Channel,
): Of & { readonly subject: string } => ({
  subject: `events/${event}/publications/${publication}`,
  publication,
  event,
  title,
  startsAt,
  channel,
  time: at,
  owner,
  units: organisers,
});

/** The last day on which its owner can begin, for it to come out in time. */
const lastStart = (at: LocalTime, { leadTimeDays }: Channel): Day => addDays(at.slice(0, 10), -leadTimeDays);

export const wrongTime = (
  { at }: Pick<Wish, 'at'>,
  { endsAt }: Gathering,
  { now, campaign: { start, end } }: Context,
): Refusal<'invalid-input'> | undefined => {
  const day = at.slice(0, 10);
  if (day < start || day > end) return invalidField('/at', 'outside-campaign');
  if (isBefore(at, localOf(now))) return invalidField('/at', 'past');
  return isBefore(endsAt, at) ? invalidField('/at', 'order') : undefined;
};

/**
 * D6: it is to be answered within the days that the settings say, and on the day before the channel's lead time begins at
 * the latest, so that there is time to escalate. A time for which the lead time is lost already is taken, and marked.
 */
export const answerBy = (
  at: LocalTime,
  channel: Channel,
  { now, replyByDays }: Pick<Context, 'now' | 'replyByDays'>,
) => {
  const today = dayOf(now);
  const last = lastStart(at, channel);
  return { replyBy: later(today, earlier(addDays(today, replyByDays), addDays(last, -1))), tooLate: last < today };
};

/** D16: the owner of the channel decides; what it proposes itself is accepted. */
export const propose = (
  event: Gathering,
  channel: Channel | undefined,
  wish: Wish,
  { offices, by, ...context }: Context & { readonly offices: readonly Office[]; readonly by?: Unit | undefined },
): Decision<'invalid-input' | 'wrong-status'> => {
  const closed = closedEvent(event);
  if (closed) return closed;
  if (!channel) return invalidField('/channel', 'unknown');
  const wrong = closedChannel(channel) ?? wrongTime(wish, event, context);
  if (wrong) return wrong;
  const { language, text: said } = wish;
  return [
    {
      type: 'PublicationProposed',
      ...about(wish, event, channel),
      language,
      ...(said !== undefined && { text: said }),
      ...answerBy(wish.at, channel, context),
      accepted: offices.includes(channel.owner),
      ...(by !== undefined && { by }),
    },
  ];
};

/** Only what will be public; nothing but inboxes and secret feeds tells of what is for members. */
export const closedEvent = ({ status, visibility }: Gathering): Refusal<'wrong-status'> | undefined => {
  if (visibility === 'members')
    return refuse('wrong-status', text('Evenemanget är bara för medlemmar.', 'The event is for members only.'));
  if (status === 'submitted' || status === 'published') return undefined;
  return refuse(
    'wrong-status',
    text('Evenemanget är inte inlämnat eller publicerat.', 'The event is neither submitted nor published.'),
  );
};

/** What awaits its approval can be planned, but nobody outside is told of it yet. */
const unpublished = ({ status }: Gathering): Refusal<'wrong-status'> | undefined =>
  status === 'submitted'
    ? refuse('wrong-status', text('Evenemanget är inte publicerat.', 'The event is not published.'))
    : undefined;

/** Only what is in one of these states, and whose event will be. */
export const refusedUnless = (
  { publication, event }: InChannel,
  ...statuses: readonly PublicationStatus[]
): Refusal<'wrong-status'> | undefined => {
  if (isVoid(publication, event))
    return refuse('wrong-status', text('Evenemanget blir inte av.', 'The event will not be.'));
  return statuses.includes(publication.status) ? undefined : wrongStatus(publication.status);
};

export const accept = (it: InChannel): Decision<'wrong-status'> => {
  const wrong = refusedUnless(it, 'proposed', 'accepted');
  if (wrong) return wrong;
  const { publication, event, channel } = it;
  if (publication.status === 'accepted') return [];
  return isAfterwards(it)
    ? refuse(
        'wrong-status',
        text('Den kommer ut först när evenemanget är över.', 'It comes out when the event is over.'),
      )
    : [{ type: 'PublicationAccepted', ...about(publication, event, channel) }];
};

/** What was accepted can be declined until it is posted. */
export const decline = (it: InChannel, reason: string): Decision<'wrong-status'> => {
  const wrong = refusedUnless(it, 'proposed', 'accepted', 'declined');
  if (wrong) return wrong;
  const { publication, event, channel } = it;
  return publication.status === 'declined'
    ? []
    : [{ type: 'PublicationDeclined', ...about(publication, event, channel), reason }];
};

/** Says where it came out, of an event that is published; said again, the address is corrected. */
export const post = (it: InChannel, url: string): Decision<'wrong-status'> => {
  const wrong = refusedUnless(it, 'accepted', 'posted') ?? unpublished(it.event);
  if (wrong) return wrong;
  const { publication, event, channel } = it;
  return publication.url === url ? [] : [{ type: 'PublicationPosted', ...about(publication, event, channel), url }];
};

/**
 * D15: what a publication reached counts for its channel, once: said again, the figures are corrected, and the audience
 * stays that of the first time.
 */
export const measure = (it: InChannel, { reach, clicks }: Reach): Decision<'wrong-status'> => {
  const wrong = refusedUnless(it, 'posted');
  if (wrong) return wrong;
  const { publication, event, channel } = it;
  const { measured } = publication;
  if (measured?.reach === reach && measured.clicks === clicks) return [];
  return [
    {
      type: 'PublicationMeasured',
      ...about(publication, event, channel),
      reach,
      ...(clicks !== undefined && { clicks }),
      audience: measured?.audience ?? channel.audience,
      ...(measured && { before: measured.reach }),
    },
  ];
};

/** D6: what the daily schedule does to a publication that is past its day of reply: its lead time is not lost yet. */
export const escalate = (it: InChannel, today: Day): readonly ChannelsEvent[] => {
  const { publication, event, channel } = it;
  const { status, replyBy, escalated } = publication;
  const isOverdue = status === 'proposed' && replyBy < today && !isVoid(publication, event);
  return isOverdue && !escalated
    ? [{ type: 'PublicationEscalated', ...about(publication, event, channel), replyBy }]
    : [];
};
