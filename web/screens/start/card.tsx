import type { Day } from '../../../shared/calendar.ts';
import { readLink } from '../../core/data.ts';
import { type Campaign } from '../../core/me.ts';
import { type Command, Commands, isSimple } from '../../parts/commands.tsx';
import { placeOf } from '../../parts/place.ts';
import { Due } from '../agenda/due.tsx';
import { addressOf, type Item } from '../agenda/item.ts';
import { texts } from './texts.ts';

type Props = { readonly item: Item; readonly campaign: Campaign; readonly today: Day };

/** One thing that waits: answered here where that takes no more than a press, and a reason for a no; else where it belongs. */
export const Card = ({ item, campaign, today }: Props) => {
  const say = texts();
  const { value, etag } = readLink(item.link);
  const { commands = [] } = (value ?? {}) as { readonly commands?: readonly Command[] };
  const isAsked = new Set(item.commands.map(({ name }) => name));
  const simple = commands.filter((command) => isAsked.has(command.name) && isSimple(command));
  // Where the yes takes more than this page has, a no alone is not offered: it would be the only way to get rid of it.
  const offered = simple.some(({ needs }) => needs.length === 0) ? simple : [];
  const id = `todo-${item.id}`;
  return (
    <article class="card" aria-labelledby={id}>
      {item.due !== undefined && <Due item={item} today={today} />}
      <div>
        <h3 id={id}>{item.title}</h3>
        {item.facts.length > 0 && (
          <p class="soft">{item.facts.map(({ label, text }) => `${label}: ${text}`).join(' · ')}</p>
        )}
      </div>
      <Commands
        commands={offered}
        show={offered.map(({ name }) => name)}
        title={item.title}
        etag={etag}
        decides
        focus={['#todo']}
      />
      <p>
        <a
          class={offered.length > 0 ? undefined : 'button go'}
          href={placeOf(campaign, item.subject) ?? addressOf(campaign.id, item)}
          aria-describedby={id}
        >
          {offered.length > 0 ? say.look : say.open}
        </a>
      </p>
    </article>
  );
};
