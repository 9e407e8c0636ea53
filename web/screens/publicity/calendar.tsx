import { addDays } from '../../../shared/calendar.ts';
import { weekOf } from '../../../shared/weeks.ts';
import type { Names } from '../../core/names.ts';
import { dateWords } from '../../core/days.ts';
import { Icon } from '../../parts/icon.tsx';
import { addressOf, isPlanned, momentWords, type Shown, timeWords } from './data.ts';
import { texts } from './texts.ts';

/** Channels by weeks: what comes out where and when, with a mark at what clashes or waits. */
type Channel = { readonly id: string; readonly name: string; readonly owner: string };
type Props = {
  readonly campaign: string;
  readonly from: string;
  readonly to: string;
  readonly channels: readonly Channel[];
  readonly publications: readonly Shown[];
  readonly names: Names;
};

export const Calendar = ({ campaign, from, to, channels, publications, names }: Props) => {
  const say = texts();
  const mondays: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 7)) mondays.push(day);
  const shown = publications.filter(isPlanned);
  return (
    <div class="sideways" tabIndex={0} role="group" aria-label={say.calendar}>
      <table class="calendar">
        <thead>
          <tr>
            <th scope="col">{say.channel}</th>
            {mondays.map((day) => (
              <th key={day} scope="col">
                {say.week(Number(weekOf(day).slice(6)))}
                <br />
                <span class="small plain">{dateWords(day)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {channels.map(({ id, name, owner }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                <br />
                <span class="soft small plain">{names.unit(owner)}</span>
              </th>
              {mondays.map((day) => (
                <td key={day}>
                  <ul class="stack tight">
                    {shown
                      .filter(
                        ({ channel, at }) =>
                          channel === id && at.slice(0, 10) >= day && at.slice(0, 10) <= addDays(day, 6),
                      )
                      .map((each) => (
                        <li key={each.id}>
                          <a
                            class={`bit ${each.status === 'proposed' ? 'allocated' : 'confirmed'}`}
                            href={addressOf(campaign, each)}
                            title={`${each.title}, ${momentWords(each.at)}, ${say.states[each.status]}`}
                          >
                            <span class="small plain">
                              {each.status === 'proposed' && <Icon name="clock" />}
                              {each.clashes.length > 0 && <Icon name="warning" />} {dateWords(each.at.slice(0, 10))}{' '}
                              {timeWords(each.at)}
                              <span class="hidden">
                                {say.states[each.status]}
                                {each.clashes.length > 0 && `, ${say.clashes.toLowerCase()} ${each.clashes.length}`}
                              </span>
                            </span>
                            <span>{each.title}</span>
                          </a>
                        </li>
                      ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
