import type { Names } from '../../core/names.ts';
import { copies, dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';
import type { Trial } from '../../core/trial.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Lines, Notes, editionName, type Order } from './sources.tsx';
import { texts } from './texts.ts';

type Props = { readonly trial: Trial | undefined; readonly called: Names; readonly brief?: boolean };

/** What one would get if one sent it now: it was tried, and nothing is kept for anybody yet. `brief`: as one list. */
export const Got = ({ trial, called, brief }: Props) => {
  const say = texts();
  if (trial?.failure) return <Failed failure={trial.failure} />;
  const order = trial?.answer as Order | undefined;
  if (!order) return <Loading />;
  const day = order.replyBy && dayWords(order.replyBy, today(), language.value);
  const who = order.owner && called.unit(order.owner);
  return (
    <section class={brief ? 'card' : 'stack'} aria-busy={trial?.isAsking ?? false} aria-labelledby="got">
      <h2 id="got">{brief ? say.sum : say.contents}</h2>
      {who && <p>{day ? say.willDeliver(who, day) : say.sees(who)}</p>}
      <Notes order={order} called={called} />
      {brief ? (
        <ul class="stack tight">
          {order.lines.map((line) => (
            <li key={`${line.item} ${line.language}`}>
              {say.line(copies(line.quantity, language.value), editionName(called, line))}
            </li>
          ))}
        </ul>
      ) : (
        <Lines order={order} called={called} />
      )}
    </section>
  );
};
