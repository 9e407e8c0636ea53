import type { Day } from '../../../shared/calendar.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { NameOf } from '../../core/names.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Mandate } from './rules.tsx';
import { texts } from './texts.ts';

type Props = {
  readonly adoptions: Mandate['adoptions'];
  readonly offices: readonly string[];
  readonly unit: NameOf;
  readonly today: Day;
};

/** Which offices have said yes, and whose answer is still awaited. */
export const Adoptions = ({ adoptions, offices, unit, today }: Props) => {
  const say = texts();
  const adopted = new Map<string, string>(adoptions.map(({ office, at }) => [office, at]));
  return (
    <ul class="votes">
      {offices.map((office) => {
        const at = adopted.get(office);
        return (
          <li key={office}>
            <span class={at === undefined ? 'dot' : 'dot yes'} aria-hidden="true">
              {at === undefined ? '?' : <Icon name="check" />}
            </span>
            <span>
              <b>{at === undefined ? say.awaited(unit(office)) : say.adopted(unit(office))}</b>{' '}
              {at !== undefined && <span class="soft">{dayWords(dayOf(at), today, language.value)}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
};
