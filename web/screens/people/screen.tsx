import { isOfOffice } from '../../core/me.ts';
import { namesIn } from '../../core/names.ts';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { Association } from './association.tsx';
import { type Contact, Contacts } from './contacts.tsx';
import { Entered } from './entered.tsx';
import { texts } from './texts.ts';

/** Whom one calls, who is in the campaign, and whom an association lets in. */
export const Screen = ({ campaign }: ScreenProps) => {
  const say = texts();
  useTitle(say.people);
  const { all, unit } = namesIn(campaign.id);
  const { contacts = [] } = all as { readonly contacts?: readonly Contact[] };
  const seesAll = isOfOffice(campaign) || campaign.memberships.some(({ role }) => role === 'admin');
  const own = campaign.memberships.filter(({ role }) => role === 'administrator');
  const isMember = campaign.memberships.some(({ role }) => role === 'member');
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.people}</h1>
      </header>
      {own.map(({ unit: id, unitName }) => (
        <Association
          key={id}
          campaign={campaign.id}
          association={id}
          name={unitName ?? unit(id)}
          self={campaign.person.id}
        />
      ))}
      <Contacts contacts={contacts} unit={unit} />
      {seesAll && <Entered campaign={campaign.id} unit={unit} />}
      {isMember && own.length === 0 && <p class="soft">{say.notYours}</p>}
    </>
  );
};
