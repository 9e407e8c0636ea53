import { namesIn } from '../../core/names.ts';
import { capital, dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { OwnList } from '../../parts/own-list.tsx';
import type { ScreenProps } from '../screens.ts';
import { Asking } from './new.tsx';
import { One } from './one.tsx';
import { RequestState } from './state.tsx';
import { texts } from './texts.ts';

const List = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  const names = namesIn(campaign.id);
  const pages = usePages('GET /campaigns/{campaign}/staff/requests', { path: { campaign: campaign.id } });
  const base = `/c/${campaign.id}/our-staff`;
  const day = (on: string): string => dayWords(on, today(), language.value);
  return (
    <OwnList
      title={say.staff}
      lede={say.lede}
      act={{ say: say.ask, href: `${base}/new`, icon: 'people' }}
      none={{ title: say.none, how: say.noneHow }}
      pages={pages}
      row={(request) => ({
        href: `${base}/${request.id}`,
        title: say.what(request.extent, request.tasks.map(names.task).join(', ').toLowerCase()),
        below: capital(say.span(day(request.from), day(request.to))),
        state: <RequestState request={request} />,
      })}
    />
  );
};

/** Staff for an association: what it has asked for, one request, and asking. */
export const Screen = ({ campaign, rest: [first] }: ScreenProps) => {
  if (first === undefined) return <List campaign={campaign} />;
  return first === 'new' ? <Asking campaign={campaign} /> : <One key={first} campaign={campaign} id={first} />;
};
