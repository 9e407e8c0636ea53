import { language, words } from '../core/language.ts';
import type { Campaign } from '../core/me.ts';
import { screens } from '../screens/screens.ts';
import { Icon } from './icon.tsx';

const texts = words({ sv: { main: 'Huvudmeny' }, en: { main: 'Main menu' } });

/** The screens that are for whoever has signed in: below on a phone, beside on a wide screen. */
export const Menu = ({ campaign, at }: { readonly campaign: Campaign; readonly at: string }) => (
  <nav class="main" aria-label={texts().main}>
    <ul>
      {screens
        .filter((screen) => screen.isFor(campaign))
        .map((screen) => (
          <li key={screen.at}>
            <a
              href={`/c/${campaign.id}${screen.at === '' ? '' : `/${screen.at}`}`}
              aria-current={screen.at === at ? 'page' : undefined}
            >
              <Icon name={screen.icon} />
              {screen.title[language.value]}
            </a>
          </li>
        ))}
    </ul>
  </nav>
);
