import { namesIn } from '../../core/names.ts';
import type { Answer } from '../../core/contract.ts';
import { dayWords, money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { OwnList } from '../../parts/own-list.tsx';
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
  const { unit, line } = namesIn(campaign.id);
  const pages = usePages('GET /campaigns/{campaign}/pot/requests', { path: { campaign: campaign.id } });
  return (
    <OwnList
      title={say.money}
      lede={say.lede}
      act={{ say: say.ask, href: `/c/${campaign.id}/money/new`, icon: 'coin' }}
      none={{ title: say.none, how: say.noneHow }}
      pages={pages}
      row={(request) => ({
        href: `/c/${campaign.id}/requests/${request.id}`,
        title: request.purpose ?? say.forgotten,
        sum: money(request.amount, language.value),
        below: [line(request.budgetLine), nextOf(request, unit)].filter(Boolean).join(' · '),
        state: <Chip {...looks[request.status]}>{say.status[request.status]}</Chip>,
      })}
    />
  );
};

/** Money for an association: what it has asked for, and asking. One request has a screen of its own, with its receipts. */
export const Screen = ({ campaign, rest: [first] }: ScreenProps) =>
  first === 'new' ? <Asking campaign={campaign} /> : <List campaign={campaign} />;
