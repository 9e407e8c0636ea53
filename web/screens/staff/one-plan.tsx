import { spanWords } from '../../core/days.ts';
import { useEffect } from 'preact/hooks';
import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import type { Campaign } from '../../core/me.ts';
import { Chip } from '../../parts/chip.tsx';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { useTitle } from '../../parts/title.ts';
import { readStaff } from './data.ts';
import { FinishedPlan } from './finished-plan.tsx';
import { planTexts } from './plan-texts.ts';

/** How often it is asked how far a plan has come, in ms. */
const often = 1500;
const route = 'GET /campaigns/{campaign}/staff/plans/{plan}';

/** One plan: how far it has come, or what it gives, and every no with its reason. */
export const OnePlan = ({ campaign, id }: { readonly campaign: Campaign; readonly id: string }) => {
  const say = planTexts();
  const ask = { path: { campaign: campaign.id, plan: id } };
  const { value: plan, etag, failure } = read(route, ask);
  const { staff } = readStaff(campaign.id);
  const names = namesIn(campaign.id);
  const title = say.plan(plan ? spanWords(plan) : '…');
  useTitle(title);
  const isComputing = plan?.status === 'computing';
  useEffect(() => {
    if (!isComputing) return;
    const timer = setInterval(() => void refresh(route, ask), often);
    return () => clearInterval(timer);
  }, [isComputing]);
  if (!plan) return <NotYet title={title} failure={failure} again={() => void refresh(route, ask)} />;
  const isFinished = plan.status === 'draft' || plan.status === 'published';
  const share = plan.status === 'computing' ? (plan.progress?.share ?? 0) : 0;
  return (
    <>
      <nav class="links">
        <a href={`/c/${campaign.id}/staff/plans`}>{say.toPlans}</a>
        <a href={`/c/${campaign.id}/staff`}>{say.toPlan}</a>
      </nav>
      <header class="stack tight">
        <h1 tabIndex={-1}>{title}</h1>
        <Chip
          tone={plan.status === 'published' ? 'good' : plan.status === 'draft' ? 'soon' : 'plain'}
          icon={plan.status === 'published' ? 'check' : 'clock'}
        >
          {say.states[plan.status]}
        </Chip>
      </header>
      {failure && <Failed failure={failure} again={() => void refresh(route, ask)} />}
      {isComputing && (
        <section class="card">
          <label class="field">
            {say.progress}
            <progress value={share} max={1}>
              {say.percent(Math.round(share * 100))}
            </progress>
          </label>
          <p class="soft">{say.computingHow}</p>
        </section>
      )}
      {plan.status === 'failed' && <p>{say.failedHow}</p>}
      {plan.status === 'published' && <p>{say.isPublished}</p>}
      <Commands commands={plan.commands ?? []} show={['publishPlan', 'cancelPlan']} title={title} etag={etag} decides />
      {isFinished && <FinishedPlan campaign={campaign.id} plan={plan} staff={staff} names={names} />}
      <Commands
        commands={plan.commands ?? []}
        show={['removePlan']}
        title={title}
        etag={etag}
        next={`/c/${campaign.id}/staff/plans`}
      />
    </>
  );
};
