import { text } from '../../shared/problems.ts';
import {
  type Announcement,
  enumerated,
  know,
  type NameOf,
  sentence,
  textsForgotten,
  titleOf,
  type Told,
} from '../../shared/words.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';
import { titles } from './called.ts';
import type { CampaignNotice } from './events.ts';

/** What an event of the setting up means for the reader. Persons are never named, not even by their ids. Pure. */
const rolesOf = (recipient: Unit, nameOf: NameOf) =>
  isOffice(recipient)
    ? { sv: `på ${nameOf(recipient)}`, en: `at ${nameOf(recipient)}` }
    : { sv: 'hos er', en: 'in your association' };

const invitedAs = {
  administrator: text('administratör', 'an administrator'),
  member: text('medlem', 'a member'),
} as const;
/** Led to the open ones. */
const invitedTo = ({ association }: { readonly association: Unit }, sv: string, en: string): Announcement => ({
  ...know(sv, en),
  about: `campaign/associations/${association}/invitations`,
});

const said = (event: Told<CampaignNotice>, recipient: Unit, nameOf: NameOf): Announcement => {
  switch (event.type) {
    case 'CampaignSet':
      return know(
        `Kampanjen ${event.name} pågår ${event.start} till ${event.end}, med valdag ${event.electionDay}.`,
        `The campaign ${event.name} runs from ${event.start} to ${event.end}, with election day ${event.electionDay}.`,
      );
    case 'ImportBegun':
      return know('Kampanjen läses in.', 'The campaign is being loaded.');
    case 'CampaignImported': {
      const all = event.units.reduce((sum, { things }) => sum + things, 0);
      const own = event.units.find(({ unit }) => unit === recipient)?.things ?? 0;
      return isOffice(recipient)
        ? know(
            `Kampanjen är inläst: ${all} saker, varav ${own} är era; allt finns i förteckningarna.`,
            `The campaign was imported: ${all} things, ${own} of them yours; all of it is in the lists.`,
          )
        : know(
            `Kampanjen är inläst, och ${own} saker i den är era; allt finns i förteckningarna.`,
            `The campaign was imported, and ${own} things in it are yours; all of it is in the lists.`,
          );
    }
    case 'SettingsSet':
      return know('Kampanjens inställningar är ändrade.', 'The settings of the campaign have been changed.');
    case 'OfficeSet':
      return know(
        `Uppgifterna om ${nameOf(event.office)} är ändrade.`,
        `What is registered about ${nameOf(event.office)} has been changed.`,
      );
    case 'AssociationSet':
      if (event.isToConfirm && isOffice(recipient))
        return {
          action: 'decide',
          text: sentence(
            `Föreningen ${event.association.name} är ny; en kanslichef behöver bekräfta den innan den kan få pengar ur potten.`,
            `The association ${event.association.name} is new; an office head needs to confirm it before it can be given money from the pot.`,
          ),
          ...(event.replyBy !== undefined && { due: event.replyBy }),
        };
      return know(
        `Uppgifterna om ${event.association.name} är ändrade.`,
        `What is registered about ${event.association.name} has been changed.`,
      );
    case 'AssociationConfirmed': {
      const { name, confirmedBy, isFully } = event;
      const who = nameOf(confirmedBy);
      return isFully
        ? know(
            `${who} har också bekräftat den nya föreningen ${name}.`,
            `${who} has confirmed the new association ${name}, too.`,
          )
        : know(
            `${who} har bekräftat den nya föreningen ${name}, som nu kan få pengar ur potten om en chef för ett annat kansli godkänner.`,
            `${who} has confirmed the new association ${name}, which can now be given money from the pot if a head of another office approves.`,
          );
    }
    case 'AssociationEscalated': {
      const { name, replyBy, confirmedBy } = event;
      const isAwaited = isOffice(recipient) && recipient !== confirmedBy;
      return {
        action: isAwaited ? 'decide' : 'know',
        text: sentence(
          `Föreningen ${name} skulle ha bekräftats av två kanslier senast ${replyBy}; en chef som inte har gjort det behöver bekräfta den.`,
          `The association ${name} should have been confirmed by two offices by ${replyBy}; a head who has not done so needs to confirm it.`,
        ),
      };
    }
    case 'PersonSet': {
      if (event.left?.some((office) => office !== recipient) && isOffice(recipient)) return lent(event.left, nameOf);
      const where = rolesOf(recipient, nameOf);
      return know(
        `En persons uppgifter eller roller ${where.sv} är ändrade.`,
        `The details or roles of a person ${where.en} have been changed.`,
      );
    }
    case 'HeadChangeProposed': {
      const changed = enumerated(event.changed.map(nameOf));
      const isAwaited = isOffice(recipient) && !event.changed.includes(recipient);
      const by =
        event.replyBy === undefined
          ? { sv: '', en: '' }
          : { sv: `, senast ${event.replyBy}`, en: `, by ${event.replyBy}` };
      const text = sentence(
        `${changed.sv} ska få annan chef; en chef för ett annat kansli behöver bekräfta det${by.sv}.`,
        `The head of ${changed.en} is to change; a head of another office needs to confirm it${by.en}.`,
      );
      if (!isAwaited) return { action: 'know', text };
      return { action: 'decide', text, ...(event.replyBy !== undefined && { due: event.replyBy }) };
    }
    case 'HeadChangeDeclined': {
      const changed = enumerated(event.changed.map(nameOf));
      const who = nameOf(event.by);
      return know(
        `${who} har avslagit chefsbytet på ${changed.sv}; skälet finns där.`,
        `${who} declined the change of the head of ${changed.en}; the reason is there.`,
      );
    }
    case 'HeadChangeWithdrawn': {
      const changed = enumerated(event.changed.map(nameOf));
      return know(
        `Chefsbytet på ${changed.sv} är tillbakataget.`,
        `The change of the head of ${changed.en} was withdrawn.`,
      );
    }
    case 'HeadChangeEscalated': {
      const changed = enumerated(event.changed.map(nameOf));
      return {
        action: isOffice(recipient) && !event.changed.includes(recipient) ? 'decide' : 'know',
        text: sentence(
          `Chefsbytet på ${changed.sv} skulle ha besvarats senast ${event.replyBy}; en chef för ett annat kansli behöver bekräfta eller avslå det.`,
          `The change of the head of ${changed.en} should have been answered by ${event.replyBy}; a head of another office needs to confirm or decline it.`,
        ),
      };
    }
    case 'HeadChangeConfirmed': {
      const changed = enumerated(event.changed.map(nameOf));
      const { confirmedBy } = event;
      if (confirmedBy === undefined)
        return know(
          `Chefsbytet på ${changed.sv} är bekräftat och gäller nu.`,
          `The change of the head of ${changed.en} is confirmed and now in effect.`,
        );
      const by = nameOf(confirmedBy);
      const mayConfirm = isOffice(recipient) && recipient !== confirmedBy && !event.changed.includes(recipient);
      return {
        action: mayConfirm ? 'decide' : 'know',
        text: sentence(
          `Chefsbytet på ${changed.sv} är bekräftat av ${by} och gäller nu; tills chefen för det tredje kansliet också bekräftar det räknas de två kansliernas röster som en.`,
          `The change of the head of ${changed.en} is confirmed by ${by} and now in effect; until the head of the third office confirms it, too, the votes of the two count as one.`,
        ),
      };
    }
    case 'HeadChangeSeconded': {
      const changed = enumerated(event.changed.map(nameOf));
      return know(
        `Chefsbytet på ${changed.sv} är bekräftat av båda de andra kanslierna.`,
        `The change of the head of ${changed.en} is confirmed by both other offices.`,
      );
    }
    case 'InvitationMade': {
      const as = invitedAs[event.role];
      return invitedTo(
        event,
        `En person är inbjuden till er förening som ${as.sv}; inbjudan gäller till ${event.until}.`,
        `A person is invited to your association as ${as.en}; the invitation is good until ${event.until}.`,
      );
    }
    case 'InvitationRevoked':
      return invitedTo(
        event,
        'En inbjudan till er förening är återkallad.',
        'An invitation to your association was revoked.',
      );
    case 'InvitationAccepted': {
      const as = invitedAs[event.role];
      return invitedTo(
        event,
        `En inbjuden person hör nu till er förening som ${as.sv}.`,
        `A person who was invited now belongs to your association as ${as.en}.`,
      );
    }
    case 'ContactShown': {
      const unit = nameOf(event.unit);
      return know(`En person visar hur hen nås på ${unit}.`, `A person shows how they are reached at ${unit}.`);
    }
    case 'ContactRemoved': {
      const unit = nameOf(event.unit);
      return know(
        `En person visar inte längre hur hen nås på ${unit}.`,
        `A person shows no longer how they are reached at ${unit}.`,
      );
    }
    case 'MemberRemoved':
      return know('En person hör inte längre till er förening.', 'A person no longer belongs to your association.');
    case 'PersonForgotten': {
      if (event.left?.some((office) => office !== recipient) && isOffice(recipient)) return lent(event.left, nameOf);
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

export const announce = (event: Told<CampaignNotice>, recipient: Unit, nameOf: NameOf): Announcement => ({
  ...said(event, recipient, nameOf),
  ...titleOf(titles, event.subject),
});

/** D8: whoever could decide in place of a head is all offices' business. */
const lent = (left: readonly Office[], nameOf: NameOf): Announcement => {
  const where = enumerated(left.map(nameOf));
  return know(
    `En persons inloggning eller plats på ${where.sv} är ändrad; var personen ställföreträdare där gäller det inte längre.`,
    `The sign-in or place of a person at ${where.en} has been changed; if they were a deputy there, they are no more.`,
  );
};

/** The compiler sees that nothing gets here; a message made by a later version of Valsam may. */
const unknown = (event: never): Announcement => {
  if ((event as { readonly type: string }).type === 'TextsForgotten') return textsForgotten();
  throw new Error(`the campaign knows no event ${(event as CampaignNotice).type}`);
};
