import { useSignal } from '@preact/signals';
import { addDays } from '../../../shared/calendar.ts';
import { capital } from '../../core/figures.ts';
import { ownAssociations } from '../../core/me.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { OwnList } from '../../parts/own-list.tsx';
import type { ScreenProps } from '../screens.ts';
import { GatheringState } from './state.tsx';
import { texts } from './texts.ts';
import { whenWords } from './when.ts';

/** What we arrange: what comes, or what has been. */
export const List = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  const hasBeen = useSignal(false);
  const [own] = ownAssociations(campaign);
  const pages = usePages('GET /campaigns/{campaign}/events', {
    path: { campaign: campaign.id },
    query: {
      ...(own && { unit: own.id }),
      ...(hasBeen.value ? { to: addDays(today(), -1) } : { from: today() }),
    },
  });
  const base = `/c/${campaign.id}/events`;
  return (
    <>
      <OwnList
        title={say.events}
        lede={say.lede}
        act={{ say: say.register, href: `${base}/new`, icon: 'megaphone' }}
        none={hasBeen.value ? { title: say.noneEarlier } : { title: say.none, how: say.noneHow }}
        pages={pages}
        row={(gathering) => ({
          href: `${base}/${gathering.id}`,
          title: gathering.title,
          below: [capital(whenWords(gathering)), gathering.place?.name].filter(Boolean).join(' · '),
          state: <GatheringState gathering={gathering} />,
        })}
      />
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
