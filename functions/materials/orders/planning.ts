import type { Day } from '../../../shared/calendar.ts';
import { itemCalled } from '../called.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import { partsOf, sum } from '../editions.ts';
import { namesOf } from '../phrases.ts';
import type {
  Associations,
  CatalogueItem,
  Claims,
  Copies,
  EditionId,
  Ids,
  Line,
  Order,
  OrderedPack,
  Pack,
  Stock,
} from '../state.ts';
import { withClaims, withRations } from '../stock/evolve.ts';
import { type Demand, demandOf, type LineWish, needsLanguage, packed, type PackWish, rationedTo } from './demand.ts';
import { certain, claimed, joined, keptOf, lineFor, nextChance } from './sources.ts';

/** What an order's lines become: demand, rations (D13), sources, and whether part of it will do. Pure. */
export type OrderWish = {
  readonly unit: Unit;
  readonly packs: readonly PackWish[];
  readonly lines: readonly LineWish[];
  readonly neededBy?: Day | undefined;
  readonly acceptPartial: boolean;
};
type Lines = Readonly<Record<EditionId, Line>>;
export type Planned = {
  readonly lines: Lines;
  readonly packs?: readonly OrderedPack[];
  readonly leftOut?: Readonly<Record<EditionId, Copies>>;
  readonly rationed?: readonly string[];
  readonly posters?: readonly string[];
};
export type AskCode = 'order-too-large' | 'over-ration' | 'insufficient-stock' | 'too-late' | 'nothing-available';
export type PlanCode = 'invalid-input' | AskCode;
/** What an order is judged by. */
export type Known = {
  readonly items: Ids<CatalogueItem>;
  readonly packs: Ids<Pack>;
  readonly stocks: Ids<Stock>;
  /** The orderer's own is enough. */
  readonly associations: Associations;
};

/** Editions of one order, and items: each item is a row of the one transaction that reserves everything. */
export const mostLines = 100;
export const mostItems = 40;

/** The first field that is wrong in what it refers to. What is asked for no more may be there no more. */
export const wrongWish = (
  { items, packs }: Known,
  wish: Pick<OrderWish, 'packs' | 'lines' | 'neededBy'>,
  today: Day,
): Refusal<'invalid-input'> | undefined => {
  if (wish.neededBy !== undefined && wish.neededBy < today) return invalidField('/neededBy', 'past');
  const pack = wish.packs.findIndex(({ pack: id, quantity }) => quantity > 0 && !packs[id]);
  if (pack >= 0) return invalidField(`/packs/${pack}/pack`, 'unknown');
  const line = wish.lines.findIndex(({ item, quantity }) => quantity > 0 && !items[item]);
  if (line >= 0) return invalidField(`/lines/${line}/item`, 'unknown');
  const language = needsLanguage(wish.packs, packs);
  return language >= 0 ? invalidField(`/packs/${language}/languages`, 'needed') : undefined;
};

const tooLarge = (demand: Demand): Refusal<'order-too-large'> | undefined => {
  const lines = Object.keys(demand);
  const items = new Set(lines.map((edition) => partsOf(edition).item)).size;
  if (lines.length <= mostLines && items <= mostItems) return undefined;
  return {
    ...refuse(
      'order-too-large',
      text(
        `Högst ${mostLines} utgåvor av högst ${mostItems} artiklar på en gång; dela beställningen.`,
        `At most ${mostLines} editions of at most ${mostItems} items at once; divide the order.`,
      ),
    ),
    more: { lines: lines.length, items, mostLines, mostItems },
  };
};

const overRation = (item: string, left: Copies): Refusal<'over-ration'> => ({
  ...refuse(
    'over-ration',
    text(
      `Av ${itemCalled(item)} har föreningen ${left} kvar.`,
      `Of ${itemCalled(item)} the association has ${left} left.`,
    ),
  ),
  more: { item, left },
});

type Rationed = {
  readonly demand: Demand;
  readonly leftOut: Readonly<Record<EditionId, Copies>>;
  readonly items: readonly string[];
};

/**
 * D13: a line of its own beyond the ration is refused, what packs bring beyond it is left out. Offices have no ration. What
 * an order has already is not taken from it because a ration has become smaller.
 */
const withinRations = (
  { items, stocks, associations }: Known,
  { unit, demand }: Asked,
  claims: Claims,
): Rationed | Refusal<'over-ration'> => {
  const association = isOffice(unit) ? undefined : associations[unit];
  let result: Rationed = { demand, leftOut: {}, items: [] };
  if (!association) return result;
  for (const id of new Set(Object.keys(demand).map((edition) => partsOf(edition).item))) {
    const ration = items[id]?.rationed;
    if (!ration) continue;
    const limit = association.priorityArea ? ration.inPriorityArea : ration.perAssociation;
    const has = Object.entries(claims).map(([edition, claim]) => (partsOf(edition).item === id ? claimed(claim) : 0));
    const left = Math.max(0, sum(has), limit - (stocks[id]?.rations?.[unit] ?? 0));
    const cut = rationedTo(result.demand, id, left);
    if ('excess' in cut) return overRation(id, left);
    result = { demand: cut.demand, leftOut: { ...result.leftOut, ...cut.leftOut }, items: [...result.items, id] };
  }
  return result;
};

