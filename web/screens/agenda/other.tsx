import type { Day } from '../../../shared/calendar.ts';
import { readLink } from '../../core/data.ts';
import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { type Command, Commands, isSimple } from '../../parts/commands.tsx';
import { ownPlaceOf } from '../../parts/place.ts';
import { Due } from './due.tsx';
import type { Item } from './item.ts';
import { type Told, ToldList } from '../../parts/told.tsx';
import { texts } from './texts.ts';
import { VisitAnswer } from './visit.tsx';

type Props = { readonly item: Item; readonly campaign: Campaign; readonly today: Day; readonly next: string };

/** Whatever else waits: what one must know, and the answers that take no more than a press or a reason. */
export const Other = ({ item, campaign, today, next }: Props) => {
  const say = texts();
  const { value, etag } = readLink(item.link);
  const { commands = [] } = (value ?? {}) as { readonly commands?: readonly Command[] };
  const place = ownPlaceOf(campaign, item.subject);
  const isAsked = new Set(item.commands.map(({ name }) => name));
  const simple = commands.filter((command) => isAsked.has(command.name) && isSimple(command));
  // Where the yes takes more than this page has, a no alone is not offered: it would be the only way to get rid of it.
  const offered = simple.some(({ needs }) => needs.length === 0) ? simple : [];
  const told: Told = [
    ...item.facts.map(({ label, text }) => [label, text] as const),
    [say.owner, item.owner?.name],
    [say.also, item.alsoFor.map(({ name }) => name).join(', ')],
  ];
  return (
    <article class="one card" id="one" aria-labelledby="one-title">
      <div class="stack tight">
        <h2 id="one-title" tabIndex={-1}>
          {item.title}
        </h2>
        {item.unit && <p class="soft">{item.unit.name}</p>}
        <div class="lead">
          {item.amount !== undefined && <p class="sum">{money(item.amount, language.value)}</p>}
          <Due item={item} today={today} />
        </div>
      </div>
      <ToldList told={told} />
      {isAsked.has('acceptVisit') ? (
        <VisitAnswer item={item} today={today} next={next} />
      ) : offered.length > 0 ? (
        <Commands
          commands={offered}
          show={offered.map(({ name }) => name)}
          title={item.title}
          etag={etag}
          decides
          next={next}
          focus={['#one-title', 'main h1']}
        />
      ) : (
        value !== undefined && !place && <p class="small soft">{say.noForm}</p>
      )}
      {place && (
        <p>
          <a class={offered.length > 0 ? undefined : 'button go'} href={place}>
            {offered.length > 0 ? say.toWhole : say.toThing}
          </a>
        </p>
      )}
    </article>
  );
};
