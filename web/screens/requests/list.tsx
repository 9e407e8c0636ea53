import { signal } from '@preact/signals';
import type { Ask } from '../../core/contract.ts';
import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { type Campaign, isHead, isOfOffice } from '../../core/me.ts';
import { namesIn, optionsOf } from '../../core/names.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { Choose } from '../../parts/choose.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import { PotSections } from '../pot/sections.tsx';
import { State } from './state.tsx';
import { texts } from './texts.ts';

type Query = NonNullable<Ask<'GET /campaigns/{campaign}/pot/requests'>['query']>;
type Show = keyof ReturnType<typeof texts>['shows'];
const queries: Readonly<Record<Show, Query>> = {
  all: {},
  mine: { awaits: 'me' },
  overdue: { overdue: 'true' },
  claims: { claims: 'open' },
  submitted: { status: 'submitted' },
  reserved: { status: 'reserved' },
  ended: { status: 'closed' },
  refused: { status: 'refused' },
};
/** What one looked for last, so that it is there when one comes back from a request. */
const chosen = signal<{ readonly show: Show; readonly owner: string; readonly line: string }>({
  show: 'all',
  owner: '',
  line: '',
});

/** All that was asked for, and those one looks for. */
export const List = ({ campaign }: { readonly campaign: Campaign }) => {
  const say = texts();
  useTitle(say.requests);
  const { show, owner, line } = chosen.value;
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/pot/requests', {
    path: { campaign: campaign.id },
    query: {
      ...queries[show],
      ...(owner !== '' && { owner: owner as NonNullable<Query['owner']> }),
      ...(line !== '' && { budgetLine: line }),
    },
  });
  const { all, unit, line: lineName } = namesIn(campaign.id);
  const now = today();
  const choose = (what: Partial<typeof chosen.value>): void => {
    chosen.value = { ...chosen.value, ...what };
  };
  const isAll = show === 'all' && owner === '' && line === '';
  const office = isOfOffice(campaign);
  // What waits for a vote waits for heads, and in an association for its consent.
  const shows = (Object.keys(queries) as Show[]).filter((each) => each !== 'mine' || !office || isHead(campaign));
  return (
    <>
      <header class="stack tight">
        <h1>{say.requests}</h1>
        <p class="soft">{say.lede}</p>
      </header>
      {office && <PotSections campaign={campaign.id} at="requests" />}
      <div class="choices">
        <Choose
          label={say.show}
          value={show}
          options={shows.map((value) => ({ value, say: say.shows[value] }))}
          onChoose={(value) => choose({ show: value })}
        />
        {office && (
          <Choose
            label={say.owner}
            value={owner}
            any={say.anyOwner}
            options={optionsOf(all.offices)}
            onChoose={(value) => choose({ owner: value })}
          />
        )}
        <Choose
          label={say.line}
          value={line}
          any={say.anyLine}
          options={optionsOf(all.budgetLines)}
          onChoose={(value) => choose({ line: value })}
        />
      </div>
      {failure && <Failed failure={failure} again={again} />}
      {!items && !failure && <Loading />}
      {items?.length === 0 && isAll && <Nothing title={say.none} how={say.noneHow} icon="coin" level={2} />}
      {items?.length === 0 && !isAll && (
        <Nothing title={more ? say.noneYet : say.noneSuch} {...(!more && { how: say.noneSuchHow })} level={2}>
          <button class="no" type="button" onClick={() => choose({ show: 'all', owner: '', line: '' })}>
            {say.showAll}
          </button>
        </Nothing>
      )}
      {items && items.length > 0 && (
        <ul class="rows narrow">
          {items.map((request) => (
            <li key={request.id}>
              <a class="row" href={`/c/${campaign.id}/requests/${request.id}`}>
                <b class="whole">{request.purpose ?? say.forgotten(unit(request.unit))}</b>
                <b class="amount">{money(request.amount, language.value)}</b>
                <span class="soft small across">
                  {unit(request.unit)} · {lineName(request.budgetLine)}
                </span>
                <State request={request} today={now} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {items && <More more={more} isAsking={isAsking} {...(!isAll && { label: say.on })} />}
    </>
  );
};
