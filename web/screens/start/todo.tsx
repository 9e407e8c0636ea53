import { countWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { placeOf } from '../../parts/place.ts';
import { Due } from '../agenda/due.tsx';
import { addressOf, type Agenda, type Item } from '../agenda/item.ts';
import { texts } from './texts.ts';

/** More would hide what one came for. */
const most = 3;

type Props = { readonly agenda: Agenda; readonly campaign: Campaign };

/** What has a page of its own is answered there; all else where what waits is answered. */
const answeredAt = (campaign: Campaign, item: Item): string =>
  placeOf(campaign, item.subject) ?? addressOf(campaign.id, item);

/** What waits for us, what is due first before all else. */
export const Todo = ({ agenda: { items, today }, campaign }: Props) => {
  const say = texts();
  const { none, one, many } = say.todo;
  return (
    <section class="stack" aria-labelledby="todo">
      <h2 id="todo">
        {items.length === 0 ? none : items.length === 1 ? one : many(countWords(items.length, language.value))}
      </h2>
      {items.length === 0 && <p class="soft">{say.nothing}</p>}
      {items.slice(0, most).map((item) => (
        <article key={item.id} class="card" aria-labelledby={`todo-${item.id}`}>
          {item.due !== undefined && <Due item={item} today={today} />}
          <div>
            <h3 id={`todo-${item.id}`}>{item.title}</h3>
            {item.facts.length > 0 && (
              <p class="soft">{item.facts.map(({ label, text }) => `${label}: ${text}`).join(' · ')}</p>
            )}
          </div>
          <p>
            <a class="button go" href={answeredAt(campaign, item)} aria-describedby={`todo-${item.id}`}>
              {say.open}
            </a>
          </p>
        </article>
      ))}
      {items.length > most && (
        <p>
          <a href={`/c/${campaign.id}/decide`}>{say.all(items.length)}</a>
        </p>
      )}
    </section>
  );
};
