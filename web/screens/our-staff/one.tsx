import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import { capital, dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { today } from '../../core/stockholm.ts';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { useTitle } from '../../parts/title.ts';
import { type Told, ToldList } from '../../parts/told.tsx';
import { Given } from './given.tsx';
import { RequestState } from './state.tsx';
import { texts } from './texts.ts';

type Props = { readonly campaign: Campaign; readonly id: string };

/** One request for staff: who answers by when, what was given, and why nobody was. */
export const One = ({ campaign, id }: Props) => {
  const say = texts();
  const asked = { path: { campaign: campaign.id, request: id } };
  const { value: request, etag, failure } = read('GET /campaigns/{campaign}/staff/requests/{request}', asked);
  const called = namesIn(campaign.id);
  const again = () => void refresh('GET /campaigns/{campaign}/staff/requests/{request}', asked);
  const title = request ? say.what(request.extent, request.tasks.map(called.task).join(', ').toLowerCase()) : say.staff;
  useTitle(title);
  if (!request) return <NotYet title={title} failure={failure} again={again} />;
  const day = (on: string): string => dayWords(on, today(), language.value);
  const facts: Told = [
    [say.facts.when, capital(say.span(day(request.from), day(request.to)))],
    [say.facts.tongues, request.languages?.map(called.tongue).join(', ')],
    [say.facts.note, request.note],
    [say.joint, request.joint?.map(({ unit }) => called.unit(unit)).join(', ')],
    [say.why, request.reason],
    [say.unmet, request.status === 'submitted' ? request.unmet?.why : undefined],
  ];
  return (
    <>
      <header class="stack tight">
        <p>
          <a href={`/c/${campaign.id}/our-staff`}>{say.back}</a>
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        <RequestState request={request} />
        {request.status === 'submitted' && <p>{say.reply(called.unit(request.owner), day(request.replyBy))}</p>}
        {request.status === 'submitted' && request.shortNotice && <p>{say.short(day(request.earliestStart))}</p>}
      </header>
      {failure && <Failed failure={failure} again={again} />}
      <section class="card">
        <ToldList told={facts} />
      </section>
      {request.allocations.length > 0 && (
        <section class="stack" aria-labelledby="given">
          <h2 id="given">{say.given}</h2>
          {request.allocations.map((allocation) => (
            <Given key={allocation.id} campaign={campaign.id} allocation={allocation} />
          ))}
        </section>
      )}
      <Commands
        commands={request.commands ?? []}
        show={['consentToRequest', 'declineRequest', 'reopenRequest', 'withdrawRequest']}
        title={title}
        etag={etag}
      />
    </>
  );
};
