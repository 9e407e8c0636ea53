import { addDays, type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type LocalTime, localOf } from '../../../shared/local-time.ts';
import { type Refusal, refuse, text } from '../../../shared/problems.ts';
import type { Office } from '../../../shared/units.ts';
import type { ChannelsEvent, Decision, Of } from '../events.ts';
import type { Channel, Publication, PublicationStatus, Reach } from '../state.ts';
import type { Gathering } from '../../gatherings/offers.ts';
import { isVoid } from './clashes.ts';

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

const about = (
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

const wrongTime = (
  { at }: Wish,
  { endsAt }: Gathering,
  { now, campaign: { start, end } }: Context,
): Refusal<'invalid-input'> | undefined => {
  const day = at.slice(0, 10);
  if (day < start || day > end) return invalidField('/at', 'outside-campaign');
  if (at < localOf(now)) return invalidField('/at', 'past');
  return at > endsAt ? invalidField('/at', 'order') : undefined;
};

/**
 * D16: the owner of the channel decides; what it proposes itself is accepted. D6: it is to answer within the days that the
 * settings say, and on the day before the channel's lead time begins at the latest, so that there is time to escalate. A
 * time for which the lead time is lost already is accepted, and marked.
 */
export const propose = (
  event: Gathering,
  channel: Channel | undefined,
  wish: Wish,
  { offices, ...context }: Context & { readonly offices: readonly Office[] },
): Decision<'invalid-input' | 'wrong-status'> => {
  const closed = closedEvent(event);
  if (closed) return closed;
  if (!channel) return invalidField('/channel', 'unknown');
  const wrong = wrongTime(wish, event, context);
  if (wrong) return wrong;
  const { language, text: said } = wish;
  const today = dayOf(context.now);
  const last = lastStart(wish.at, channel);
  return [
    {
      type: 'PublicationProposed',
      ...about(wish, event, channel),
      language,
      ...(said !== undefined && { text: said }),
      replyBy: later(today, earlier(addDays(today, context.replyByDays), addDays(last, -1))),
      tooLate: last < today,
      accepted: offices.includes(channel.owner),
    },
  ];
};

/** Only what will be public; nothing but inboxes and secret feeds tells of what is for members. */
const closedEvent = ({ status, visibility }: Gathering): Refusal<'wrong-status'> | undefined => {
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

const statusNames: Readonly<Record<PublicationStatus, readonly [sv: string, en: string]>> = {
  proposed: ['Den är föreslagen.', 'It is proposed.'],
  accepted: ['Den är antagen.', 'It is accepted.'],
  declined: ['Den har fått avslag.', 'It is declined.'],
  posted: ['Den är publicerad.', 'It is posted.'],
};

/** Only what is in one of these states, and whose event will be. */
const refusedUnless = (
  { publication, event }: InChannel,
  ...statuses: readonly PublicationStatus[]
): Refusal<'wrong-status'> | undefined => {
  if (isVoid(publication, event))
    return refuse('wrong-status', text('Evenemanget blir inte av.', 'The event will not be.'));
  return statuses.includes(publication.status)
    ? undefined
    : refuse('wrong-status', text(...statusNames[publication.status]));
};

export const accept = (it: InChannel): Decision<'wrong-status'> => {
  const wrong = refusedUnless(it, 'proposed', 'accepted');
  if (wrong) return wrong;
  const { publication, event, channel } = it;
  return publication.status === 'accepted'
    ? []
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
