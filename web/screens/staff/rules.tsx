import type { Names } from '../../core/names.ts';
import { spanWords } from '../../core/days.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Figure } from './data.ts';
import { texts } from './texts.ts';

/** What the rules answer, those first that say no; each with its figures. */
type Props = { readonly rules: readonly Figure[]; readonly names: Names };

export const ruleWords = ({ rule, size, limit, days = [], who = [] }: Figure, names: Names): string => {
  const say = texts().rules;
  const when = days.map(spanWords);
  const on = when.length === 0 ? '' : ` (${when.join(', ')})`;
  switch (rule) {
    case 'tasks':
      return say.tasks(who.map(names.task).join(', '));
    case 'languages':
      return say.languages(who.map(names.tongue).join(', '));
    case 'D3':
      return say.D3(size, limit, who.map(names.unit).join(', ')) + on;
    default:
      return say[rule](size, limit) + on;
  }
};

export const Rules = ({ rules, names }: Props) => {
  const say = texts();
  const broken = rules.filter(({ holds }) => !holds).toSorted((a, b) => Number(b.hard) - Number(a.hard));
  if (broken.length === 0)
    return (
      <p class="flow">
        <Icon name="check" /> {say.allHold}
      </p>
    );
  return (
    <ul class="stack tight verdicts">
      {broken.map((figure) => (
        <li key={`${figure.rule} ${figure.position} ${figure.request}`} class={figure.hard ? 'flow wrong' : 'flow'}>
          <Icon name={figure.hard ? 'cross' : 'warning'} />
          <span>
            {figure.hard ? say.refuses : say.remarks} {ruleWords(figure, names)}
          </span>
        </li>
      ))}
    </ul>
  );
};
