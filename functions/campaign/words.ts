import { type Announcement, enumerated, know, type NameOf, sentence, type Told } from '../../shared/words.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import type { CampaignNotice } from './events.ts';

/** What an event of the setting up means for the reader. Persons are never named, not even by their ids. Pure. */
const rolesOf = (recipient: Unit, nameOf: NameOf) =>
  isOffice(recipient)
    ? { sv: `på ${nameOf(recipient)}`, en: `at ${nameOf(recipient)}` }
    : { sv: 'hos er', en: 'in your association' };

export const announce = (event: Told<CampaignNotice>, recipient: Unit, nameOf: NameOf): Announcement => {
  switch (event.type) {
    case 'CampaignSet':
      return know(
        `Kampanjen ${event.name} pågår ${event.start} till ${event.end}, med valdag ${event.electionDay}.`,
        `The campaign ${event.name} runs from ${event.start} to ${event.end}, with election day ${event.electionDay}.`,
      );
    case 'SettingsSet':
      return know('Kampanjens inställningar är ändrade.', 'The settings of the campaign have been changed.');
    case 'OfficeSet':
      return know(
        `Uppgifterna om ${nameOf(event.office)} är ändrade.`,
        `What is registered about ${nameOf(event.office)} has been changed.`,
      );
    case 'AssociationSet':
      return know(
        `Uppgifterna om ${event.association.name} är ändrade.`,
        `What is registered about ${event.association.name} has been changed.`,
      );
    case 'PersonSet': {
      const where = rolesOf(recipient, nameOf);
      return know(
        `En persons uppgifter eller roller ${where.sv} är ändrade.`,
        `The details or roles of a person ${where.en} have been changed.`,
      );
    }
    case 'HeadChangeProposed': {
      const changed = enumerated(event.changed.map(nameOf));
      const text = sentence(
        `${changed.sv} ska få annan chef; en chef för ett annat kansli behöver bekräfta det.`,
        `The head of ${changed.en} is to change; a head of another office needs to confirm it.`,
      );
      return { action: isOffice(recipient) && !event.changed.includes(recipient) ? 'decide' : 'know', text };
    }
    case 'HeadChangeConfirmed': {
      const changed = enumerated(event.changed.map(nameOf));
      return know(
        `Chefsbytet på ${changed.sv} är bekräftat och gäller nu.`,
        `The change of the head of ${changed.en} is confirmed and now in effect.`,
      );
    }
    case 'PersonForgotten': {
      const where = rolesOf(recipient, nameOf);
      return know(
        `Uppgifterna om en person ${where.sv} är raderade.`,
        `The details of a person ${where.en} have been erased.`,
      );
    }
    default:
      return unknown(event);
  }
};

/** The compiler sees that nothing gets here; a message made by a later version of Valsam may. */
const unknown = (event: never): never => {
  throw new Error(`the campaign knows no event ${(event as CampaignNotice).type}`);
};
