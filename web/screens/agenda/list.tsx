import type { Day } from '../../../shared/calendar.ts';
import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { Due } from './due.tsx';
import { addressOf, isVote, type Item } from './item.ts';
import { texts } from './texts.ts';

type Props = {
  readonly items: readonly Item[];
  readonly shown: Item;
  readonly campaign: string;
  readonly today: Day;
  /** There are more than are listed. */
  readonly isCut: boolean;
};

/** Money is told apart by whose it is and from which line: what it is for stands where it is decided. */
const lineOf = ({ facts }: Item): string => facts.find(({ name }) => name === 'line')?.text ?? '';

/** All that waits, oldest day first. On a phone the one that is shown is not repeated. */
export const List = ({ items, shown, campaign, today, isCut }: Props) => {
  const say = texts();
  if (items.length < 2) return null;
  return (
    <section class="stack" aria-labelledby="list">
      <h2 id="list">
        <span class="wide">{say.list}</span>
        <span class="slim">{say.afterwards}</span>
      </h2>
      <ul class="rows">
        {items.map((item) => (
          <li key={item.id} class={item.id === shown.id ? 'wide' : ''}>
            <a class="row" href={addressOf(campaign, item)} aria-current={item.id === shown.id ? 'true' : undefined}>
              <b>{isVote(item) ? item.unit?.name : item.title}</b>
              <b>{item.amount === undefined ? '' : money(item.amount, language.value)}</b>
              <span class="soft small">{isVote(item) ? lineOf(item) : item.unit?.name}</span>
              <span />
              <Due item={item} today={today} brief />
            </a>
          </li>
        ))}
      </ul>
      {isCut && <p class="soft">{say.more}</p>}
    </section>
  );
};
