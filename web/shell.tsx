import { type Signal, useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { failureOf } from './core/failure.ts';
import { language, words } from './core/language.ts';
import { campaignIn, me } from './core/me.ts';
import { go, path } from './core/router.ts';
import { kept } from './core/device.ts';
import { Account } from './parts/account.tsx';
import { Failed } from './parts/failed.tsx';
import { Invited, invitedAt } from './parts/invited.tsx';
import { Loading } from './parts/loading.tsx';
import { Menu } from './parts/menu.tsx';
import { NotYet } from './parts/not-yet.tsx';
import { Nothing } from './parts/nothing.tsx';
import { refresh } from './core/data.ts';
import { Unsent } from './parts/unsent.tsx';
import { type Screen, type ScreenProps, screens } from './screens/screens.ts';

const texts = words({
  sv: {
    toContent: 'Till innehållet',
    nowhere: 'Du är inte med i någon kampanj än.',
    nowhereHow: 'Be ditt kansli eller din förening att lägga till dig, och ladda sedan om sidan.',
    notHere: 'Det finns inget här.',
    notHereHow: 'Adressen leder ingenstans, eller till något som inte är ditt.',
    home: 'Till början',
  },
  en: {
    toContent: 'To the content',
    nowhere: 'You are in no campaign yet.',
    nowhereHow: 'Ask your office or your association to add you, then load the page again.',
    notHere: 'There is nothing here.',
    notHereHow: 'The address leads nowhere, or to what is not yours.',
    home: 'To the start',
  },
});

/** A screen's code comes when it is first shown, and stays. */
const loaded = new Map<Screen, ComponentType<ScreenProps>>();
const useLoaded = (screen: Screen | undefined): ComponentType<ScreenProps> | 'failed' | undefined => {
  const state: Signal<'failed' | number> = useSignal(0);
  useEffect(() => {
    if (!screen || loaded.has(screen)) return;
    const fetchIt = async (): Promise<void> => {
      try {
        loaded.set(screen, (await screen.load()).Screen);
        state.value = Date.now();
      } catch {
        state.value = 'failed';
      }
    };
    void fetchIt();
  }, [screen]);
  const found = screen && loaded.get(screen);
  return found ?? (state.value === 'failed' ? 'failed' : undefined);
};

/** The page around every screen of somebody who has signed in. */
export const Shell = () => {
  const { value, failure } = me();
  const campaign = value && campaignIn(value.campaigns);
  const [, , asked, at = '', ...rest] = path.value.split('/').map(decodeURIComponent);
  const own = campaign && screens.filter((each) => each.isFor(campaign));
  // Whoever nothing waits for begins with what there is.
  const screen = own?.find((each) => each.at === at) ?? (at === '' ? own?.at(-1) : undefined);
  const Shown = useLoaded(screen);
  useEffect(() => {
    if (!campaign) return;
    kept.write('campaign', campaign.id);
    if (path.value === '/') go(`/c/${campaign.id}`, { replace: true });
  }, [campaign?.id]);
  const say = texts();
  const place = () => {
    if (failure && !value) return <Failed failure={failure} again={() => void refresh('GET /me', {})} />;
    if (!value) return <Loading />;
    if (at === invitedAt && asked !== undefined) return <Invited campaign={asked} />;
    if (value.campaigns.length === 0) return <Nothing title={say.nowhere} how={say.nowhereHow} />;
    if (!campaign || !screen)
      return (
        <Nothing title={say.notHere} how={say.notHereHow}>
          <a href="/">{say.home}</a>
        </Nothing>
      );
    if (Shown === 'failed')
      return <NotYet title={screen.title[language.value]} failure={offline()} again={() => location.reload()} />;
    return Shown ? <Shown campaign={campaign} rest={rest} /> : <NotYet title={screen.title[language.value]} />;
  };
  return (
    <>
      <a class="skip" href="#content">
        {say.toContent}
      </a>
      <header class="top">
        <a class="mark" href="/">
          Valsam
        </a>
        {campaign && <span class="soft small wide">{campaign.name}</span>}
        <Account campaign={campaign} campaigns={value?.campaigns ?? []} />
      </header>
      {campaign && <Menu campaign={campaign} at={at} />}
      <main id="content" tabIndex={-1} class={at === '' ? 'home' : at}>
        <Unsent />
        {place()}
      </main>
    </>
  );
};

const offline = () => failureOf(0, undefined, language.value);
