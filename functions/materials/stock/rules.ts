import { tooBig, tooSmall } from '../../../shared/field-words.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import { refuse } from '../problems.ts';
import { editionStock } from '../editions.ts';
import type { Decision } from '../events.ts';
import { stockSubject } from '../judge.ts';
import type { CatalogueItem, Ids, Stock } from '../state.ts';
import type { Movement } from './state.ts';

/** Rules of what lies in the depots. Pure. */
export type Wish = Pick<Movement, 'depot' | 'to' | 'item' | 'language' | 'quantity' | 'reason' | 'note'>;

type Known = { readonly items: Ids<CatalogueItem>; readonly stocks: Ids<Stock> };

const otherDepot = {
  code: 'invalid-value',
  detail: text('Bara vid en flytt, och till ett annat lager.', 'Only of a transfer, and to another depot.'),
};

const wrongField = ({ items }: Known, movement: Wish): Refusal<'invalid-input'> | undefined => {
  const { item, language, reason, quantity, depot, to } = movement;
  if (!items[item]) return invalidField('/item', 'unknown');
  if (!items[item].editions[language]) return invalidField('/language', 'unknown');
  if ((reason === 'arrival' || reason === 'transfer') && quantity < 0) return invalidField('/quantity', tooSmall(1));
  if (reason === 'waste' && quantity > 0) return invalidField('/quantity', tooBig(-1));
  if (reason === 'transfer' && to === undefined) return invalidField('/to', 'needed');
  if (to !== undefined && (reason !== 'transfer' || to === depot)) return invalidField('/to', otherDepot);
  return undefined;
};

/** Never below zero: what is kept for orders cannot be taken away. */
export const move = (state: Known, movement: Wish): Decision<'invalid-input' | 'below-zero'> => {
  const wrong = wrongField(state, movement);
  if (wrong) return wrong;
  const { depot, to, item, language, quantity, reason, note } = movement;
  const { onHand } = editionStock(state.stocks[item], language).depots[depot] ?? { onHand: 0 };
  const taken = reason === 'transfer' ? quantity : -quantity;
  if (taken > onHand)
    return {
      ...refuse(
        'below-zero',
        text(`Där finns ${onHand} som inte är lagda undan.`, `There are ${onHand} that are not kept for orders.`),
      ),
      more: { onHand },
    };
  return [
    {
      type: 'StockMoved',
      subject: stockSubject(item),
      depot,
      ...(to !== undefined && { to }),
      item,
      language,
      quantity,
      reason,
      ...(note !== undefined && { note }),
    },
  ];
};
