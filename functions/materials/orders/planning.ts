import type { Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { enumerated } from '../../../shared/words.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import { partsOf, total } from '../editions.ts';
import type { Associations, CatalogueItem, Copies, EditionId, Ids, Line, Pack, Stock } from '../state.ts';
import { type Demand, demandOf, type LineWish, needsLanguage, type PackWish, rationedTo } from './demand.ts';
import { lineFor, nextChance } from './sources.ts';

/** What an order's lines become: demand, rations (D13), sources, and whether part of it will do. Pure. */
export type OrderWish = {
  readonly unit: Unit;
  readonly packs: readonly PackWish[];
  readonly lines: readonly LineWish[];
  readonly neededBy?: Day | undefined;
  readonly acceptPartial: boolean;
};
export type Planned = {
  readonly lines: Readonly<Record<EditionId, Line>>;
  readonly leftOut?: Readonly<Record<EditionId, Copies>>;
  readonly rationed?: readonly string[];
};
export type PlanCode = 'invalid-input' | 'order-too-large' | 'over-ration' | 'insufficient-stock' | 'too-late';
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

/** The first field that is wrong in what it refers to. */
const wrongField = (
  { items, packs, associations }: Known,
  wish: OrderWish,
  today: Day,
): Refusal<'invalid-input'> | undefined => {
  if (!isOffice(wish.unit) && !associations[wish.unit]) return invalidField('/unit', 'unknown');
  if (wish.neededBy !== undefined && wish.neededBy < today) return invalidField('/neededBy', 'past');
  const pack = wish.packs.findIndex((each) => !packs[each.pack]);
  if (pack >= 0) return invalidField(`/packs/${pack}/pack`, 'unknown');
  const line = wish.lines.findIndex(({ item }) => !items[item]);
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
    text(`Av ${item} har föreningen ${left} kvar.`, `Of ${item} the association has ${left} left.`),
  ),
  more: { item, left },
});

type Rationed = {
  readonly demand: Demand;
  readonly leftOut: Readonly<Record<EditionId, Copies>>;
  readonly items: readonly string[];
};

/** D13: a line of its own beyond the ration is refused, what packs bring beyond it is left out. Offices have no ration. */
const withinRations = (
  { items, stocks, associations }: Known,
  asked: Demand,
  unit: Unit,
): Rationed | Refusal<'over-ration'> => {
  const association = isOffice(unit) ? undefined : associations[unit];
  let result: Rationed = { demand: asked, leftOut: {}, items: [] };
  if (!association) return result;
  for (const id of new Set(Object.keys(asked).map((edition) => partsOf(edition).item))) {
    const ration = items[id]?.rationed;
    if (!ration) continue;
    const limit = association.priorityArea ? ration.inPriorityArea : ration.perAssociation;
    const left = Math.max(0, limit - (stocks[id]?.rations?.[unit] ?? 0));
    const cut = rationedTo(result.demand, id, left);
    if ('excess' in cut) return overRation(id, left);
    result = { demand: cut.demand, leftOut: { ...result.leftOut, ...cut.leftOut }, items: [...result.items, id] };
  }
  return result;
};

const had = ({ held, promised }: Line): Copies => total(held) + total(promised);

/** Without part deliveries only stock and confirmed runs count: all of it, or nothing. */
const short = (
  lines: Readonly<Record<EditionId, Line>>,
  { items, stocks }: Known,
  today: Day,
): Refusal<'insufficient-stock' | 'too-late'> | undefined => {
  const missing = Object.entries(lines).filter(([, line]) => had(line) < line.quantity);
  if (missing.length === 0) return undefined;
  const editions = missing.map(([edition, line]) => {
    const { item: id, language } = partsOf(edition);
    const item = items[id];
    const next = item && nextChance(item, stocks[id], language, today);
    return {
      item: id,
      language,
      quantity: line.quantity,
      available: had(line),
      ...(line.lack && { reason: line.lack }),
      next,
    };
  });
  const names = enumerated(missing.map(([edition]) => edition));
  const isTooLate = editions.every(({ reason }) => reason === 'too-late');
  const detail = isTooLate
    ? text(`Det är för sent att trycka mer av ${names.sv}.`, `It is too late to print more of ${names.en}.`)
    : text(`Det finns inte nog av ${names.sv}.`, `There is not enough of ${names.en}.`);
  return { ...refuse(isTooLate ? 'too-late' : 'insufficient-stock', detail), more: { editions } };
};

export const plan = (known: Known, wish: OrderWish, today: Day): Planned | Refusal<PlanCode> => {
  const wrong = wrongField(known, wish, today);
  if (wrong) return wrong;
  const asked = demandOf(wish, known.packs, known.items);
  const large = tooLarge(asked);
  if (large) return large;
  const within = withinRations(known, asked, wish.unit);
  if ('refused' in within) return within;
  const { demand, leftOut, items: rationed } = within;
  const lines: Record<EditionId, Line> = {};
  for (const [edition, { own, packs }] of Object.entries(demand)) {
    const { item: id, language } = partsOf(edition);
    const item = known.items[id];
    const quantity = own + packs;
    if (!item || quantity === 0) continue;
    lines[edition] = lineFor({ unit: wish.unit, language, quantity }, item, known.stocks[id], today);
  }
  if (Object.keys(lines).length === 0) return overRation(rationed[0] ?? '', 0);
  const lacking = wish.acceptPartial ? undefined : short(lines, known, today);
  if (lacking) return lacking;
  return {
    lines,
    ...(Object.keys(leftOut).length > 0 && { leftOut }),
    ...(rationed.length > 0 && { rationed }),
  };
};
