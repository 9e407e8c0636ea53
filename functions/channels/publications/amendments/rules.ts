import { invalidField } from '../../../../shared/invalid-input.ts';
import type { LocalTime } from '../../../../shared/local-time.ts';
import { refuse, text } from '../../../../shared/problems.ts';
import type { Office } from '../../../../shared/units.ts';
import type { Gathering } from '../../../gatherings/offers.ts';
import type { Decision } from '../../events.ts';
import type { Channel, Ids, Publication } from '../../state.ts';
import { closedChannel } from '../../register/rules.ts';
import { isAfterwards, isVoid } from '../clashes.ts';
import { about, answerBy, closedEvent, type Context, type InChannel, refusedUnless, wrongTime } from '../rules.ts';

/** Rules of what becomes of a publication between its proposal and its time (D16). Pure. */

/** When and by whom it is asked, and the channels that it names, as far as there are any. */
export type Surroundings = Context & { readonly channels: Ids<Channel>; readonly offices: readonly Office[] };
type Where = { readonly channel?: string | undefined; readonly at?: LocalTime | undefined };
export type Amendment = Where & {
  readonly language?: string | undefined;
  readonly text?: string | null | undefined;
};

/** It as it then is: accepted where whoever changes it owns the channel, else to be accepted anew. */
const changed = (
  { publication, event, channel }: InChannel,
  to: Channel,
  {
    at,
    language,
    text: said,
  }: { readonly at: LocalTime; readonly language: string; readonly text: string | undefined },
  { isAccepted, context }: { readonly isAccepted: boolean; readonly context: Context },
) => ({
  type: 'PublicationChanged' as const,
  ...about({ id: publication.id, at }, event, to),
  language,
  ...(said !== undefined && { text: said }),
  ...answerBy(at, to, context),
  accepted: isAccepted,
  ...(to.owner !== channel.owner && { left: channel.owner }),
});

/** By whoever proposed it, until it is posted. What the owner of the channel has accepted it accepts anew. */
export const amend = (
  it: InChannel,
  { channel = it.channel.id, ...change }: Amendment,
  { channels, offices, ...context }: Surroundings,
): Decision<'invalid-input' | 'wrong-status'> => {
  const wrong = refusedUnless(it, 'proposed', 'accepted') ?? closedEvent(it.event);
  if (wrong) return wrong;
  const to = channels[channel];
  if (!to) return invalidField('/channel', 'unknown');
  const { publication: is } = it;
  const { at = is.at, language = is.language } = change;
  const said = change.text === null ? undefined : (change.text ?? is.text);
  const isSame = to.id === is.channel && at === is.at && language === is.language && said === is.text;
  // Who says again what stands answers what the owner would rather have: no.
  if (isSame && !is.counter) return [];
  const isMoved = to.id !== is.channel;
  const no = (isMoved && closedChannel(to)) || ((isMoved || at !== is.at) && wrongTime({ at }, it.event, context));
  if (no) return no;
  return [changed(it, to, { at, language, text: said }, { isAccepted: offices.includes(to.owner), context })];
};

export const withdraw = (it: InChannel, reason: string): Decision<'wrong-status'> => {
  if (it.publication.status === 'withdrawn') return [];
  const wrong = refusedUnless(it, 'proposed', 'accepted');
  const { publication, event, channel } = it;
  return wrong ?? [{ type: 'PublicationWithdrawn', ...about(publication, event, channel), reason }];
};

/** What the owner of the channel has declined may be answered anew. */
export const reopen = (
  it: InChannel,
  { reason }: { readonly reason: string },
  context: Context,
): Decision<'wrong-status'> => {
  if (it.publication.status === 'proposed') return [];
  const wrong = refusedUnless(it, 'declined') ?? closedEvent(it.event);
  if (wrong) return wrong;
  const { publication, event, channel } = it;
  const by = answerBy(publication.at, channel, context);
  return [{ type: 'PublicationReopened', ...about(publication, event, channel), ...by, reason }];
};

/** The owner of the channel would rather have it at another time, or in another channel: whoever proposed it answers. */
export const counter = (
  it: InChannel,
  { channel: id = it.channel.id, at = it.publication.at, reason }: Where & { readonly reason: string },
  { channels, ...context }: Surroundings,
): Decision<'invalid-input' | 'wrong-status'> => {
  const wrong = refusedUnless(it, 'proposed', 'accepted') ?? closedEvent(it.event);
  if (wrong) return wrong;
  const to = channels[id];
  if (!to) return invalidField('/channel', 'unknown');
  const { publication: is, event, channel } = it;
  if (to.id === is.channel && at === is.at) return invalidField('', 'nothing');
  if (is.counter?.channel === to.id && is.counter.at === at) return [];
  const no = (to.id !== is.channel && closedChannel(to)) || wrongTime({ at }, event, context);
  if (no) return no;
  const { replyBy } = answerBy(at, to, context);
  return [
    { type: 'PublicationCountered', ...about(is, event, channel), counter: { channel: to.id, at }, replyBy, reason },
  ];
};

/** It is as the owner of the channel wanted it. In a channel that is another's by now, that one is to answer. */
export const agree = (it: InChannel, { channels, ...context }: Surroundings): Decision<'wrong-status'> => {
  const wrong = refusedUnless(it, 'proposed', 'accepted');
  if (wrong) return wrong;
  const { publication: is, event } = it;
  if (is.status === 'accepted') return [];
  const to = channels[is.counter?.channel ?? ''];
  if (!is.counter || !to)
    return refuse('wrong-status', text('Det finns inget motförslag.', 'There is no counter-proposal.'));
  const { at, by } = is.counter;
  if (wrongTime({ at }, event, context))
    return refuse(
      'wrong-status',
      text('Motförslagets tid går inte längre.', 'The time proposed will not do any more.'),
    );
  const isAccepted = to.owner === by;
  const next = changed(it, to, { at, language: is.language, text: is.text }, { isAccepted, context });
  return [{ ...next, ...(isAccepted && { agreed: true as const }) }];
};

/** Told with the publication, as what people write is. */
const moved = 'Evenemanget har flyttats.';

/** More than one transaction holds beside the event. */
const mostReturned = 40;

/**
 * What was accepted of an event that has another beginning is to be accepted anew; of one that ends sooner, what would
 * come out when it is over.
 */
export const returned = (
  publications: readonly Publication[],
  channels: Ids<Channel>,
  { before, after }: { readonly before: Gathering; readonly after: Gathering },
  context: Pick<Context, 'now' | 'replyByDays'>,
): Decision<'too-large'> => {
  const events = publications.flatMap((is) => {
    const channel = channels[is.channel];
    const isMoved = before.startsAt !== after.startsAt || isAfterwards({ publication: is, event: after });
    if (is.status !== 'accepted' || !channel || !isMoved || isVoid(is, after)) return [];
    const by = answerBy(is.at, channel, context);
    return [{ type: 'PublicationReturned' as const, ...about(is, after, channel), ...by, reason: moved }];
  });
  return events.length <= mostReturned
    ? events
    : refuse(
        'too-large',
        text(
          `Fler än ${mostReturned} antagna publiceringar skulle behöva antas på nytt; dra tillbaka några först.`,
          `More than ${mostReturned} accepted publications would have to be accepted anew; withdraw some first.`,
        ),
      );
};
