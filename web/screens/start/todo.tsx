import { countWords, waitingIn } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import type { Agenda } from '../agenda/item.ts';
import { Card } from './card.tsx';
import { texts } from './texts.ts';

/** More would hide what one came for. */
const most = 3;

type Props = { readonly agenda: Agenda; readonly campaign: Campaign };

/** What waits for us, what is due first before all else. */
export const Todo = ({ agenda: { items, counts, today }, campaign }: Props) => {
  const say = texts();
  const waiting = waitingIn(counts);
  const { none, one, many } = say.todo;
  return (
    <section class="stack" aria-labelledby="todo">
      <h2 id="todo" tabIndex={-1}>
        {waiting === 0 ? none : waiting === 1 ? one : many(countWords(waiting, language.value))}
      </h2>
      {items.length === 0 && <p class="soft">{say.nothing}</p>}
      {items.slice(0, most).map((item) => (
        <Card key={item.id} item={item} campaign={campaign} today={today} />
      ))}
      {items.length > most && (
        <p>
          <a href={`/c/${campaign.id}/decide`}>{say.all(waiting)}</a>
        </p>
      )}
    </section>
  );
};
