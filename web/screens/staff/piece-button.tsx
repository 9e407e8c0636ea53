import type { ComponentChildren } from 'preact';
import { announce, focusOn } from '../../core/announce.ts';
import type { Names } from '../../core/names.ts';
import type { Position } from './data.ts';
import { carry, drop, lift, type Moving, type Piece, putBack, underWay, type Verdict } from './moving.ts';
import { ruleWords } from './rules.tsx';
import { texts } from './texts.ts';
import { positionWords } from './words.ts';
import { shifted, type Week } from './weeks.ts';

/** What one can move, by hand or by the arrow keys; pressed without moving it leads to its form. */
export type Board = {
  readonly campaign: string;
  readonly weeks: readonly Week[];
  readonly positions: readonly Position[];
  /** Those that whoever looks may put it on. */
  readonly targets: readonly Position[];
  readonly names: Names;
};
type Props = {
  readonly board: Board;
  readonly piece: Piece;
  /** What is shown, and what is beside it for who does not see where it lies. */
  readonly label: string;
  readonly more: string;
  readonly class: string;
  readonly style?: Readonly<Record<string, string | number>>;
  readonly onOpen: () => void;
  readonly children: ComponentChildren;
};

/** Less than that is a press. */
const leastPixels = 6;
/** So near the edge of the window the page scrolls along. */
const edge = 48;
const toDropped = ['#put-down h2'];

export const verdictWords = (verdict: Verdict | undefined, names: Names): string => {
  const say = texts();
  if (!verdict) return say.asks;
  if (verdict.broken.length === 0) return say.fits;
  const [first] = verdict.broken.toSorted((a, b) => Number(b.hard) - Number(a.hard));
  return `${verdict.isLawful ? say.fitsBut : `${say.fitsNot}:`} ${first ? ruleWords(first, names) : ''}`;
};

export const PieceButton = ({ board, piece, label, more, class: kind, style, onOpen, children }: Props) => {
  const { campaign, weeks, positions, targets, names } = board;
  const isOf = (now: Moving | undefined): boolean =>
    now?.piece.request === piece.request && now.piece.allocation === piece.allocation;
  const isThis = isOf(underWay.value);
  // Keys may come faster than it is shown anew.
  const isLifted = (): boolean => isOf(underWay.peek());
  const putDownHere = async (): Promise<void> => {
    if (await drop(campaign)) focusOn(...toDropped);
    else announce(texts().backAgain);
  };
  const step = (rows: number, columns: number): void => {
    if (!isLifted()) lift(campaign, piece, targets, false);
    const now = underWay.peek();
    if (!now) return;
    const from = now.at.position;
    const is = targets.findIndex(({ id }) => id === from);
    const to = targets[Math.min(targets.length - 1, Math.max(0, is + rows))];
    // What nobody has yet keeps the days that it is wanted on.
    const span = piece.allocation === undefined ? now.at : shifted(now.at, weeks, columns);
    const position = rows === 0 ? from : to?.id;
    carry({ from: span.from, to: span.to, position });
    const place = positions.find(({ id }) => id === position);
    const verdict = span.from === piece.from ? underWay.peek()?.verdicts?.get(position ?? '') : undefined;
    const week = weeks.find((each) => each.to >= span.from)?.number ?? 0;
    const say = texts();
    announce(
      say.carried(
        names.unit(piece.unit),
        week,
        place ? positionWords(place) : say.noPosition,
        verdictWords(verdict, names),
      ),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    const way = steps[event.key];
    if (way && !event.ctrlKey && !event.metaKey && !event.altKey) step(...way);
    else if (event.key === 'Escape' && isLifted()) {
      putBack();
      announce(texts().backAgain);
    } else if (event.key === 'Enter' && isLifted()) void putDownHere();
    else return;
    event.preventDefault();
  };
  const onPointerDown = (down: PointerEvent): void => {
    const button = down.currentTarget as HTMLElement;
    // Where a finger scrolls the page nothing is lifted by it: a press leads to the form.
    if (down.button !== 0 || !down.isPrimary || (down.pointerType === 'touch' && !button.closest('.lane'))) return;
    let isMoved = false;
    const width = (button.closest('.board, .plan')?.querySelector('.week')?.getBoundingClientRect().width ?? 0) || 1;
    const move = (event: PointerEvent): void => {
      const [dx, dy] = [event.clientX - down.clientX, event.clientY - down.clientY];
      if (!isMoved && Math.hypot(dx, dy) < leastPixels) return;
      if (!isMoved) {
        isMoved = true;
        button.setPointerCapture(event.pointerId);
        lift(campaign, piece, targets, true);
      }
      // What is not to be seen is reached by going to the edge.
      if (event.clientY < edge) scrollBy(0, -edge / 2);
      if (event.clientY > innerHeight - edge) scrollBy(0, edge / 2);
      const row = document
        .elementsFromPoint(event.clientX, event.clientY)
        .flatMap((each) => each.closest<HTMLElement>('[data-position]') ?? [])[0];
      const span = piece.allocation === undefined ? piece : shifted(piece, weeks, Math.round(dx / width));
      carry({ from: span.from, to: span.to, position: row?.dataset.position ?? piece.position });
    };
    const end = (event: PointerEvent): void => {
      button.removeEventListener('pointermove', move);
      button.removeEventListener('pointerup', end);
      button.removeEventListener('pointercancel', end);
      if (!isMoved) return;
      // The press that ends a move is none of its own.
      button.addEventListener('click', (click) => click.stopImmediatePropagation(), { capture: true, once: true });
      setTimeout(() => button.blur());
      if (event.type === 'pointercancel') putBack();
      else void putDownHere();
    };
    button.addEventListener('pointermove', move);
    button.addEventListener('pointerup', end);
    button.addEventListener('pointercancel', end);
  };
  return (
    <button
      type="button"
      class={isThis ? `${kind} lifted` : kind}
      title={`${label}${more}`}
      aria-describedby="keys"
      data-request={piece.request}
      data-allocation={piece.allocation}
      {...(style && { style })}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onClick={onOpen}
      onBlur={() => {
        if (isLifted() && underWay.peek()?.isByHand === false) putBack();
      }}
    >
      {children}
      <span class="hidden">{more}</span>
    </button>
  );
};
