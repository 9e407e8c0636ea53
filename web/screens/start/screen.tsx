import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import { ownAssociations } from '../../core/me.ts';
import { useFreshly } from '../../core/freshly.ts';
import { daysBetween, today } from '../../core/stockholm.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { useTitle } from '../../parts/title.ts';
import { Coming } from '../agenda/coming.tsx';
import type { ScreenProps } from '../screens.ts';
import { Call } from './call.tsx';
import { Cases } from './cases.tsx';
import { texts } from './texts.ts';
import { Todo } from './todo.tsx';
import { Ways } from './ways.tsx';

/** Where an association comes first: what waits for it, what it can do, what it has under way, what happens, whom to call. */
export const Screen = ({ campaign }: ScreenProps) => {
  const say = texts();
  const asked = { path: { campaign: campaign.id } };
  const ask = (): void => void refresh('GET /campaigns/{campaign}/agenda', asked);
  const { value: agenda, failure } = read('GET /campaigns/{campaign}/agenda', asked);
  const { value: about } = read('GET /campaigns/{campaign}', asked);
  const called = namesIn(campaign.id);
  useFreshly(ask, campaign.id);
  useTitle(say.title);
  const days = about ? daysBetween(today(), about.electionDay) : -1;
  const names = ownAssociations(campaign).map(({ name }) => name);
  return (
    <div class="begin">
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.hello(names.join(', '))}</h1>
        {days >= 0 && <p class="soft">{days === 0 ? say.day : say.left(days)}</p>}
      </header>
      {failure && <Failed failure={failure} again={ask} />}
      <div class="stack apart">
        {agenda ? <Todo agenda={agenda} campaign={campaign} /> : !failure && <Loading />}
        <Ways campaign={campaign.id} />
        <Cases campaign={campaign} called={called} />
      </div>
      <div class="stack apart">
        {agenda && <Coming next={agenda.next.map(({ unit: _, ...each }) => each)} />}
        <Call called={called} />
        <p>
          <a href={`/c/${campaign.id}/compare`}>{say.compare}</a>
        </p>
      </div>
    </div>
  );
};
