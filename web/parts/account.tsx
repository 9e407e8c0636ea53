import { words } from '../core/language.ts';
import { type Campaign, unitNames } from '../core/me.ts';
import { signOut } from '../core/session.ts';
import { Icon } from './icon.tsx';
import { LanguageButton } from './language-button.tsx';

const texts = words({
  sv: { out: 'Logga ut', other: 'Byt kampanj', account: 'Ditt konto' },
  en: { out: 'Sign out', other: 'Another campaign', account: 'Your account' },
});
type Props = { readonly campaign: Campaign | undefined; readonly campaigns: readonly Campaign[] };

/** Who one is here, the other language, other campaigns, and the way out. */
export const Account = ({ campaign, campaigns }: Props) => {
  const say = texts();
  const units = campaign ? unitNames(campaign).join(', ') : '';
  return (
    <details class="menu">
      <summary>
        <span>
          <b>{campaign?.person.name ?? say.account}</b>
          {/* An association is entered under its own name: once is enough. */}
          {units !== '' && units !== campaign?.person.name && !campaign?.person.name.endsWith(units) && (
            <span class="soft">{units}</span>
          )}
        </span>
        <Icon name="down" />
      </summary>
      <div>
        {campaigns
          .filter(({ id }) => id !== campaign?.id)
          .map(({ id, name }) => (
            <a key={id} href={`/c/${id}`}>
              {name}
            </a>
          ))}
        <LanguageButton />
        <button class="quiet" type="button" onClick={() => void signOut()}>
          {say.out}
        </button>
      </div>
    </details>
  );
};
