import { announcing, enumerated, know, sentence, type Sentences } from '../../shared/words.ts';
import { grouped } from '../../shared/money.ts';
import { text } from '../../shared/problems.ts';
import { isOffice } from '../../shared/units.ts';
import { titles } from './called.ts';
import { clockOf, eventName } from './offers.ts';
import type { GatheringsNotice } from './events.ts';

/** What is said of the campaign's events. Pure; descriptions and reasons stay behind the link. */

/** Of a file that also changes what there is; it names nothing that somebody has called an event. */
const importedAgain = (event: { readonly count: number; readonly changed: number; readonly cancelled: number }) => {
  const parts = [
    {
      count: event.count,
      sv: event.count === 1 ? 'nytt utkast' : 'nya utkast',
      en: event.count === 1 ? 'new draft' : 'new drafts',
    },
    { count: event.changed, sv: event.changed === 1 ? 'ändrat' : 'ändrade', en: 'changed' },
    { count: event.cancelled, sv: event.cancelled === 1 ? 'inställt' : 'inställda', en: 'cancelled' },
  ].filter(({ count }) => count > 0);
  const sv = enumerated(parts.map((part) => `${part.count} ${part.sv}`)).sv;
  const en = enumerated(parts.map((part) => `${part.count} ${part.en}`)).en;
  const said = know(`evenemang har lästs in ur en fil: ${sv}.`, `events were read from a file: ${en}.`);
  return { ...said, untitled: said.text };
};

const sentences: Sentences<GatheringsNotice> = {
  EventRegistered: (event) => {
    const name = eventName(event);
    return know(
      `evenemanget ${name.sv} är registrerat som utkast, med er som arrangör.`,
      `the event ${name.en} is registered as a draft, with you as an organiser.`,
    );
  },
  EventsImported: (event) => {
    const { count, changed = 0, cancelled = 0 } = event;
    if (changed + cancelled > 0) return { ...importedAgain({ count, changed, cancelled }), about: 'events' };
    return {
      ...know(
        `evenemang har lagts in som utkast, med er som arrangör: ${count} stycken.`,
        `events were entered as drafts, with you as the organiser: ${count} of them.`,
      ),
      about: 'events',
    };
  },
  EventChanged: (event, { unit, nameOf }) => {
    const name = eventName(event);
    if (event.left?.includes(unit))
      return {
        ...know(
          `ni är inte längre arrangör av evenemanget ${name.sv}.`,
          `you no longer organise the event ${name.en}.`,
        ),
        // It may be a draft, which is not theirs to see any more.
        about: 'events',
      };
    const [from, to] = [event.startsAt, event.endsAt].map(clockOf);
    const isMoved = event.changed.includes('startsAt') || event.changed.includes('endsAt');
    const time = isMoved ? text(`: från ${from} till ${to}`, `: from ${from} to ${to}`) : text('', '');
    const by = event.by && nameOf(event.by);
    const who = by === undefined ? text('', '') : text(` av ${by}`, ` by ${by}`);
    const why =
      by === undefined ? text('', '') : text('; skälet finns vid evenemanget', '; the reason is with the event');
    return know(
      `evenemanget ${name.sv} har ändrats${who.sv}${time.sv}${why.sv}.`,
      `the event ${name.en} was changed${who.en}${time.en}${why.en}.`,
    );
  },
  EventSubmitted: (event, reader) => {
    const name = eventName(event);
    const owner = reader.nameOf(event.owner);
    const said = sentence(
      `evenemanget ${name.sv} är inlämnat för publicering; ${owner} ser till att svaret kommer senast ${event.replyBy}.`,
      `the event ${name.en} was submitted for publication; ${owner} sees to it that the answer comes by ${event.replyBy}.`,
    );
    return reader.unit === event.owner
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
  EventDeclined: (event, { unit, nameOf }) => {
    const name = eventName(event);
    const by = nameOf(event.by);
    if (!event.back)
      return {
        ...know(
          `evenemanget ${name.sv} har fått avslag av ${by}; skälet finns vid evenemanget.`,
          `the event ${name.en} was declined by ${by}; the reason is with the event.`,
        ),
        untitled: sentence(
          `ett evenemang har fått avslag av ${by}; skälet finns vid evenemanget.`,
          `an event was declined by ${by}; the reason is with the event.`,
        ),
      };
    const said = sentence(
      `evenemanget ${name.sv} är tillbakaskickat av ${by} för att ändras och lämnas in igen; skälet finns vid evenemanget.`,
      `the event ${name.en} was sent back by ${by}, to be changed and submitted again; the reason is with the event.`,
    );
    const untitled = sentence(
      `ett evenemang är tillbakaskickat av ${by} för att ändras och lämnas in igen; skälet finns vid evenemanget.`,
      `an event was sent back by ${by}, to be changed and submitted again; the reason is with the event.`,
    );
    return { action: isOffice(unit) ? 'know' : 'do', text: said, untitled };
  },
  EventReopened: (event, reader) => {
    const name = eventName(event);
    const owner = reader.nameOf(event.owner);
    const said = sentence(
      `evenemanget ${name.sv} prövas igen; ${owner} ser till att svaret kommer senast ${event.replyBy}.`,
      `the event ${name.en} is considered again; ${owner} sees to it that the answer comes by ${event.replyBy}.`,
    );
    return reader.unit === event.owner
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
  EventPublished: (event) => {
    const name = eventName(event);
    return event.was === 'cancelled'
      ? know(
          `evenemanget ${name.sv} blir av ändå och är åter publicerat.`,
          `the event ${name.en} will take place after all and is published again.`,
        )
      : know(`evenemanget ${name.sv} är publicerat.`, `the event ${name.en} is published.`);
  },
  EventCancelled: (event) => {
    const name = eventName(event);
    return know(
      `evenemanget ${name.sv} är inställt; skälet finns vid evenemanget.`,
      `the event ${name.en} is cancelled; the reason is with the event.`,
    );
  },
  EventHeld: (event) => {
    const name = eventName(event);
    const { reach } = event.results;
    return know(
      `evenemanget ${name.sv} har hållits och nådde ${grouped(reach, 'sv')} personer.`,
      `the event ${name.en} was held and reached ${grouped(reach, 'en')} people.`,
    );
  },
  ResultsReversed: (event) => {
    const name = eventName(event);
    const { reach } = event.results;
    return know(
      `uppgiften att evenemanget ${name.sv} nådde ${grouped(reach, 'sv')} personer är tillbakatagen; skälet finns vid evenemanget.`,
      `that the event ${name.en} reached ${grouped(reach, 'en')} people was taken back; the reason is with the event.`,
    );
  },
  EventEscalated: (event, { unit }) => {
    const name = eventName(event);
    const said = sentence(
      `evenemanget ${name.sv} skulle ha besvarats senast ${event.replyBy}; cheferna för alla tre kanslierna behöver se till att det sker nu.`,
      `the event ${name.en} should have been answered by ${event.replyBy}; the heads of all three offices need to see to it now.`,
    );
    return isOffice(unit) ? { action: 'decide', text: said, due: event.replyBy } : { action: 'know', text: said };
  },
  ContactForgotten: (event) => {
    const name = eventName(event);
    return know(
      `kontaktuppgifterna för evenemanget ${name.sv} är raderade, som de ska efter kampanjen.`,
      `whom to ask about the event ${name.en} is forgotten, as it must be after the campaign.`,
    );
  },
};

export const announce = announcing('gatherings', sentences, titles);
