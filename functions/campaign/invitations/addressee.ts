import type { Addressee } from '../../../shared/addressees.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { readOne } from '../../../shared/fetching.ts';
import { type Text, text } from '../../../shared/problems.ts';
import { unitCalled } from '../../../shared/words.ts';
import type { Invitation } from '../state.ts';
import { isOpen } from './rules.ts';
import { invitation } from './store.ts';

/** Whoever is invited to an association: they have no account here yet, or none that anybody knows of. */
const find = async (campaign: string, id: string): Promise<Invitation | undefined> => {
  const [association = '', invited = ''] = id.split('/');
  const found = await readOne(invitation(campaign, association, invited));
  return found && isOpen(found, new Date().toISOString()) ? found : undefined;
};

const roles: Readonly<Record<Invitation['role'], Text>> = {
  administrator: text('administratör', 'an administrator'),
  member: text('medlem', 'a member'),
};
const inviting = ({ association, role }: Invitation): Text => {
  const [name, as] = [unitCalled(association), roles[role]];
  return text(`${name} bjuder in dig som ${as.sv}.`, `${name} invites you as ${as.en}.`);
};

export const invited: Addressee = {
  reach: async (campaign, id) => {
    const found = await find(campaign, id);
    if (found?.email === undefined) return undefined;
    return {
      to: { address: found.email },
      says: inviting(found),
      subject: `campaign/associations/${found.association}/invitations/${found.id}`,
      linkUntil: found.expiresAt,
    };
  },
  show: async (campaign, id, link) => {
    const found = await find(campaign, id);
    if (!found) return undefined;
    const [name, until] = [unitCalled(found.association), dayOf(found.expiresAt)];
    return {
      title: text(`Inbjudan till ${name}`, `Invitation to ${name}`),
      paragraphs: [
        inviting(found),
        text(
          `Inbjudan gäller till och med ${until}. Den är din: bara den som loggar in med adressen som brevet kom till kan tacka ja.`,
          `The invitation is good until ${until}, that day included. It is yours: only whoever signs in with the address that the letter came to can accept.`,
        ),
        text(
          'Har du inget lösenord ännu kommer ett första i ett eget brev. Sedan loggar du in och tackar ja.',
          'If you have no password yet, a first one comes in a letter of its own. Then you sign in and accept.',
        ),
        text(
          `Inloggad tackar du ja med POST /campaigns/${campaign}/invitations/${link}/acceptance.`,
          `Signed in, you accept by POST /campaigns/${campaign}/invitations/${link}/acceptance.`,
        ),
        text('Vill du inte vara med behöver du inte göra något.', 'If you do not want to join, do nothing.'),
      ],
    };
  },
};
