import { useSignal } from '@preact/signals';
import { addDays } from '../../../shared/calendar.ts';
import { capital } from '../../core/figures.ts';
import { ownAssociations } from '../../core/me.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { GatheringState } from './state.tsx';
import { texts } from './texts.ts';
import { whenWords } from './when.ts';

/** What we arrange: what comes, or what has been. */
export const List = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.events);
  const hasBeen = useSignal(false);
  const [own] = ownAssociations(campaign);
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/events', {
    path: { campaign: campaign.id },
    query: {
      ...(own && { unit: own.id }),
      ...(hasBeen.value ? { to: addDays(today(), -1) } : { from: today() }),
    },
  });
  const base = `/c/${campaign.id}/events`;
  const register = (
    <p>
      <a class="button go" href={`${base}/new`}>
        <Icon name="megaphone" />
        {say.register}
      </a>
    </p>
  );
  return (
    <>
      <header class="stack">
        <h1 tabIndex={-1}>{say.events}</h1>
        <p class="soft">{say.lede}</p>
        {register}
      </header>
      {failure && <Failed failure={failure} again={again} />}
      {!items && !failure && <Loading />}
      {items?.length === 0 && !more && (
        <Nothing
          title={hasBeen.value ? say.noneEarlier : say.none}
          {...(!hasBeen.value && { how: say.noneHow })}
          icon="calendar"
          level={2}
        />
      )}
      {items && items.length > 0 && (
        <ul class="rows">
          {items.map((each) => (
            <li key={each.id}>
              <a class="row" href={`${base}/${each.id}`}>
                <b>{each.title}</b>
                <span />
                <span class="soft small">
                  {[capital(whenWords(each)), each.place?.name].filter(Boolean).join(' · ')}
                </span>
                <span />
                <GatheringState gathering={each} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <More more={more} isAsking={isAsking} />
      <p>
        <button
          class="quiet"
          type="button"
          onClick={() => {
            hasBeen.value = !hasBeen.value;
          }}
        >
          {hasBeen.value ? say.upcoming : say.earlier}
        </button>
      </p>
    </>
  );
};
