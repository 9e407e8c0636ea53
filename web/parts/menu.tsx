import { useSignal } from '@preact/signals';
import { read } from '../core/data.ts';
import { waitingIn } from '../core/figures.ts';
import { language, words } from '../core/language.ts';
import type { Campaign } from '../core/me.ts';
import { type Screen, screens } from '../screens/screens.ts';
import { Icon } from './icon.tsx';

const texts = words({
  sv: { main: 'Huvudmeny', wait: 'väntar', unread: 'olästa', more: 'Mer' },
  en: { main: 'Main menu', wait: 'wait', unread: 'unread', more: 'More' },
});

/** How much waits, or is unread, by the agenda that the first screen reads anyhow. */
const Count = ({ campaign: { id }, of }: { readonly campaign: Campaign; readonly of: 'wait' | 'unread' }) => {
  const { value } = read('GET /campaigns/{campaign}/agenda', { path: { campaign: id } });
  if (!value) return null;
  const { counts } = value;
  const many = of === 'wait' ? waitingIn(counts) : counts.unread;
  return many === 0 ? null : (
    <span class="count">
      {many}
      <span class="hidden"> {texts()[of]}</span>
    </span>
  );
};

/** On a phone that many have room below; the others are one press away. */
const room = 4;

const Entry = ({ screen, campaign, current }: Props & { readonly screen: Screen; readonly current: string }) => (
  <a
    href={`/c/${campaign.id}${screen.at === '' ? '' : `/${screen.at}`}`}
    aria-current={screen.at === current ? 'page' : undefined}
  >
    <Icon name={screen.icon} />
    {screen.title[language.value]}
    {screen.at === '' && <Count campaign={campaign} of="wait" />}
    {screen.at === 'inbox' && <Count campaign={campaign} of="unread" />}
  </a>
);

type Props = { readonly campaign: Campaign };
/** The screens that are for whoever has signed in: below on a phone, beside on a wide screen. */
export const Menu = ({ campaign, at }: Props & { readonly at: string }) => {
  const current = screens.find((screen) => screen.at === at && screen.isFor(campaign))?.within ?? at;
  const own = screens.filter((screen) => screen.isFor(campaign) && screen.within === undefined);
  const hasMore = own.length > room + 1;
  const below = hasMore ? own.slice(0, room) : own;
  const others = hasMore ? own.slice(room) : [];
  const isOpen = useSignal(false);
  const isThere = others.some((screen) => screen.at === current);
  return (
    <nav class="main" aria-label={texts().main}>
      <ul class={isOpen.value ? 'opened' : undefined}>
        {below.map((screen) => (
          <li key={screen.at}>
            <Entry screen={screen} campaign={campaign} current={current} />
          </li>
        ))}
        {hasMore && (
          <li class="more">
            <button
              type="button"
              aria-expanded={isOpen.value}
              aria-current={isThere ? 'true' : undefined}
              onClick={() => {
                isOpen.value = !isOpen.value;
              }}
            >
              <Icon name={isOpen.value ? 'cross' : 'more'} />
              {texts().more}
            </button>
          </li>
        )}
        {others.map((screen) => (
          <li
            key={screen.at}
            class="other"
            onClick={() => {
              isOpen.value = false;
            }}
          >
            <Entry screen={screen} campaign={campaign} current={current} />
          </li>
        ))}
      </ul>
    </nav>
  );
};
