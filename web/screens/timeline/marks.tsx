import type { Answer } from '../../core/contract.ts';
import { onDay } from '../../core/days.ts';
import { daysBetween, today } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import { texts } from './texts.ts';

export type Milestone = Answer<'GET /campaigns/{campaign}/timeline'>['milestones'][number];

/** What is left to be done: neither done nor dropped, nor over when it was entered. */
export const isLeft = ({ state, past }: Milestone): boolean => state === 'planned' && !past;

/** How a milestone stands, each mark in words. */
export const Marks = ({ milestone }: { readonly milestone: Milestone }) => {
  const say = texts();
  const { state, doneOn, past, overdue, ends, critical, conflict, pinned, float, couldBe } = milestone;
  if (state === 'done')
    return (
      <Chip tone="good" icon="check">
        {say.done(onDay(doneOn ?? ends))}
      </Chip>
    );
  if (state === 'dropped') return <Chip icon="cross">{say.dropped}</Chip>;
  if (past) return <Chip>{say.past}</Chip>;
  return (
    <span class="flow marks">
      {overdue && (
        <Chip tone="late" icon="warning">
          {say.overdue}, {say.late(daysBetween(ends, today()))}
        </Chip>
      )}
      {conflict !== undefined && (
        <Chip tone="late" icon="warning">
          {say.conflict(conflict)}
        </Chip>
      )}
      {critical ? (
        <Chip tone="soon" icon="clock">
          {say.critical}
        </Chip>
      ) : (
        float !== undefined && float > 0 && !pinned && <span class="soft small">{say.slack(float)}</span>
      )}
      {pinned && <Chip icon="calendar">{say.pinned}</Chip>}
      {couldBe && <span class="soft small">{say.couldBe(onDay(couldBe))}</span>}
    </span>
  );
};
