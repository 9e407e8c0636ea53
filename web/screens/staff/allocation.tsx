import { spanWords } from '../../core/days.ts';
import { namesIn } from '../../core/names.ts';
import { capital } from '../../core/figures.ts';
import { read, refresh } from '../../core/data.ts';
import type { Campaign } from '../../core/me.ts';
import { Chip } from '../../parts/chip.tsx';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { useTitle } from '../../parts/title.ts';
import { type Told, ToldList } from '../../parts/told.tsx';
import { readStaff } from './data.ts';
import { pieceOf } from './moving.ts';
import { PlaceForm } from './place-form.tsx';
import { requestTexts } from './request-texts.ts';
import { texts } from './texts.ts';
import { officeWords, positionWords } from './words.ts';

/** One part of a position: whose it is, and where one moves it by a form. */
export const Allocation = ({ campaign, id }: { readonly campaign: Campaign; readonly id: string }) => {
  const say = requestTexts();
  const { states } = texts();
  const ask = { path: { campaign: campaign.id, allocation: id } };
  const { value: allocation, etag, failure } = read('GET /campaigns/{campaign}/staff/allocations/{allocation}', ask);
  const names = namesIn(campaign.id);
  const { staff } = readStaff(campaign.id);
  const title = say.allocation(allocation ? names.unit(allocation.unit) : '…');
  useTitle(title);
  const again = () => void refresh('GET /campaigns/{campaign}/staff/allocations/{allocation}', ask);
  if (!allocation) return <NotYet title={title} failure={failure} again={again} />;
  const position = staff?.positions.find((each) => each.id === allocation.position);
  const isLive = allocation.endedAt === undefined;
  const { dispute } = allocation;
  const told: Told = [
    [say.position, position ? `${positionWords(position)} (${officeWords(position, names)})` : allocation.title],
    [say.facts.when, spanWords(allocation)],
    [say.facts.extent, texts().percent(allocation.extent)],
    [say.facts.dispute, dispute?.withdrawnAt === undefined && dispute?.reason],
  ];
  return (
    <>
      <nav class="links">
        <a href={`/c/${campaign.id}/staff`}>{say.toPlan}</a>
        <a href={`/c/${campaign.id}/staff/requests/${allocation.request}`}>{say.request}</a>
      </nav>
      <header class="stack tight">
        <h1 tabIndex={-1}>{title}</h1>
        <Chip
          tone={allocation.status === 'confirmed' ? 'good' : 'plain'}
          icon={allocation.status === 'confirmed' ? 'check' : isLive ? 'clock' : 'cross'}
        >
          {capital(states[allocation.status])}
        </Chip>
      </header>
      {failure && <Failed failure={failure} again={again} />}
      <div class="two">
        <section class="card">
          <ToldList told={told} />
          <Commands
            commands={allocation.commands ?? []}
            show={['confirmAllocation', 'withdrawDispute', 'settleDispute', 'disputeAllocation', 'cancelAllocation']}
            title={title}
            etag={etag}
            decides
          />
        </section>
        {isLive && (
          <PlaceForm
            campaign={campaign.id}
            piece={pieceOf(allocation)}
            names={names}
            next={`/c/${campaign.id}/staff`}
          />
        )}
      </div>
    </>
  );
};
