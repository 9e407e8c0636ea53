import { type ReadonlySignal, signal } from '@preact/signals';
import { call } from '../../core/call.ts';
import type { Failure } from '../../core/failure.ts';
import { today } from '../../core/stockholm.ts';
import type { Figure, Placed, Position, StaffRequest, Trial } from './data.ts';
import { leftOf } from './data.ts';
import { type Span, touches } from './weeks.ts';

/** What is moved about on the plan, by hand or by keys, and what the rules say where it would lie. */
export type Piece = Span & {
  readonly request: string;
  readonly unit: string;
  readonly extent: number;
  /** Undefined where nothing answers the request yet. */
  readonly allocation?: string;
  readonly position?: string;
};
type At = Span & { readonly position: string | undefined };
export type Verdict = { readonly isLawful: boolean; readonly broken: readonly Figure[] };
export type Moving = {
  readonly piece: Piece;
  readonly at: At;
  readonly isByHand: boolean;
  /** Of each position, for the days that it has now; undefined until the rules have answered. */
  readonly verdicts?: ReadonlyMap<string, Verdict>;
};
/** Where it was put down; `tried` once the rules have answered. */
export type Dropped = {
  readonly piece: Piece;
  readonly at: Span & { readonly position: string };
  readonly tried?: Trial;
  readonly failure?: Failure;
};

const moving = signal<Moving | undefined>(undefined);
const dropped = signal<Dropped | undefined>(undefined);
export const underWay: ReadonlySignal<Moving | undefined> = moving;
export const putDown: ReadonlySignal<Dropped | undefined> = dropped;

export const pieceOf = ({ id, request, unit, extent, from, to, position }: Placed): Piece => ({
  request,
  unit,
  extent,
  from,
  to,
  allocation: id,
  position,
});
export const pieceToGive = (request: StaffRequest): Piece => ({
  request: request.id,
  unit: request.unit,
  extent: leftOf(request),
  from: request.from < today() ? today() : request.from,
  to: request.to,
});

const route = 'POST /campaigns/{campaign}/staff/allocations/trials';
const wantedOf = ({ request, extent, allocation }: Piece, at: At & { readonly position: string }) => ({
  request,
  position: at.position,
  from: at.from,
  to: at.to,
  extent,
  ...(allocation !== undefined && { replaces: allocation }),
});

/** As many as are tried in one call. */
const together = 20;
/**
 * All positions at once, so that one sees where it fits while one moves it. What the request has room for says nothing then: of all
 * of them together it would get too much.
 */
const ask = async (campaign: string, piece: Piece, positions: readonly Position[]): Promise<void> => {
  const others = positions.filter(({ id, ...each }) => id !== piece.position && touches(each, piece));
  const from = piece.from < today() ? today() : piece.from;
  const verdicts = new Map<string, Verdict>();
  for (let i = 0; i < others.length; i += together) {
    const allocations = others.slice(i, i + together).map(({ id }) => {
      const { replaces: _, ...wanted } = wantedOf(piece, { ...piece, from, position: id });
      return wanted;
    });
    const called = await call(route, { path: { campaign }, body: { allocations } });
    if (!('value' in called)) return;
    for (const { position, rules } of called.value.positions) {
      const broken = rules.filter(({ rule, holds }) => !holds && rule !== 'request-extent');
      verdicts.set(position, { isLawful: broken.every(({ hard }) => !hard), broken });
    }
  }
  const now = moving.peek();
  if (now?.piece === piece) moving.value = { ...now, verdicts };
};

/** `positions`: those that it could be put on. */
export const lift = (campaign: string, piece: Piece, positions: readonly Position[], isByHand: boolean): void => {
  dropped.value = undefined;
  moving.value = { piece, at: { from: piece.from, to: piece.to, position: piece.position }, isByHand };
  void ask(campaign, piece, positions);
};
export const carry = (at: At): void => {
  const now = moving.peek();
  const is = now?.at;
  if (now && (is?.position !== at.position || is?.from !== at.from)) moving.value = { ...now, at };
};
export const putBack = (): void => {
  moving.value = undefined;
};
export const dismiss = (): void => {
  dropped.value = undefined;
};

/** Nothing is changed by this: the rules are asked, and whoever moved it says yes to what they answer. True where it lies elsewhere now. */
export const drop = async (campaign: string): Promise<boolean> => {
  const now = moving.peek();
  moving.value = undefined;
  if (!now) return false;
  const { piece, at } = now;
  const { position } = at;
  if (position === undefined || (position === piece.position && at.from === piece.from)) return false;
  const put: Dropped = { piece, at: { ...at, position } };
  dropped.value = put;
  const called = await call(route, { path: { campaign }, body: { allocations: [wantedOf(piece, put.at)] } });
  if (dropped.peek() !== put) return true;
  if ('value' in called) dropped.value = { ...put, tried: called.value };
  else if ('failure' in called) dropped.value = { ...put, failure: called.failure };
  return true;
};
export const bodyOf = ({ piece, at }: Dropped, reason: string) => ({
  ...wantedOf(piece, at),
  ...(reason !== '' && { reason }),
});
