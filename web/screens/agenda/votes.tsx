import type { Day } from '../../../shared/calendar.ts';
import { dayOf } from '../../../shared/calendar.ts';
import type { Answer } from '../../core/contract.ts';
import { dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { Icon } from '../../parts/icon.tsx';
import { texts } from './texts.ts';

type Request = Answer<'GET /campaigns/{campaign}/pot/requests/{request}'>;
type Props = {
  readonly request: Request;
  readonly today: Day;
  /** What the offices are called, and which of them one decides for. */
  readonly names: ReadonlyMap<string, string>;
  readonly own: readonly string[];
};

/** Who has said what, and that one has not. */
export const Votes = ({ request: { approvals, refusals, supplement }, today, names, own }: Props) => {
  const say = texts();
  const [yes, no] = supplement ? [supplement.approvals, supplement.refusals] : [approvals, refusals];
  const nameOf = (office: string): string => names.get(office) ?? office;
  const voted = new Set([...yes, ...no].filter(({ lapsed }) => !lapsed).map(({ office }) => office as string));
  return (
    <ul class="votes">
      {yes.map(({ office, at, lapsed }) => (
        <li key={`yes-${office}`}>
          <span class={lapsed ? 'dot' : 'dot yes'}>
            <Icon name="check" />
          </span>
          <span>
            <b>{say.saidYes(nameOf(office))}</b>{' '}
            <span class="soft">
              {dayWords(dayOf(at), today, language.value)}
              {lapsed && ` · ${say.lapsed}`}
            </span>
          </span>
        </li>
      ))}
      {no.map(({ office, at, reason }) => (
        <li key={`no-${office}`}>
          <span class="dot me">
            <Icon name="cross" />
          </span>
          <span>
            <b>{say.saidNo(nameOf(office))}</b> <span class="soft">{dayWords(dayOf(at), today, language.value)}</span>
            {reason && <span>: {reason}</span>}
          </span>
        </li>
      ))}
      {own
        .filter((office) => !voted.has(office))
        .map((office) => (
          <li key={office}>
            <span class="dot me" aria-hidden="true">
              ?
            </span>
            <span>
              <b>{nameOf(office)}</b> – {say.you}
            </span>
          </li>
        ))}
    </ul>
  );
};
