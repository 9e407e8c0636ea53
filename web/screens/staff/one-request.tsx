import { onDay, spanWords } from '../../core/days.ts';
import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import type { Campaign } from '../../core/me.ts';
import { Chip } from '../../parts/chip.tsx';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { type Told, ToldList } from '../../parts/told.tsx';
import { useTitle } from '../../parts/title.ts';
import { readStaff } from './data.ts';
import { pieceToGive } from './moving.ts';
import { PlaceForm } from './place-form.tsx';
import { RequestState } from './request-state.tsx';
import { requestTexts } from './request-texts.ts';
import { texts } from './texts.ts';
import { positionWords } from './words.ts';

/** One request: what is asked for, who answers by when, what it got, and why it got nothing. */
export const OneRequest = ({ campaign, id }: { readonly campaign: Campaign; readonly id: string }) => {
  const say = requestTexts();
  const ask = { path: { campaign: campaign.id, request: id } };
  const { value: request, etag, failure } = read('GET /campaigns/{campaign}/staff/requests/{request}', ask);
  const names = namesIn(campaign.id);
  const { staff } = readStaff(campaign.id);
  const title = request ? say.asks(names.unit(request.unit), request.extent) : say.title;
  useTitle(title);
  const again = () => void refresh('GET /campaigns/{campaign}/staff/requests/{request}', ask);
  if (!request) return <NotYet title={title} failure={failure} again={again} />;
  const { facts } = say;
  const told: Told = [
    [facts.when, spanWords(request)],
    [facts.tasks, request.tasks.map(names.task).join(', ')],
    [facts.languages, request.languages?.map(names.tongue).join(', ')],
    [facts.priority, say.priorities[request.priority]],
    [facts.owner, names.unit(request.owner)],
    [facts.replyBy, request.status === 'submitted' ? onDay(request.replyBy) : undefined],
    [facts.note, request.note],
    [facts.reason, request.reason],
    [facts.dispute, request.dispute && request.dispute.withdrawnAt === undefined ? request.dispute.reason : undefined],
  ];
  return (
    <>
      <nav class="links">
        <a href={`/c/${campaign.id}/staff/requests`}>{say.toList}</a>
        <a href={`/c/${campaign.id}/staff`}>{say.toPlan}</a>
      </nav>
      <header class="stack tight">
        <h1 tabIndex={-1}>{title}</h1>
        <p class="flow">
          <RequestState request={request} />
          {request.shortNotice && (
            <Chip tone="soon" icon="warning">
              {say.short}
            </Chip>
          )}
        </p>
      </header>
      {failure && <Failed failure={failure} again={again} />}
      <div class="two">
        <div class="stack">
          <section class="card">
            <ToldList told={told} />
            {request.dispute && request.dispute.withdrawnAt === undefined && !request.dispute.settled && (
              <p>
                <a href={`/c/${campaign.id}/staff/allocations/${request.dispute.allocation}`}>{say.disputed}</a>
              </p>
            )}
            {request.unmet && (
              <div class="note wait">
                <div class="stack tight">
                  <h2>{say.unmet}</h2>
                  <p>{request.unmet.why}</p>
                </div>
              </div>
            )}
            <Commands
              commands={request.commands ?? []}
              show={['consentToRequest', 'reopenRequest', 'withdrawRequest', 'declineRequest']}
              title={title}
              etag={etag}
              decides
            />
          </section>
          <section class="stack" aria-labelledby="given">
            <h2 id="given">{say.given}</h2>
            {request.allocations.length === 0 ? (
              <p class="soft">{say.givenNone}</p>
            ) : (
              <ul class="rows">
                {request.allocations.map((each) => {
                  const position = staff?.positions.find((one) => one.id === each.position);
                  return (
                    <li key={each.id}>
                      <a class="row" href={`/c/${campaign.id}/staff/allocations/${each.id}`}>
                        <b>{position ? positionWords(position) : '…'}</b>
                        <b>{texts().percent(each.extent)}</b>
                        <span class="soft small">{spanWords(each)}</span>
                        <span class="soft small">{texts().states[each.status]}</span>
                      </a>
                    </li>
                  );
                })}
              </ul>
            )}
          </section>
        </div>
        {request.status === 'submitted' && (
          <PlaceForm
            campaign={campaign.id}
            piece={pieceToGive(request)}
            names={names}
            next={`/c/${campaign.id}/staff/requests/${id}`}
          />
        )}
      </div>
    </>
  );
};
