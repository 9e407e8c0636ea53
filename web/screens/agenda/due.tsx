import type { Day } from '../../../shared/calendar.ts';
import { capital, dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { daysBetween } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import type { Item } from './item.ts';
import { texts } from './texts.ts';

/** By when: red once it is late or tomorrow, ochre within three days. `brief` says the day alone. */
export const Due = ({
  item: { due, overdue },
  today,
  brief,
}: {
  readonly item: Item;
  readonly today: Day;
  readonly brief?: boolean;
}) => {
  const say = texts();
  if (due === undefined) return <Chip>{say.noDue}</Chip>;
  const left = daysBetween(today, due);
  const day = dayWords(due, today, language.value);
  const tone = overdue || left <= 1 ? 'late' : left <= 3 ? 'soon' : 'plain';
  const said = overdue ? say.wasDue(day) : say.due(day);
  return (
    <Chip tone={tone} {...(tone !== 'plain' && { icon: 'clock' as const })}>
      {brief && !overdue ? capital(day) : said}
    </Chip>
  );
};
