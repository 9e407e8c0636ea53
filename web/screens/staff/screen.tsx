import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { useTitle } from '../../parts/title.ts';
import { refreshAll } from '../../core/data.ts';
import type { ScreenProps } from '../screens.ts';
import { Allocation } from './allocation.tsx';
import { readStaff } from './data.ts';
import { OnePlan } from './one-plan.tsx';
import { OneRequest } from './one-request.tsx';
import { Places } from './places.tsx';
import { PlanBoard } from './plan-board.tsx';
import { Plans } from './plans.tsx';
import { Requests } from './requests.tsx';
import { texts } from './texts.ts';

const Plan = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.staff);
  const { staff, failure } = readStaff(campaign.id);
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.staff}</h1>
        <p class="soft">{say.lede}</p>
      </header>
      <Places campaign={campaign.id} at="plan" />
      {failure && <Failed failure={failure} again={() => void refreshAll()} />}
      {staff ? <PlanBoard campaign={campaign} staff={staff} /> : !failure && <Loading />}
    </>
  );
};

/** Shared staff: the plan, what is asked for, and plans that are computed. Addresses are the subjects of the API. */
export const Screen = ({ campaign, rest: [part, id = ''] }: ScreenProps) => {
  if (part === 'requests')
    return id ? <OneRequest key={id} campaign={campaign} id={id} /> : <Requests campaign={campaign} />;
  if (part === 'plans') return id ? <OnePlan key={id} campaign={campaign} id={id} /> : <Plans campaign={campaign} />;
  if (part === 'allocations' && id) return <Allocation key={id} campaign={campaign} id={id} />;
  return <Plan campaign={campaign} />;
};