/** What cannot be had as it was asked for, and what there is instead. */
const lackingOf = (lines: Lines, { items, stocks }: Known, today: Day) =>
  Object.entries(lines).map(([edition, line]) => {
    const { item: id, language } = partsOf(edition);
    const item = items[id];
    return {
      item: id,
      language,
      quantity: line.quantity,
      available: certain(line),
      ...(line.lack && { reason: line.lack }),
      next: item && nextChance(item, stocks[id], language, today),
    };
  });

/** Without part deliveries only stock and confirmed runs count: all of it, or nothing. */
const short = (lines: Lines, known: Known, today: Day): Refusal<'insufficient-stock' | 'too-late'> | undefined => {
  const missing = Object.entries(lines).filter(([, line]) => certain(line) < line.quantity);
  if (missing.length === 0) return undefined;
  const editions = lackingOf(Object.fromEntries(missing), known, today);
  const names = namesOf(missing.map(([edition]) => edition));
  const isTooLate = editions.every(({ reason }) => reason === 'too-late');
  const detail = isTooLate
    ? text(`Det är för sent att trycka mer av ${names.sv}.`, `It is too late to print more of ${names.en}.`)
    : text(`Det finns inte nog av ${names.sv}.`, `There is not enough of ${names.en}.`);
  return { ...refuse(isTooLate ? 'too-late' : 'insufficient-stock', detail), more: { editions } };
};

/** What is asked for, by edition. */
export type Asked = {
  readonly unit: Unit;
  readonly acceptPartial: boolean;
  readonly demand: Demand;
  readonly packs: readonly OrderedPack[];
};
/** What an order that is decided anew has of its lines, and which of them are asked for anew; the others stay. */
export type Had = Pick<Order, 'lines' | 'rationed'> & {
  readonly order: string;
  readonly claims: Claims;
  readonly named: ReadonlySet<EditionId>;
};
const nothing: Had = { order: '', lines: {}, claims: {}, named: new Set() };

/**
 * All that there is of what is asked for. What an order has and still asks for it keeps, and only what comes on top takes
 * its turn. An order of which nothing will ever be delivered would lie there for ever: it is told what there is instead.
 */
export const allotted = (known: Known, asked: Asked, today: Day, had = nothing): Planned | Refusal<AskCode> => {
  const { unit, packs } = asked;
  const large = tooLarge(asked.demand);
  if (large) return large;
  const unused = withRations(known.stocks, { unit, claims: had.claims, items: had.rationed }, -1);
  const within = withinRations({ ...known, stocks: unused }, asked, had.claims);
  if ('refused' in within) return within;
  const { leftOut, items: rationed } = within;
  const wanted = Object.entries(within.demand).flatMap(([edition, { own, packs: inPacks }]) =>
    own + inPacks > 0 ? [[edition, own + inPacks] as const] : [],
  );
  const kept: Claims = Object.fromEntries(
    wanted.map(([edition, quantity]) => [edition, keptOf(edition, had.claims[edition] ?? {}, quantity, known.stocks)]),
  );
  const stocks = withClaims(known.stocks, had, had.claims, kept);
  const lines: Record<EditionId, Line> = {};
  const anew: Record<EditionId, Line> = {};
  for (const [edition, quantity] of wanted) {
    const [was, has] = [had.lines[edition], kept[edition] ?? {}];
    const { item: id, language } = partsOf(edition);
    const item = known.items[id];
    const more = quantity - claimed(has);
    lines[edition] = { quantity, ...has, ...(was?.lack && more > 0 && { lack: was.lack }) };
    if (!item || more === 0 || (was?.quantity === quantity && !had.named.has(edition))) continue;
    anew[edition] = joined(has, lineFor({ unit, language, quantity: more }, item, stocks[id], today));
  }
  Object.assign(lines, anew);
  if (wanted.length === 0) return overRation(rationed[0] ?? '', 0);
  const lacking = asked.acceptPartial ? undefined : short(anew, known, today);
  if (lacking) return lacking;
  if (!Object.values(lines).some((line) => claimed(line) > 0))
    return { ...refuse('nothing-available'), more: { editions: lackingOf(lines, known, today) } };
  const ids = new Set(Object.keys(lines).map((edition) => partsOf(edition).item));
  const posters = [...ids].filter((id) => known.items[id]?.kind === 'poster');
  return {
    lines,
    ...(posters.length > 0 && { posters }),
    ...(packs.length > 0 && { packs }),
    ...(Object.keys(leftOut).length > 0 && { leftOut }),
    ...(rationed.length > 0 && { rationed }),
  };
};

export const plan = (known: Known, wish: OrderWish, today: Day): Planned | Refusal<PlanCode> => {
  if (!isOffice(wish.unit) && !known.associations[wish.unit]) return invalidField('/unit', 'unknown');
  const wrong = wrongWish(known, wish, today);
  if (wrong) return wrong;
  const packs = packed(wish.packs, known.packs, known.items);
  return allotted(known, { ...wish, packs, demand: demandOf(packs, wish.lines) }, today);
};
