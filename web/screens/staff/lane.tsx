import { onDay } from '../../core/days.ts';
import { addDays } from '../../../shared/calendar.ts';
import { go } from '../../core/router.ts';
import { today } from '../../core/stockholm.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Position } from './data.ts';
import { pieceOf, underWay } from './moving.ts';
import { type Board, PieceButton, verdictWords } from './piece-button.tsx';
import { texts } from './texts.ts';
import { columnsOf, type Span, stacked, type Week } from './weeks.ts';
import { officeWords } from './words.ts';

/** One person's weeks: whom they work for, and where what is moved would lie. */
type Props = { readonly board: Board; readonly position: Position };

/** The first column says who; lines of a grid are counted from one. */
const across = (span: Span, weeks: readonly Week[], row: number) => {
  const is = columnsOf(span, weeks);
  return is && { gridColumn: `${is.first + 2} / ${is.last + 3}`, gridRow: row + 1 };
};

/** The week that it is, and where weeks in which nothing is are left out before it. */
const cellOf = (weeks: readonly Week[], at: number): string => {
  const [before, week] = [weeks[at - 1], weeks[at]];
  const isNow = week && week.from <= today() && today() <= week.to;
  const isAfterGap = before && week && addDays(before.from, 7) !== week.from;
  return ['cell', isNow && 'now', isAfterGap && 'gap'].filter(Boolean).join(' ');
};

export const Lane = ({ board, position }: Props) => {
  const say = texts();
  const { weeks, names, campaign, targets } = board;
  const { id, title, person, extent, shares, allocations } = position;
  const fixed = shares
    .map(({ unit, extent: part, from = position.from, to = position.to }) => ({ unit, extent: part, from, to }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const placed = allocations.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const rows = stacked([...placed, ...fixed].toSorted((a, b) => (a.from < b.from ? -1 : 1)));
  const all = [...placed, ...fixed].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const rowOf = (span: Span): number => rows[all.indexOf(span as (typeof all)[number])] ?? 0;
  const moving = underWay.value;
  const isTarget = targets.some((each) => each.id === id);
  const isHere = moving?.at.position === id;
  const verdict = moving && moving.piece.from === moving.at.from ? moving.verdicts?.get(id) : undefined;
  const height = Math.max(1, ...rows.map((row) => row + 1)) + (isHere ? 1 : 0);
  const isMine = moving && moving.piece.position === id;
  const kind = [
    'lane',
    moving && !isTarget && 'closed',
    verdict && !isMine && (verdict.isLawful ? 'fits' : 'closed'),
    isHere && 'here',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <li class={kind} data-position={isTarget ? id : undefined}>
      <div class="who" style={{ gridRow: `1 / span ${height}` }}>
        <b>{person ?? title}</b>
        <span class="soft small">
          {person && `${title} · `}
          {say.whole(extent, officeWords(position, names))}
        </span>
        {moving && !isMine && verdict && (
          <span class="small flow">
            <Icon name={verdict.isLawful ? 'check' : 'cross'} /> {verdict.isLawful ? say.fits : say.fitsNot}
          </span>
        )}
      </div>
      {weeks.map((week, at) => (
        <i key={week.week} class={cellOf(weeks, at)} style={{ gridColumn: at + 2, gridRow: `1 / span ${height}` }} />
      ))}
      {fixed.map((each) => {
        const where = across(each, weeks, rowOf(each));
        const more = say.bar(onDay(each.from), onDay(each.to), say.share);
        const label = `${names.unit(each.unit)} ${say.percent(each.extent)}`;
        return (
          where && (
            <span key={`${each.unit} ${each.from}`} class="bit fixed" style={where} title={`${label}${more}`}>
              <span>{label}</span>
              <span class="hidden">{more}</span>
            </span>
          )
        );
      })}
      {placed.map((each) => {
        const where = across(each, weeks, rowOf(each));
        const unit = names.unit(each.unit);
        return (
          where && (
            <PieceButton
              key={each.id}
              board={board}
              piece={pieceOf(each)}
              class={`bit ${each.status}`}
              style={where}
              label={`${unit} ${say.percent(each.extent)}`}
              more={say.bar(onDay(each.from), onDay(each.to), say.states[each.status])}
              onOpen={() => go(`/c/${campaign}/staff/allocations/${each.id}`)}
            >
              {each.status !== 'confirmed' && <Icon name="clock" />}
              <span>
                {unit} {say.percent(each.extent)}
              </span>
            </PieceButton>
          )
        );
      })}
      {isHere && moving && (
        <span
          class={verdict?.isLawful === false ? 'bit ghost barred' : 'bit ghost'}
          style={across(moving.at, weeks, height - 1)}
          aria-hidden="true"
        >
          {names.unit(moving.piece.unit)}
          {(moving.at.position !== moving.piece.position || moving.at.from !== moving.piece.from) &&
            `: ${verdictWords(verdict, names)}`}
        </span>
      )}
    </li>
  );
};
