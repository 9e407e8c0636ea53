import { dateWords } from '../../core/days.ts';
import type { Names } from '../../core/names.ts';
import { capital } from '../../core/figures.ts';
import { today } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import type { Position } from './data.ts';
import { texts } from './texts.ts';
import { touches, type Week } from './weeks.ts';

/** The plan on a narrow screen: week by week, who works for whom. Weeks that are over are left out. */
type Props = {
  readonly campaign: string;
  readonly weeks: readonly Week[];
  readonly positions: readonly Position[];
  readonly names: Names;
};

export const WeekList = ({ campaign, weeks, positions, names }: Props) => {
  const say = texts();
  const coming = weeks.filter(({ to }) => to >= today());
  const shown = coming.length > 0 ? coming : weeks;
  return (
    <section class="stack slim" aria-labelledby="by-week">
      <h2 id="by-week">{say.board}</h2>
      {shown.map((week, at) => {
        const parts = positions.flatMap((position) =>
          position.allocations.filter((each) => touches(each, week)).map((each) => ({ position, each })),
        );
        return (
          <details key={week.week} open={at < 2}>
            <summary>{say.weekLong(week.number, dateWords(week.from), dateWords(week.to))}</summary>
            {parts.length === 0 ? (
              <p class="soft">{say.nothingThen}</p>
            ) : (
              <ul class="rows">
                {parts.map(({ position, each }) => (
                  <li key={each.id}>
                    <a class="row" href={`/c/${campaign}/staff/allocations/${each.id}`}>
                      <b>{names.unit(each.unit)}</b>
                      <b>{say.percent(each.extent)}</b>
                      <span class="soft small">
                        {position.person ? `${position.person}, ${position.title}` : position.title}
                      </span>
                      <span class="soft small">{each.to < week.to ? say.ends(dateWords(each.to)) : ''}</span>
                      {each.status !== 'confirmed' && (
                        <Chip tone="soon" icon="clock">
                          {capital(say.states[each.status])}
                        </Chip>
                      )}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </details>
        );
      })}
    </section>
  );
};
