import { focusOn } from '../../core/announce.ts';
import { read, refresh } from '../../core/data.ts';
import { countWords, waitingIn } from '../../core/figures.ts';
import { useFreshly } from '../../core/freshly.ts';
import { language } from '../../core/language.ts';
import { isHead } from '../../core/me.ts';
import { go } from '../../core/router.ts';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import { PotCard } from '../pot/card.tsx';
import type { ScreenProps } from '../screens.ts';
import { Coming } from './coming.tsx';
import { DoneNote } from './done-note.tsx';
import { addressOf, type Agenda, isVote } from './item.ts';
import { List } from './list.tsx';
import { One } from './one.tsx';
import { texts } from './texts.ts';

const headingOf = ({ counts }: Agenda): string => {
  const { heading } = texts();
  const many = waitingIn(counts);
  const kind = counts.do === 0 ? 'decide' : counts.decide === 0 ? 'do' : 'both';
  return many === 0 ? heading.none : heading[kind](countWords(many, language.value), many === 1);
};
/** What of it is to be decided, where that is not all; and what is late. */
const belowHeading = ({ counts }: Agenda): readonly string[] => {
  const say = texts();
  const isMixed = counts.decide > 0 && counts.do > 0;
  return [...(isMixed ? [say.ofThese(counts.decide)] : []), ...(counts.overdue > 0 ? [say.late(counts.overdue)] : [])];
};

/** What there is to decide on, beside what waits for a decision of this office's. */
const Pot = ({ campaign, items }: { readonly campaign: string; readonly items: Agenda['items'] }) => {
  const { value } = read('GET /campaigns/{campaign}/pot', { path: { campaign } });
  if (!value) return null;
  const waiting = items.filter(isVote).reduce((sum, { amount = 0 }) => sum + amount, 0);
  return <PotCard {...value} whole={value.contributed} left={value.available} waiting={waiting} />;
};

/** What waits for whoever has signed in: one thing at a time with its answers, the others beside it, and what happens next. */
export const Screen = ({ campaign, rest }: ScreenProps) => {
  const say = texts();
  const asked = { path: { campaign: campaign.id } };
  const ask = (): void => void refresh('GET /campaigns/{campaign}/agenda', asked);
  const { value: agenda, failure } = read('GET /campaigns/{campaign}/agenda', asked);
  useFreshly(ask, campaign.id);
  useTitle(agenda ? headingOf(agenda) : say.title);
  if (!agenda) return <NotYet title={say.title} failure={failure} again={ask} />;
  const { items, today, next } = agenda;
  const below = belowHeading(agenda);
  const home = `/c/${campaign.id}`;
  const chosen = items.findIndex(({ id }) => id === rest.join('/'));
  const at = chosen < 0 ? 0 : chosen;
  const item = items[at];
  const after = items[at + 1] ?? items[at - 1];
  const then = chosen >= 0 && after ? addressOf(campaign.id, after) : home;
  const onKey = (event: KeyboardEvent): void => {
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    const to = step === undefined ? undefined : items[at + step];
    const isTyping = (event.target as Element).closest('input, textarea, dialog') !== null;
    if (!to || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    go(addressOf(campaign.id, to));
    focusOn('#one-title');
  };
  return (
    <div class="decide" onKeyDown={onKey}>
      {/* On a phone one line: what it takes to decide is to be seen without scrolling. */}
      <header class="lead">
        <h1 tabIndex={-1}>{headingOf(agenda)}</h1>
        {below.length > 0 && <p class="soft">{below.join(' · ')}</p>}
      </header>
      {failure && <Failed failure={failure} again={ask} />}
      <DoneNote home={home} />
      {item ? (
        <One item={item} items={items} campaign={campaign} today={today} next={then} />
      ) : (
        <Nothing title={say.done} how={say.doneHow} level={2} />
      )}
      {isHead(campaign) && <Pot campaign={campaign.id} items={items} />}
      <div class="beside stack">
        {item && (
          <List items={items} shown={item} campaign={campaign.id} today={today} isCut={agenda.more !== undefined} />
        )}
        <Coming next={next} />
      </div>
    </div>
  );
};
