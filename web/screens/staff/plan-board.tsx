import { dateWords, spanWords } from '../../core/days.ts';
import { useSignal } from '@preact/signals';
import type { Campaign } from '../../core/me.ts';
import { go } from '../../core/router.ts';
import { today } from '../../core/stockholm.ts';
import { Nothing } from '../../parts/nothing.tsx';
import { type Staff } from './data.ts';
import { Lane } from './lane.tsx';
import { pieceToGive } from './moving.ts';
import { type Board, PieceButton } from './piece-button.tsx';
import { PutDown } from './put-down.tsx';
import { texts } from './texts.ts';
import { WeekList } from './week-list.tsx';
import { weeksOf } from './weeks.ts';

/** Positions by weeks on a wide screen, the same by week on a narrow one; beside it what awaits staff. */
type Props = { readonly campaign: Campaign; readonly staff: Staff };

export const PlanBoard = ({ campaign, staff: { positions, open, names } }: Props) => {
  const say = texts();
  const withEmpty = useSignal(false);
  const now = { from: today(), to: today() };
  const spans = [...positions.flatMap(({ allocations }) => allocations), ...open, now];
  const weeks = weeksOf(withEmpty.value ? [...spans, ...positions] : spans, withEmpty.value);
  const own = new Set(campaign.memberships.map(({ unit }) => unit));
  // Whoever employs or supervises plans it; the API says no to anybody else.
  const targets = positions.filter(({ employer, supervisor }) => own.has(employer) || own.has(supervisor));
  const board: Board = { campaign: campaign.id, weeks, positions, targets, names };
  if (positions.length === 0) return <Nothing title={say.empty} how={say.emptyHow} icon="people" level={2} />;
  return (
    <div class="plan">
      <section class="stack" aria-labelledby="waiting">
        <h2 id="waiting">{say.waiting}</h2>
        {open.length === 0 ? (
          <p class="soft">{say.nothingWaits}</p>
        ) : (
          <>
            <p class="soft small wide">{say.waitingHow}</p>
            <ul class="pieces">
              {open.map((request) => (
                <li key={request.id}>
                  <PieceButton
                    board={board}
                    piece={pieceToGive(request)}
                    class="bit piece"
                    label={`${names.unit(request.unit)} ${say.percent(request.extent)}, ${spanWords(request)}`}
                    more={say.open}
                    onOpen={() => go(`/c/${campaign.id}/staff/requests/${request.id}`)}
                  >
                    <b>
                      {names.unit(request.unit)} {say.percent(request.extent)}
                    </b>
                    <span class="small">{spanWords(request)}</span>
                  </PieceButton>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <PutDown campaign={campaign.id} positions={positions} names={names} />
      <section class="stack wide" aria-labelledby="board">
        <div class="lead">
          <h2 id="board">{say.board}</h2>
          <label class="tick">
            <input
              type="checkbox"
              checked={withEmpty.value}
              onChange={({ currentTarget }) => {
                withEmpty.value = currentTarget.checked;
              }}
            />
            {say.showEmpty}
          </label>
        </div>
        <p id="keys" class="soft small">
          {say.keys}
        </p>
        <div class="sideways" tabIndex={0} role="group" aria-label={say.board}>
          <ul class="board" style={{ '--weeks': weeks.length }}>
            <li class="lane head" aria-hidden="true">
              <span class="who" />
              {weeks.map((week, at) => (
                <span
                  key={week.week}
                  class={week.from <= today() && today() <= week.to ? 'week now' : 'week'}
                  style={{ gridColumn: at + 2 }}
                >
                  <b>{week.number}</b>
                  <span class="small">{dateWords(week.from)}</span>
                </span>
              ))}
            </li>
            {positions.map((position) => (
              <Lane key={position.id} board={board} position={position} />
            ))}
          </ul>
        </div>
        <p class="key">
          {(['confirmed', 'allocated', 'share'] as const).map((kind) => (
            <span key={kind}>
              <i class={`bit ${kind === 'share' ? 'fixed' : kind}`} />
              {say.legend[kind]}
            </span>
          ))}
        </p>
      </section>
      <WeekList campaign={campaign.id} weeks={weeks} positions={positions} names={names} />
    </div>
  );
};
