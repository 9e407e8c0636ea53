import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import { onDay, spanWords } from '../../core/days.ts';
import { capital } from '../../core/figures.ts';
import type { Campaign } from '../../core/me.ts';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { type Told, ToldList } from '../../parts/told.tsx';
import { useTitle } from '../../parts/title.ts';
import { Marks } from './marks.tsx';
import { MoveForm } from './move-form.tsx';
import { texts } from './texts.ts';

const route = 'GET /campaigns/{campaign}/milestones/{milestone}';

/** One milestone: its day, what it waits for and what waits for it, and what becomes of it. */
export const OneMilestone = ({ campaign, id }: { readonly campaign: Campaign; readonly id: string }) => {
  const say = texts();
  const ask = { path: { campaign: campaign.id, milestone: id } };
  const { value: milestone, etag, failure } = read(route, ask);
  const timeline = read('GET /campaigns/{campaign}/timeline', { path: { campaign: campaign.id } }).value;
  const names = namesIn(campaign.id);
  const title = milestone?.title ?? say.title;
  useTitle(title);
  const again = () => void refresh(route, ask);
  if (!milestone) return <NotYet title={title} failure={failure} again={again} />;
  const { facts } = say;
  const commands = milestone.commands ?? [];
  const follows = (timeline?.milestones ?? []).filter(({ after }) => after.some((each) => each.milestone === id));
  const { day, ends } = milestone;
  const told: Told = [
    [facts.when, day === ends ? capital(onDay(day)) : spanWords({ from: day, to: ends })],
    [facts.owner, names.unit(milestone.owner)],
    [facts.after, milestone.after.map(({ milestone: other, lag }) => say.lag(names.milestone(other), lag)).join('; ')],
    [facts.note, milestone.note],
  ];
  return (
    <>
      <nav class="links">
        <a href={`/c/${campaign.id}/timeline`}>{say.toTimeline}</a>
      </nav>
      <header class="stack tight">
        <h1 tabIndex={-1}>{title}</h1>
        <Marks milestone={milestone} />
      </header>
      {failure && <Failed failure={failure} again={again} />}
      <div class="two">
        <div class="stack wide-gap">
          <section class="card">
            <ToldList told={told} />
            <Commands
              commands={commands}
              show={['completeMilestone', 'reopenMilestone', 'removeMilestone']}
              title={title}
              etag={etag}
              next={`/c/${campaign.id}/timeline`}
            />
          </section>
          {follows.length > 0 && (
            <section class="stack" aria-labelledby="follows">
              <h2 id="follows">{say.follows}</h2>
              <ul class="rows">
                {follows.map((each) => (
                  <li key={each.id}>
                    <a class="row" href={`/c/${campaign.id}/timeline/${each.id}`}>
                      <b>{each.title}</b>
                      <span>{onDay(each.day)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        {commands.some(({ name, allowed }) => name === 'moveMilestone' && allowed) && (
          <MoveForm key={etag} campaign={campaign.id} milestone={milestone} etag={etag} names={names} />
        )}
      </div>
    </>
  );
};
