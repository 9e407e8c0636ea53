import { dayOf } from '../../../shared/calendar.ts';
import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import { onDay } from '../../core/days.ts';
import type { Campaign } from '../../core/me.ts';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { useTitle } from '../../parts/title.ts';
import { type Told, ToldList } from '../../parts/told.tsx';
import { copiesWords, editionWords, many } from './data.ts';
import { ChangeForm, ComeForm } from './run-forms.tsx';
import { RunState } from './run-row.tsx';
import { texts } from './texts.ts';

const route = 'GET /campaigns/{campaign}/materials/print-runs/{run}';
type Shares = readonly { readonly unit: string; readonly quantity: number; readonly order?: string | undefined }[];

/** One print run: when it comes, to whom it is promised, and whom it went to. */
export const OneRun = ({ campaign, id }: { readonly campaign: Campaign; readonly id: string }) => {
  const say = texts();
  const ask = { path: { campaign: campaign.id, run: id } };
  const { value: run, etag, failure } = read(route, ask);
  const names = namesIn(campaign.id);
  const title = say.run(run ? editionWords(run, names) : '…');
  useTitle(title);
  const again = () => void refresh(route, ask);
  if (!run) return <NotYet title={title} failure={failure} again={again} />;
  const { facts } = say;
  const commands = run.commands ?? [];
  const may = (name: string): boolean => commands.some((each) => each.name === name && each.allowed);
  const shown = (shares: Shares) => (
    <ul class="rows">
      {shares.map(({ unit, quantity, order }, at) => (
        <li key={order ?? at}>
          {order === undefined ? (
            <span class="row">
              <b>{names.unit(unit)}</b>
              <b>{copiesWords(quantity)}</b>
            </span>
          ) : (
            <a class="row" href={`/c/${campaign.id}/materials/orders/${order}`}>
              <b>{names.unit(unit)}</b>
              <b>{copiesWords(quantity)}</b>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
  const sum = (shares: Shares): number => shares.reduce((all, { quantity }) => all + quantity, 0);
  const free = run.promised && run.quantity - (run.arrived ?? 0) - sum(run.promised);
  const isAwaited = run.status !== 'arrived' && run.status !== 'cancelled';
  const told: Told = [
    [say.quantity, copiesWords(run.quantity)],
    [facts.day, isAwaited && onDay(run.deliveredBy)],
    [facts.came, run.arrived !== undefined && copiesWords(run.arrived)],
    [facts.free, free !== undefined && copiesWords(Math.max(0, free))],
    [facts.pay, run.spending && say.spendingStates[run.spending.status]],
  ];
  return (
    <>
      <nav class="links">
        <a href={`/c/${campaign.id}/materials/print-runs`}>{say.toRuns}</a>
      </nav>
      <header class="stack tight">
        <h1 tabIndex={-1}>{title}</h1>
        <RunState run={run} />
      </header>
      {failure && <Failed failure={failure} again={again} />}
      {run.warnings?.map((warning) => (
        <p key={warning} class="note wait">
          {say.warnings[warning]}
        </p>
      ))}
      {run.calledOff && (
        <p class="note wait">
          {say.calledOff} {run.calledOff.reason}
        </p>
      )}
      <div class="two">
        <div class="stack">
          <section class="card">
            <ToldList told={told} />
            <Commands commands={commands} show={['callOffRun']} title={title} etag={etag} decides />
          </section>
          {run.promised && (
            <section class="stack" aria-labelledby="promised">
              <h2 id="promised">{say.promised}</h2>
              {run.promised.length === 0 ? <p class="soft">{say.noPromises}</p> : shown(run.promised)}
            </section>
          )}
          {run.given && run.given.length > 0 && (
            <section class="stack" aria-labelledby="given">
              <h2 id="given">{say.given}</h2>
              {shown(run.given)}
              {run.arrivals
                .filter(({ reversed }) => !reversed)
                .map(({ id: arrival, at, quantity }) => (
                  <div key={arrival} class="lead">
                    <p class="soft">{say.cameOn(onDay(dayOf(at)), many(quantity))}</p>
                    <Commands
                      commands={commands.filter(({ route: of }) => of.includes(arrival))}
                      show={['reverseArrival']}
                      title={title}
                      etag={etag}
                      decides
                    />
                  </div>
                ))}
            </section>
          )}
        </div>
        <div class="stack">
          {may('receiveRun') && <ComeForm key={run.version} campaign={campaign.id} run={run} etag={etag} />}
          {may('changeRun') && <ChangeForm key={run.version} campaign={campaign.id} run={run} etag={etag} />}
        </div>
      </div>
    </>
  );
};
