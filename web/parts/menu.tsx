import { read } from '../core/data.ts';
import { language, words } from '../core/language.ts';
import type { Campaign } from '../core/me.ts';
import { screens } from '../screens/screens.ts';
import { Icon } from './icon.tsx';

const texts = words({ sv: { main: 'Huvudmeny', wait: 'väntar' }, en: { main: 'Main menu', wait: 'wait' } });

/** How much waits, by the agenda that the first screen reads anyhow. */
const Count = ({ campaign: { id } }: { readonly campaign: Campaign }) => {
  const { value } = read('GET /campaigns/{campaign}/agenda', { path: { campaign: id } });
  const many = value ? value.counts.decide + value.counts.do : 0;
  return many === 0 ? null : (
    <span class="count">
      {many}
      <span class="hidden"> {texts().wait}</span>
    </span>
  );
};

/** The screens that are for whoever has signed in: below on a phone, beside on a wide screen. */
export const Menu = ({ campaign, at }: { readonly campaign: Campaign; readonly at: string }) => {
  const current = screens.find((screen) => screen.at === at)?.within ?? at;
  return (
    <nav class="main" aria-label={texts().main}>
      <ul>
        {screens
          .filter((screen) => screen.isFor(campaign) && screen.within === undefined)
          .map((screen) => (
            <li key={screen.at}>
              <a
                href={`/c/${campaign.id}${screen.at === '' ? '' : `/${screen.at}`}`}
                aria-current={screen.at === current ? 'page' : undefined}
              >
                <Icon name={screen.icon} />
                {screen.title[language.value]}
                {screen.at === '' && <Count campaign={campaign} />}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
};
