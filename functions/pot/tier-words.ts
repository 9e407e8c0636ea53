import { kronor, type Ore } from '../../shared/money.ts';
import { type Text, text } from '../../shared/problems.ts';
import { type Fact, fact } from '../../shared/waiting.ts';
import { enumerated } from '../../shared/words.ts';
import type { Counted } from './ahead.ts';
import { tierFor } from './judge.ts';
import type { Pot } from './state.ts';

/** Why so many heads must approve, as a sentence (D8). Pure. */
type Mandate = NonNullable<Pot['mandate']>;

const money = (amount: Ore): Text => text(kronor(amount), kronor(amount, 'en'));
const many = [
  text('', ''),
  text('en chef', 'one head'),
  text('två chefer', 'two heads'),
  text('tre chefer', 'three heads'),
];
const sumOf = (all: readonly Counted[]): Ore => all.reduce((sum, { amount }) => sum + amount, 0);

/**
 * What decides how many it takes: of the window that which needed no more heads than the tier that it does not fit into any
 * more; where it fits into the first, what counts there.
 */
const burden = (tiers: Mandate['tiers'], amount: Ore, counted: readonly Counted[]) => {
  const tier = tierFor(tiers, amount, counted);
  const below = tiers[tiers.indexOf(tier) - 1] ?? tier;
  return { tier, below, counting: counted.filter(({ heads }) => heads <= below.heads) };
};

/**
 * What the amount takes by itself, and what it takes since something counts with it.
 * @param asked as the last judgement found it; what is known of the window now is believed before.
 */
export const tierSaid = (
  { tiers, splitWindowDays }: Mandate,
  amount: Ore,
  asked: number,
  counted?: readonly Counted[],
): Text => {
  const now = counted && burden(tiers, amount, counted);
  const heads = now?.tier.heads ?? asked;
  const who = many[heads] ?? text(String(heads), String(heads));
  const need = heads === 1 ? 'needs' : 'need';
  const alone = tiers.length > 0 ? tierFor(tiers, amount, []).heads : heads;
  if (heads <= alone) {
    const upTo = tiers.find((tier) => tier.heads === heads)?.upTo ?? null;
    const limit = upTo === null ? text('det beloppet', 'that amount') : money(upTo);
    const to = upTo === null ? text('', '') : text('upp till ', 'up to ');
    return text(
      `För ${to.sv}${limit.sv} behöver ${who.sv} godkänna.`,
      `For ${to.en}${limit.en} ${who.en} ${need} to approve.`,
    );
  }
  if (!now || now.below.upTo === null)
    return text(
      `${who.sv} behöver godkänna, eftersom det räknas ihop med vad som reserverats de senaste ${splitWindowDays} dagarna.`,
      `${who.en} ${need} to approve, since it counts together with what was reserved in the last ${splitWindowDays} days.`,
    );
  const [limit, before, whole] = [now.below.upTo, sumOf(now.counting), amount + sumOf(now.counting)].map(money);
  const where = now.counting.every(({ isOfLine }) => isOfLine)
    ? text('på posten', 'on the line')
    : text('på posten eller till samma mottagare', 'on the line or for the same payee');
  return text(
    `${who.sv} behöver godkänna: med ${before?.sv} som reserverats ${where.sv} de senaste ${splitWindowDays} dagarna blir det ${whole?.sv}, mer än ${limit?.sv}.`,
    `${who.en} ${need} to approve: with ${before?.en} reserved ${where.en} in the last ${splitWindowDays} days it comes to ${whole?.en}, more than ${limit?.en}.`,
  );
};

/** So many are told one by one. */
const mostTold = 5;
/** Which sums count together with it, and what they come to. */
export const countedSaid = ({ tiers }: Mandate, amount: Ore, counted: readonly Counted[]): readonly Fact[] => {
  const { counting } = burden(tiers, amount, counted);
  if (counting.length === 0) return [];
  const told = counting.slice(-mostTold).map((each) => ({ ...money(each.amount), day: each.day }));
  const rest = counting.slice(0, -mostTold);
  const before = money(sumOf(rest));
  const all = [
    ...(rest.length > 0 ? [text(`${before.sv} dessförinnan`, `${before.en} before that`)] : []),
    ...told.map(({ sv, en, day }) => text(`${sv} den ${day}`, `${en} on ${day}`)),
  ];
  const named = text(enumerated(all.map(({ sv }) => sv)).sv, enumerated(all.map(({ en }) => en)).en);
  const [sum, whole] = [money(sumOf(counting)), money(amount + sumOf(counting))];
  const is = counting.length === 1 ? text('', '') : text(`, tillsammans ${sum.sv}`, `, together ${sum.en}`);
  return [
    fact(
      'counted',
      text('Räknas ihop med', 'Counts together with'),
      text(`${named.sv}${is.sv}; med detta ${whole.sv}`, `${named.en}${is.en}; with this ${whole.en}`),
    ),
  ];
};
