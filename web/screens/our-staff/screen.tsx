import { calledIn } from '../../core/things.ts';
import { capital, dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { Asking } from './new.tsx';
import { One } from './one.tsx';
import { RequestState } from './state.tsx';
import { texts } from './texts.ts';

const List = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.staff);
  const called = calledIn(campaign.id);
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/staff/requests', {
    path: { campaign: campaign.id },
  });
  const base = `/c/${campaign.id}/our-staff`;
  const day = (on: string): string => dayWords(on, today(), language.value);
  const ask = (
    <p>
      <a class="button go" href={`${base}/new`}>
        <Icon name="people" />
        {say.ask}
      </a>
    </p>
  );
  return (
    <>
      <header class="stack">
        <h1 tabIndex={-1}>{say.staff}</h1>
        {items && items.length > 0 && (
          <>
            <p class="soft">{say.lede}</p>
            {ask}
          </>
        )}
      </header>
      {failure && <Failed failure={failure} again={again} />}
      {!items && !failure && <Loading />}
      {items?.length === 0 && (
        <Nothing title={say.none} how={say.noneHow} icon="people" level={2}>
          {ask}
        </Nothing>
      )}
      {items && items.length > 0 && (
        <ul class="rows">
          {items.map((request) => (
            <li key={request.id}>
              <a class="row" href={`${base}/${request.id}`}>
                <b>{say.what(request.extent, request.tasks.map(called.task).join(', ').toLowerCase())}</b>
                <span />
                <span class="soft small">{capital(say.span(day(request.from), day(request.to)))}</span>
                <span />
                <RequestState request={request} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <More more={more} isAsking={isAsking} />
    </>
  );
};

/** Staff for an association: what it has asked for, one request, and asking. */
export const Screen = ({ campaign, rest: [first] }: ScreenProps) => {
  if (first === undefined) return <List campaign={campaign} />;
  return first === 'new' ? <Asking campaign={campaign} /> : <One key={first} campaign={campaign} id={first} />;
};
