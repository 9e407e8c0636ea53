import { calledIn } from '../../core/things.ts';
import type { Answer } from '../../core/contract.ts';
import { dayWords, money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { Asking } from './new.tsx';
import { texts } from './texts.ts';

type Listed = Answer<'GET /campaigns/{campaign}/pot/requests'>['items'][number];
const looks: Readonly<Record<Listed['status'], { readonly tone: Tone; readonly icon?: IconName }>> = {
  submitted: { tone: 'soon', icon: 'clock' },
  reserved: { tone: 'good', icon: 'check' },
  closed: { tone: 'plain', icon: 'check' },
  refused: { tone: 'late', icon: 'cross' },
  withdrawn: { tone: 'plain' },
};

/** What is to be known of it next: who answers by when, or how much is left to hand in receipts for. */
const nextOf = ({ status, owner, replyBy, outstanding, openClaims }: Listed, unit: (id: string) => string): string => {
  const say = texts();
  if (status === 'submitted' && owner && replyBy)
    return say.due(unit(owner), dayWords(replyBy, today(), language.value));
  if (openClaims > 0) return say.claims(openClaims);
  return status === 'reserved' ? say.left(money(outstanding, language.value)) : '';
};

const List = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.money);
  const { unit, line } = calledIn(campaign.id);
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/pot/requests', {
    path: { campaign: campaign.id },
  });
  const ask = (
    <p>
      <a class="button go" href={`/c/${campaign.id}/money/new`}>
        <Icon name="coin" />
        {say.ask}
      </a>
    </p>
  );
  return (
    <>
      <header class="stack">
        <h1 tabIndex={-1}>{say.money}</h1>
        {items && items.length > 0 && (
          <>
            <p class="soft">{say.lede}</p>
            {ask}
          </>
        )}
      </header>
      {failure && <Failed failure={failure} again={again} />}
      {!items && !failure && <Loading />}
      {items?.length === 0 && (
        <Nothing title={say.none} how={say.noneHow} icon="coin" level={2}>
          {ask}
        </Nothing>
      )}
      {items && items.length > 0 && (
        <ul class="rows">
          {items.map((request) => (
            <li key={request.id}>
              <a class="row" href={`/c/${campaign.id}/requests/${request.id}`}>
                <b>{request.purpose ?? say.forgotten}</b>
                <b>{money(request.amount, language.value)}</b>
                <span class="soft small">
                  {[line(request.budgetLine), nextOf(request, unit)].filter(Boolean).join(' · ')}
                </span>
                <span />
                <Chip {...looks[request.status]}>{say.status[request.status]}</Chip>
              </a>
            </li>
          ))}
        </ul>
      )}
      <More more={more} isAsking={isAsking} />
    </>
  );
};

/** Money for an association: what it has asked for, and asking. One request has a screen of its own, with its receipts. */
export const Screen = ({ campaign, rest: [first] }: ScreenProps) =>
  first === 'new' ? <Asking campaign={campaign} /> : <List campaign={campaign} />;
