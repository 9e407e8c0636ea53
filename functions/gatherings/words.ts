import { announcing, know, sentence, type Sentences } from '../../shared/words.ts';
import { isOffice } from '../../shared/units.ts';
import { clockOf, eventName } from './offers.ts';
import type { GatheringsNotice } from './events.ts';

/** What is said of the campaign's events. Pure; descriptions and reasons stay behind the link. */
const sentences: Sentences<GatheringsNotice> = {
  EventRegistered: (event) => {
    const name = eventName(event);
    return know(
      `evenemanget ${name} är registrerat som utkast, med er som arrangör.`,
      `the event ${name} is registered as a draft, with you as an organiser.`,
    );
  },
  EventsImported: (event) => {
    const { count } = event;
    return {
      ...know(
        `evenemang har lagts in som utkast, med er som arrangör: ${count} stycken.`,
        `events were entered as drafts, with you as the organiser: ${count} of them.`,
      ),
      about: 'events',
    };
  },
  EventChanged: (event, { unit }) => {
    const name = eventName(event);
    if (event.left?.includes(unit))
      return {
        ...know(`ni är inte längre arrangör av evenemanget ${name}.`, `you no longer organise the event ${name}.`),
        // It may be a draft, which is not theirs to see any more.
        about: 'events',
      };
    const [from, to] = [event.startsAt, event.endsAt].map(clockOf);
    return event.changed.includes('startsAt') || event.changed.includes('endsAt')
      ? know(
          `evenemanget ${name} har ändrats: från ${from} till ${to}.`,
          `the event ${name} was changed: from ${from} to ${to}.`,
        )
      : know(`evenemanget ${name} har ändrats.`, `the event ${name} was changed.`);
  },
  EventSubmitted: (event, reader) => {
    const name = eventName(event);
    const owner = reader.nameOf(event.owner);
    const text = sentence(
      `evenemanget ${name} är inlämnat för publicering; ${owner} ser till att svaret kommer senast ${event.replyBy}.`,
      `the event ${name} was submitted for publication; ${owner} sees to it that the answer comes by ${event.replyBy}.`,
    );
    return reader.unit === event.owner ? { action: 'decide', text, due: event.replyBy } : { action: 'know', text };
  },
  EventPublished: (event) => {
    const name = eventName(event);
    return event.was === 'cancelled'
      ? know(
          `evenemanget ${name} blir av ändå och är åter publicerat.`,
          `the event ${name} will take place after all and is published again.`,
        )
      : know(`evenemanget ${name} är publicerat.`, `the event ${name} is published.`);
  },
  EventCancelled: (event) => {
    const name = eventName(event);
    return know(
      `evenemanget ${name} är inställt; skälet finns vid evenemanget.`,
      `the event ${name} is cancelled; the reason is with the event.`,
    );
  },
  EventHeld: (event) => {
    const name = eventName(event);
    const { reach } = event.results;
    return know(
      `evenemanget ${name} har hållits och nådde ${reach} personer.`,
      `the event ${name} was held and reached ${reach} people.`,
    );
  },
  EventEscalated: (event, { unit }) => {
    const name = eventName(event);
    const text = sentence(
      `evenemanget ${name} skulle ha besvarats senast ${event.replyBy}; cheferna för alla tre kanslierna behöver se till att det sker nu.`,
      `the event ${name} should have been answered by ${event.replyBy}; the heads of all three offices need to see to it now.`,
    );
    return isOffice(unit) ? { action: 'decide', text, due: event.replyBy } : { action: 'know', text };
  },
  ContactForgotten: (event) => {
    const name = eventName(event);
    return know(
      `kontaktuppgifterna för evenemanget ${name} är raderade, som de ska efter kampanjen.`,
      `whom to ask about the event ${name} is forgotten, as it must be after the campaign.`,
    );
  },
};

export const announce = announcing('gatherings', sentences);
