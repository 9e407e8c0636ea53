import { type Announcement, type NameOf, sentence, type Told } from '../../../shared/announcement.ts';
import { type Text, text } from '../../../shared/problems.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import type { ChannelsEvent, Of } from './events.ts';

/** What is said of channels and publications. Pure; texts, reasons and addresses stay behind the link. */
type Reader = { readonly unit: Unit; readonly nameOf: NameOf };
type Sentences = {
  readonly [K in ChannelsEvent['type']]: (
    event: Told<Extract<ChannelsEvent, { type: K }>>,
    reader: Reader,
  ) => Announcement;
};

const know = (sv: string, en: string): Announcement => ({ action: 'know', text: sentence(sv, en) });

/** `2026-08-20T18:00` -> `2026-08-20 18:00` */
const timeOf = ({ at }: Of): string => at.replace('T', ' ');
const publicationIn = (event: Of): Text =>
  text(
    `publiceringen i kanalen ${event.channel} ${timeOf(event)}`,
    `the publication in the channel ${event.channel} at ${timeOf(event)}`,
  );
/** Whose event it is, for whom it is not. */
const whose = ({ unit, nameOf }: Reader, { units }: Of): Text => {
  if (units.includes(unit)) return text('ert evenemang', 'your event');
  const name = nameOf(units[0] ?? unit);
  return text(`ett evenemang av ${name}`, `an event by ${name}`);
};

export const channelSentences: Sentences = {
  ChannelSet: (event, { nameOf }) => {
    const owner = nameOf(event.owner);
    return know(
      `kanalen ${event.channel} hör till ${owner} och når ${event.audience} personer.`,
      `the channel ${event.channel} belongs to ${owner} and has an audience of ${event.audience}.`,
    );
  },
  PublicationProposed: (event, reader) => {
    const [it, of] = [publicationIn(event), whose(reader, event)];
    const owner = reader.nameOf(event.owner);
    if (event.accepted)
      return know(`${owner} har planerat ${it.sv} av ${of.sv}.`, `${owner} has planned ${it.en} of ${of.en}.`);
    const late = event.tooLate
      ? text(', fast kanalens framförhållning redan är förbi', ', though the lead time of the channel is past already')
      : text('', '');
    const said = sentence(
      `${it.sv} av ${of.sv} är föreslagen${late.sv}; ${owner} svarar senast ${event.replyBy}.`,
      `${it.en} of ${of.en} is proposed${late.en}; ${owner} answers by ${event.replyBy}.`,
    );
    return reader.unit === event.owner
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
  PublicationAccepted: (event, reader) => {
    const [it, of] = [publicationIn(event), whose(reader, event)];
    const said = sentence(`${it.sv} av ${of.sv} är antagen.`, `${it.en} of ${of.en} is accepted.`);
    return { action: reader.unit === event.owner ? 'do' : 'know', text: said };
  },
  PublicationDeclined: (event, reader) => {
    const [it, of] = [publicationIn(event), whose(reader, event)];
    return know(
      `${it.sv} av ${of.sv} har fått avslag; skälet finns vid den.`,
      `${it.en} of ${of.en} was declined; the reason is with it.`,
    );
  },
  PublicationPosted: (event, reader) => {
    const [it, of] = [publicationIn(event), whose(reader, event)];
    return know(`${it.sv} av ${of.sv} är gjord.`, `${it.en} of ${of.en} is done.`);
  },
  PublicationMeasured: (event, reader) => {
    const [it, of] = [publicationIn(event), whose(reader, event)];
    return know(
      `${it.sv} av ${of.sv} nådde ${event.reach} personer.`,
      `${it.en} of ${of.en} reached ${event.reach} people.`,
    );
  },
  PublicationEscalated: (event, reader) => {
    const [it, of] = [publicationIn(event), whose(reader, event)];
    const said = sentence(
      `${it.sv} av ${of.sv} skulle ha besvarats senast ${event.replyBy}; cheferna behöver se till att det sker nu, medan det ännu går att publicera.`,
      `${it.en} of ${of.en} should have been answered by ${event.replyBy}; the heads need to see to it now, while it can still be published.`,
    );
    return isOffice(reader.unit)
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
};
