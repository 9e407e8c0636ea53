import { useEffect, useRef } from 'preact/hooks';
import { read, refresh } from '../../core/data.ts';
import { useFreshly } from '../../core/freshly.ts';
import { language } from '../../core/language.ts';
import { isOfSomething } from '../../core/me.ts';
import { go } from '../../core/router.ts';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { nearPlaceOf, ownPlaceOf } from '../../parts/place.ts';
import { useTitle } from '../../parts/title.ts';
import { List } from '../agenda/list.tsx';
import { One } from '../agenda/one.tsx';
import type { ScreenProps } from '../screens.ts';
import { texts } from './texts.ts';

/**
 * Where a letter leads: its address names the thing. What of that waits for whoever looks is shown with its answers; else the
 * thing itself; and where it has no screen, that nothing is to be answered, with a way on.
 */
export const Screen = ({ campaign, rest }: ScreenProps) => {
  const say = texts();
  const about = rest.join('/');
  const asked = { path: { campaign: campaign.id }, query: { about } };
  const ask = (): void => void refresh('GET /campaigns/{campaign}/agenda', asked);
  // Nothing waits for an administrator.
  const { value, failure } = isOfSomething(campaign) ? read('GET /campaigns/{campaign}/agenda', asked) : {};
  const items = isOfSomething(campaign) ? value?.items : [];
  const [item] = items ?? [];
  // Whoever has answered it here is led on by that.
  const wasHere = useRef(false);
  wasHere.current ||= item !== undefined;
  const place = items && !wasHere.current ? ownPlaceOf(campaign, about) : undefined;
  useEffect(() => {
    if (place !== undefined) go(place, { replace: true });
  }, [place]);
  useFreshly(ask, about);
  useTitle(item ? say[item.asks] : items && !place ? say.nothing : say.title);
  if (!items || place !== undefined) return <NotYet title={say.title} failure={failure} again={ask} />;
  const home = `/c/${campaign.id}`;
  const near = nearPlaceOf(campaign, about);
  if (!item || !value)
    return (
      <Nothing title={say.nothing} how={say.nothingHow}>
        <p class="links">
          {near && <a href={near.href}>{say.near(near.title[language.value])}</a>}
          <a href={home}>{say.all}</a>
        </p>
      </Nothing>
    );
  const { today, more } = value;
  // One thing alone has nothing beside it.
  return (
    <div class={items.length > 1 ? 'decide' : 'alone'}>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say[item.asks]}</h1>
      </header>
      {failure && <Failed failure={failure} again={ask} />}
      <One item={item} items={items} campaign={campaign} today={today} next={`${home}/decide`} />
      <div class="beside stack">
        <List items={items} shown={item} campaign={campaign.id} today={today} isCut={more !== undefined} />
        <p>
          <a href={home}>{say.all}</a>
        </p>
      </div>
    </div>
  );
};
