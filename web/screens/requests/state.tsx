import type { Day } from '../../../shared/calendar.ts';
import type { Answer } from '../../core/contract.ts';
import { dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { texts } from './texts.ts';

export type Listed = Answer<'GET /campaigns/{campaign}/pot/requests'>['items'][number];
export type Request = Answer<'GET /campaigns/{campaign}/pot/requests/{request}'>;

const looks: Readonly<Record<Listed['status'], { readonly tone: Tone; readonly icon?: IconName }>> = {
  submitted: { tone: 'soon', icon: 'clock' },
  reserved: { tone: 'good', icon: 'check' },
  closed: { tone: 'plain' },
  refused: { tone: 'late', icon: 'cross' },
  withdrawn: { tone: 'plain' },
};

type Props = { readonly request: Listed | Request; readonly today: Day };

/** Where it stands, and what waits for an answer by when. */
export const State = ({ request: { status, replyBy, supplement, openClaims, claims }, today }: Props) => {
  const say = texts();
  const due = status === 'submitted' ? replyBy : supplement?.replyBy;
  const { tone, icon } = looks[status];
  const claim = claims.filter((each) => each.status === 'open').toSorted((a, b) => (a.replyBy < b.replyBy ? -1 : 1))[0];
  const isLate = (day: Day | undefined): boolean => day !== undefined && day < today;
  return (
    <span class="flow">
      <Chip tone={tone} {...(icon && { icon })}>
        {say.status[status]}
      </Chip>
      {due !== undefined && (
        <Chip tone={isLate(due) ? 'late' : 'plain'} {...(isLate(due) && { icon: 'clock' as const })}>
          {(isLate(due) ? say.wasDue : say.due)(dayWords(due, today, language.value))}
        </Chip>
      )}
      {openClaims > 0 && (
        <Chip tone={isLate(claim?.replyBy) ? 'late' : 'soon'} icon="clock">
          {say.claims(openClaims)}
        </Chip>
      )}
    </span>
  );
};
