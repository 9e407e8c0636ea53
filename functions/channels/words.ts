import type { Day } from '../../shared/calendar.ts';
import { type Announcement, announcing, know, type Reader, sentence, type Sentences } from '../../shared/words.ts';
import { grouped } from '../../shared/money.ts';
import { type Text, text } from '../../shared/problems.ts';
import { isOffice, type Office } from '../../shared/units.ts';
import { clockOf, eventName } from '../gatherings/offers.ts';
import { channelCalled, titles } from './called.ts';
import type { ChannelsNotice } from './events.ts';

/** What is said of channels and publications. Pure; texts, reasons and addresses stay behind the link. */

const publicationOf = (event: Exclude<ChannelsNotice, { readonly type: 'ChannelSet' | 'ChannelRemoved' }>): Text => {
  const [name, at] = [eventName(event), clockOf(event.time)];
  return text(
    `publiceringen av ${name.sv} i kanalen ${channelCalled(event.channel)} ${at}`,
    `the publication of ${name.en} in the channel ${channelCalled(event.channel)} at ${at}`,
  );
};

type Awaited = { readonly owner: Office; readonly replyBy: Day; readonly tooLate: boolean };
/** What the owner of its channel is to answer. */
const awaited = ({ owner, replyBy, tooLate }: Awaited, reader: Reader, what: Text): Announcement => {
  const by = reader.nameOf(owner);
  const late = tooLate
    ? text(', fast kanalens framförhållning redan är förbi', ', though the lead time of the channel is past already')
    : text('', '');
  const said = sentence(
    `${what.sv}${late.sv}; ${by} svarar senast ${replyBy}.`,
    `${what.en}${late.en}; ${by} answers by ${replyBy}.`,
  );
  return reader.unit === owner ? { action: 'decide', text: said, due: replyBy } : { action: 'know', text: said };
};

/** As letters say it, which tell no event's title. */
const proposed = ({ owner, replyBy, accepted }: Awaited & { readonly accepted: boolean }, { nameOf }: Reader): Text => {
  const by = nameOf(owner);
  return accepted
    ? sentence(`${by} har planerat en publicering av ett evenemang.`, `${by} has planned a publication of an event.`)
    : sentence(
        `en publicering av ett evenemang är föreslagen; ${by} svarar senast ${replyBy}.`,
        `a publication of an event is proposed; ${by} answers by ${replyBy}.`,
      );
};

const sentences: Sentences<ChannelsNotice> = {
  ChannelSet: (event, { nameOf }) => {
    const owner = nameOf(event.owner);
    return know(
      `kanalen ${channelCalled(event.channel)} hör till ${owner} och har en publik på ${grouped(event.audience, 'sv')} personer.`,
      `the channel ${channelCalled(event.channel)} belongs to ${owner} and has an audience of ${grouped(event.audience, 'en')} people.`,
    );
  },
  ChannelRemoved: ({ channel, retired }) =>
    retired
      ? know(
          `kanalen ${channelCalled(channel)} används inte längre.`,
          `the channel ${channelCalled(channel)} is used no more.`,
        )
      : know(`kanalen ${channelCalled(channel)} är borttagen.`, `the channel ${channelCalled(channel)} was removed.`),
  PublicationProposed: (event, reader) => {
    const it = publicationOf(event);
    const owner = reader.nameOf(event.owner);
    const said = event.accepted
      ? know(`${it.sv} är planerad av ${owner}.`, `${it.en} is planned by ${owner}.`)
      : awaited(event, reader, text(`${it.sv} är föreslagen`, `${it.en} is proposed`));
    return { ...said, untitled: proposed(event, reader) };
  },
  PublicationChanged: (event, reader) => {
    const it = publicationOf(event);
    const owner = reader.nameOf(event.owner);
    if (event.accepted)
      return event.agreed
        ? know(
            `${it.sv} gäller, som kanalens kansli ville ha den.`,
            `${it.en} holds, as the channel’s office wanted it.`,
          )
        : know(`${it.sv} har ändrats av ${owner}.`, `${it.en} was changed by ${owner}.`);
    if (reader.unit === event.left)
      return know(
        `${it.sv} är inte längre i er kanal, utan väntar på svar från ${owner}.`,
        `${it.en} is no longer in your channel: it awaits the answer of ${owner}.`,
      );
    return awaited(event, reader, text(`${it.sv} har ändrats`, `${it.en} was changed`));
  },
  PublicationCountered: (event, reader) => {
    const it = publicationOf(event);
    const [owner, at] = [reader.nameOf(event.owner), clockOf(event.counter.at)];
    const said = sentence(
      `${it.sv}: ${owner} vill hellre ha den i kanalen ${channelCalled(event.counter.channel)} ${at}; ta ställning senast ${event.replyBy}.`,
      `${it.en}: ${owner} would rather have it in the channel ${channelCalled(event.counter.channel)} at ${at}; answer by ${event.replyBy}.`,
    );
    return reader.unit === event.owner
      ? { action: 'know', text: said }
      : { action: 'decide', text: said, due: event.replyBy };
  },
  PublicationWithdrawn: (event) => {
    const it = publicationOf(event);
    return know(`${it.sv} är tillbakadragen; skälet finns vid den.`, `${it.en} was withdrawn; the reason is with it.`);
  },
  PublicationReopened: (event, reader) => {
    const it = publicationOf(event);
    return awaited(event, reader, text(`${it.sv} prövas igen`, `${it.en} is considered again`));
  },
  PublicationReturned: (event, reader) => {
    const it = publicationOf(event);
    return awaited(
      event,
      reader,
      text(
        `${it.sv} behöver antas på nytt, eftersom evenemanget har flyttats`,
        `${it.en} must be accepted anew, since the event has moved`,
      ),
    );
  },
  PublicationAccepted: (event, reader) => {
    const it = publicationOf(event);
    const said = sentence(`${it.sv} är antagen.`, `${it.en} is accepted.`);
    return { action: reader.unit === event.owner ? 'do' : 'know', text: said };
  },
  PublicationDeclined: (event) => {
    const it = publicationOf(event);
    return know(`${it.sv} har fått avslag; skälet finns vid den.`, `${it.en} was declined; the reason is with it.`);
  },
  PublicationPosted: (event) => {
    const it = publicationOf(event);
    return know(`${it.sv} är gjord.`, `${it.en} is done.`);
  },
  PublicationMeasured: (event) => {
    const it = publicationOf(event);
    return know(
      `${it.sv} nådde ${grouped(event.reach, 'sv')} personer.`,
      `${it.en} reached ${grouped(event.reach, 'en')} people.`,
    );
  },
  PublicationEscalated: (event, { unit }) => {
    const it = publicationOf(event);
    const said = sentence(
      `${it.sv} skulle ha besvarats senast ${event.replyBy}; cheferna behöver se till att det sker nu, medan den ännu kan göras.`,
      `${it.en} should have been answered by ${event.replyBy}; the heads need to see to it now, while it can still be made.`,
    );
    return isOffice(unit) ? { action: 'decide', text: said, due: event.replyBy } : { action: 'know', text: said };
  },
};

export const announce = announcing('channels', sentences, titles);
