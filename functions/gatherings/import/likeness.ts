import { isBefore } from '../../../shared/local-time.ts';
import { folded } from '../../../shared/names.ts';
import type { GatheringFields } from '../state.ts';

/** When two events are one and the same, registered twice. Pure. */

const pairsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
const plain = (title: string): string =>
  folded(title)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * How alike two titles are, from 0 to 1: twice the pairs of neighbouring characters that they have in common, divided by
 * all of their pairs; without regard to case and punctuation. Source: L. R. Dice, "Measures of the Amount of Ecologic
 * Association Between Species", Ecology 26 (1945).
 */
export const likeness = (a: string, b: string): number => {
  const [one, other] = [plain(a), plain(b)];
  if (one === other) return 1;
  const [left, right] = [pairsOf(one), [...pairsOf(other)]];
  if (left.length + right.length === 0) return 0;
  let common = 0;
  for (const pair of left) {
    const at = right.indexOf(pair);
    if (at < 0) continue;
    common++;
    right.splice(at, 1);
  }
  return (2 * common) / (left.length + pairsOf(other).length);
};

/** From here on two titles are taken for one. */
const alike = 0.8;

type Compared = Pick<GatheringFields, 'title' | 'startsAt' | 'endsAt' | 'place' | 'online'> & {
  readonly uid?: string | undefined;
};

const isSamePlace = (a: Compared, b: Compared): boolean =>
  a.place && b.place
    ? folded(a.place.name) === folded(b.place.name)
    : a.online !== undefined && a.online.url === b.online?.url;

/** D15: an event is registered once. The same UID, or else the same place, overlapping hours, and titles that are alike. */
export const isSame = (a: Compared, b: Compared): boolean =>
  (a.uid !== undefined && a.uid === b.uid) ||
  (isBefore(a.startsAt, b.endsAt) &&
    isBefore(b.startsAt, a.endsAt) &&
    isSamePlace(a, b) &&
    likeness(a.title, b.title) >= alike);
