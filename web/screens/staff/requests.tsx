import { spanWords } from '../../core/days.ts';
import { signal } from '@preact/signals';
import { directory, namesIn, optionsOf } from '../../core/names.ts';
import type { Ask } from '../../core/contract.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { usePages } from '../../core/pages.ts';
import { Choose } from '../../parts/choose.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import { Places } from './places.tsx';
import { RequestState } from './request-state.tsx';
import { requestTexts } from './request-texts.ts';

type Query = NonNullable<Ask<'GET /campaigns/{campaign}/staff/requests'>['query']>;
type Show = keyof ReturnType<typeof requestTexts>['shows'];
/** What one looked for last, so that it is there when one comes back from a request. */
const chosen = signal<{ readonly show: Show; readonly owner: string }>({ show: 'submitted', owner: '' });

const queryOf = (show: Show, owner: string, own: string | undefined): Query => {
  const by = show === 'mine' ? own : owner;
  return {
    ...(by && { owner: by as NonNullable<Query['owner']> }),
    ...(show === 'overdue' && { overdue: 'true' as const }),
    ...(show === 'mine' ? { status: 'submitted' } : show !== 'overdue' && show !== 'all' && { status: show }),
  };
};

/** Who asks for staff, who answers, and by when. */
export const Requests = ({ campaign }: { readonly campaign: Campaign }) => {
  const say = requestTexts();
  useTitle(say.title);
  const { show, owner } = chosen.value;
  const offices = directory(campaign.id).offices ?? [];
  const own = campaign.memberships.find(({ unit }) => offices.some(({ id }) => id === unit))?.unit;
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/staff/requests', {
    path: { campaign: campaign.id },
    query: queryOf(show, owner, own),
  });
  const names = namesIn(campaign.id);
  const shows = (Object.keys(say.shows) as Show[]).filter((each) => each !== 'mine' || own !== undefined);
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.title}</h1>
        <p class="soft">{say.lede}</p>
      </header>
      <Places campaign={campaign.id} at="requests" />
      <div class="filters">
        <Choose
          label={say.filter}
          value={show}
          options={shows.map((value) => ({ value, say: say.shows[value] }))}
          onChoose={(value) => {
            chosen.value = { ...chosen.peek(), show: value };
          }}
        />
        {show !== 'mine' && (
          <Choose
            label={say.owner}
            value={owner}
            any={say.anyOwner}
            options={optionsOf(offices)}
            onChoose={(value) => {
              chosen.value = { ...chosen.peek(), owner: value };
            }}
          />
        )}
      </div>
      {failure && <Failed failure={failure} again={again} />}
      {!items && !failure && <Loading />}
      {items?.length === 0 && !more && (
        <Nothing
          title={show === 'all' && owner === '' ? say.none : say.noneSuch}
          how={show === 'all' && owner === '' ? say.noneHow : ''}
          icon="people"
          level={2}
        >
          {(show !== 'all' || owner !== '') && (
            <button
              class="no"
              type="button"
              onClick={() => {
                chosen.value = { show: 'all', owner: '' };
              }}
            >
              {say.showAll}
            </button>
          )}
        </Nothing>
      )}
      {items && items.length > 0 && (
        <ul class="rows narrow">
          {items.map((request) => (
            <li key={request.id}>
              <a class="row" href={`/c/${campaign.id}/staff/requests/${request.id}`} lang={language.value}>
                <b>{names.unit(request.unit)}</b>
                <b>{request.extent}&nbsp;%</b>
                <span class="soft small">
                  {spanWords(request)} · {names.unit(request.owner)}
                </span>
                <span />
                <RequestState request={request} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {items && <More more={more} isAsking={isAsking} />}
    </>
  );
};
