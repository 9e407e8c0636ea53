import { kronor, type Ore } from '../../../shared/money.ts';
import { type Text, text } from '../../../shared/problems.ts';
import type { Mandate } from '../funds/state.ts';
import type { Tier } from '../state.ts';

/** Why so many heads are needed, in words, for whoever asks for money (D8). Pure. */

const heads = {
  1: text('räcker det att en kanslichef godkänner', 'one office head’s approval is enough'),
  2: text('behövs två kanslichefer, för olika kanslier', 'two office heads are needed, of different offices'),
  3: text('behövs alla tre kanslicheferna', 'all three office heads are needed'),
} as const;
const fewer = {
  1: text('en chef', 'one head'),
  2: text('två chefer', 'two heads'),
} as const;

const rangeOf = (above: Ore, upTo: Ore | null): Text => {
  if (above === 0)
    return upTo === null
      ? text('För alla belopp', 'For every amount')
      : text(`Upp till ${kronor(upTo)}`, `Up to ${kronor(upTo, 'en')}`);
  return upTo === null
    ? text(`Över ${kronor(above)}`, `Above ${kronor(above, 'en')}`)
    : text(
        `Över ${kronor(above)} och upp till ${kronor(upTo)}`,
        `Above ${kronor(above, 'en')} and up to ${kronor(upTo, 'en')}`,
      );
};

/** What a head may do alone depends on whose request it is. */
const ownOf = ({ heads: needed, ownOffice }: Tier): Text => {
  if (needed !== 1) return text('', '');
  return ownOffice
    ? text('; också det egna kansliets begäran', '; also a request by their own office')
    : text(
        '; det egna kansliets begäran godkänner chefen för ett annat kansli',
        '; a request by their own office is approved by the head of another',
      );
};

/** One sentence for a tier; `before` is the one below it. */
export const tierInWords = (tier: Tier, before: Tier | undefined): Text => {
  const above = before?.upTo ?? 0;
  const [range, need, own] = [rangeOf(above, tier.upTo), heads[tier.heads], ownOf(tier)];
  const why =
    before !== undefined && before.heads !== 3 && before.heads < tier.heads
      ? text(
          `, för ${fewer[before.heads].sv} får bara besluta om högst ${kronor(above)}`,
          `, for ${fewer[before.heads].en} may decide on at most ${kronor(above, 'en')}`,
        )
      : text('', '');
  return text(`${range.sv} ${need.sv}${own.sv}${why.sv}.`, `${range.en} ${need.en}${own.en}${why.en}.`);
};

/** What counts together, so that nothing is split to stay below. */
export const windowInWords = ({ splitWindowDays: days }: Pick<Mandate, 'splitWindowDays'>): Text =>
  days === 0
    ? text('Varje begäran bedöms för sig.', 'Each request is judged by itself.')
    : text(
        `Det som en förening eller ett kansli begär på samma post, eller köper av samma leverantör, inom ${days} dagar räknas ihop: därför kan också ett litet belopp behöva fler chefer.`,
        `What one association or office asks for on one budget line, or buys of one supplier, within ${days} days counts together: so a small amount may need more heads, too.`,
      );
