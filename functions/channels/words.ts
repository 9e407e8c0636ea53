import { announcing, know, sentence, type Sentences } from '../../shared/words.ts';
import { type Text, text } from '../../shared/problems.ts';
import { isOffice } from '../../shared/units.ts';
import { clockOf, eventName } from '../gatherings/offers.ts';
import type { ChannelsNotice } from './events.ts';

/** What is said of channels and publications. Pure; texts, reasons and addresses stay behind the link. */

const publicationOf = (event: Exclude<ChannelsNotice, { readonly type: 'ChannelSet' }>): Text => {
  const [name, at] = [eventName(event), clockOf(event.time)];
  return text(
    `publiceringen av ${name} i kanalen ${event.channel} ${at}`,
    `the publication of ${name} in the channel ${event.channel} at ${at}`,
  );
};

const sentences: Sentences<ChannelsNotice> = {
  ChannelSet: (event, { nameOf }) => {
    const owner = nameOf(event.owner);
    return know(
      `kanalen ${event.channel} hör till ${owner} och har en publik på ${event.audience}.`,
      `the channel ${event.channel} belongs to ${owner} and has an audience of ${event.audience}.`,
    );
  },
  PublicationProposed: (event, reader) => {
    const it = publicationOf(event);
    const owner = reader.nameOf(event.owner);
    if (event.accepted) return know(`${it.sv} är planerad av ${owner}.`, `${it.en} is planned by ${owner}.`);
    const late = event.tooLate
      ? text(', fast kanalens framförhållning redan är förbi', ', though the lead time of the channel is past already')
      : text('', '');
    const said = sentence(
      `${it.sv} är föreslagen${late.sv}; ${owner} svarar senast ${event.replyBy}.`,
      `${it.en} is proposed${late.en}; ${owner} answers by ${event.replyBy}.`,
    );
    return reader.unit === event.owner
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
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
    return know(`${it.sv} nådde ${event.reach} personer.`, `${it.en} reached ${event.reach} people.`);
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

export const announce = announcing('channels', sentences);
