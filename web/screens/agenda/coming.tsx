import { weekdayInWords } from '../../../shared/day-words.ts';
import { language } from '../../core/language.ts';
import type { Agenda } from './item.ts';
import { texts } from './texts.ts';

/** What happens in the next days. */
export const Coming = ({ next }: { readonly next: Agenda['next'] }) => {
  const say = texts();
  return (
    <section class="stack" aria-labelledby="coming">
      <h2 id="coming">{say.next}</h2>
      {next.length === 0 ? (
        <p class="soft">{say.noNext}</p>
      ) : (
        <ul class="days">
          {next.map(({ day, subject, kind, title, unit }) => {
            const [, date, month] = weekdayInWords(day, language.value, 'short').split(' ');
            return (
              <li key={`${subject} ${kind} ${day}`}>
                <time dateTime={day}>
                  {date}
                  <small>{month}</small>
                </time>
                <p>
                  <b>{title}</b>
                  {unit && <span class="soft"> {unit.name}</span>}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
};
