import { signal } from '@preact/signals';
import { daysOf, weekOf } from '../../../shared/weeks.ts';
import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import { dateWords, onDay } from '../../core/days.ts';
import { useDoing } from '../../core/doing.ts';
import { isHead } from '../../core/me.ts';
import { today } from '../../core/stockholm.ts';
import { Choose } from '../../parts/choose.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { isLeft, Marks, type Milestone } from './marks.tsx';
import { OneMilestone } from './one.tsx';
import { texts } from './texts.ts';

const route = 'GET /campaigns/{campaign}/timeline';
const chosen = signal<{ readonly owner: string; readonly withDone: boolean }>({ owner: '', withDone: false });

/** Where there is nothing yet, a head begins with what there was last time. */
const Empty = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  const { run, isBusy, failure } = useDoing();
  return (
    <Nothing title={say.empty} how={say.emptyHow} icon="calendar" level={2}>
      {failure.value && <Failed failure={failure.value} />}
      {isHead(campaign) && (
        <button
          class="go"
          type="button"
          disabled={isBusy.value}
          onClick={() =>
            void run(
              {
                route: 'POST /campaigns/{campaign}/milestones/template',
                ask: { path: { campaign: campaign.id }, body: { template: '2018' } },
                title: say.template,
              },
              { said: say.templateSaid },
            )
          }
        >
          {say.template}
        </button>
      )}
    </Nothing>
  );
};

const Weeks = ({ campaign, milestones }: { readonly campaign: string; readonly milestones: readonly Milestone[] }) => {
  const say = texts();
  const names = namesIn(campaign);
  const weeks = [...new Set(milestones.map(({ day }) => weekOf(day)))];
  return (
    <>
      {weeks.map((week) => {
        const { from, to } = daysOf(week) ?? { from: '', to: '' };
        const isNow = from <= today() && today() <= to;
        return (
          <section key={week} class="stack tight" aria-labelledby={week}>
            <h2 id={week} class={isNow ? 'now' : undefined}>
              {say.weekLong(Number(week.slice(6)), dateWords(from), dateWords(to))}
            </h2>
            <ul class="rows narrow">
              {milestones
                .filter(({ day }) => weekOf(day) === week)
                .map((each) => (
                  <li key={each.id} class={each.critical && isLeft(each) ? 'critical' : undefined}>
                    <a class="row" href={`/c/${campaign}/timeline/${each.id}`}>
                      <b>{each.title}</b>
                      <b>{onDay(each.day)}</b>
                      <span class="soft small">{names.unit(each.owner)}</span>
                      <span />
                      <Marks milestone={each} />
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        );
      })}
    </>
  );
};

const Timeline = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.title);
  const ask = { path: { campaign: campaign.id } };
  const { value, failure } = read(route, ask);
  const names = namesIn(campaign.id);
  const { owner, withDone } = chosen.value;
  const all = (value?.milestones ?? []).toSorted((a, b) => a.day.localeCompare(b.day));
  const owners = [...new Set(all.map((each) => each.owner))].toSorted((a, b) =>
    names.unit(a).localeCompare(names.unit(b), 'sv'),
  );
  const shown = all.filter((each) => (owner === '' || each.owner === owner) && (withDone || isLeft(each)));
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.title}</h1>
        {value && <p class="soft">{say.lede(onDay(value.electionDay))}</p>}
      </header>
      {failure && <Failed failure={failure} again={() => void refresh(route, ask)} />}
      {!value && !failure && <Loading />}
      {value && all.length === 0 && <Empty campaign={campaign} />}
      {all.length > 0 && (
        <>
          <div class="filters">
            <Choose
              label={say.owner}
              value={owner}
              any={say.anyOwner}
              options={owners.map((value) => ({ value, say: names.unit(value) }))}
              onChoose={(value) => {
                chosen.value = { ...chosen.peek(), owner: value };
              }}
            />
            <label class="tick">
              <input
                type="checkbox"
                checked={withDone}
                onChange={({ currentTarget }) => {
                  chosen.value = { ...chosen.peek(), withDone: currentTarget.checked };
                }}
              />
              {say.withDone}
            </label>
          </div>
          {value && value.conflicts.length > 0 && (
            <p class="note wait">
              {say.conflicts(value.conflicts.length)}:{' '}
              {value.conflicts.map(({ milestone }) => names.milestone(milestone)).join(', ')}
            </p>
          )}
          {shown.some((each) => each.critical && isLeft(each)) && <p class="soft small">{say.criticalHow}</p>}
          {shown.length === 0 ? (
            <p class="soft">{say.noneSuch}</p>
          ) : (
            <Weeks campaign={campaign.id} milestones={shown} />
          )}
        </>
      )}
    </>
  );
};

/** What is to be done by when: week by week, and each milestone with what follows it. */
export const Screen = ({ campaign, rest: [id] }: ScreenProps) =>
  id ? <OneMilestone key={id} campaign={campaign} id={id} /> : <Timeline campaign={campaign} />;
