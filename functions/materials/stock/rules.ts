import { invalidField } from '../../../shared/invalid-input.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import type { Office } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import { editionStock } from '../editions.ts';
import type { Decision } from '../events.ts';
import { stockSubject } from '../judge.ts';
import type { CatalogueItem, Copies, Ids, Stock } from '../state.ts';

/** Rules of what lies in the depots. Pure. */
export type Movement = {
  readonly depot: Office;
  readonly to?: Office | undefined;
  readonly item: string;
  readonly language: string;
  readonly quantity: Copies;
  readonly reason: 'arrival' | 'count' | 'waste' | 'transfer';
  readonly note?: string | undefined;
};

type Known = { readonly items: Ids<CatalogueItem>; readonly stocks: Ids<Stock> };

const wrongField = ({ items }: Known, movement: Movement): Refusal<'invalid-input'> | undefined => {
  const { item, language, reason, quantity, depot, to } = movement;
  if (!items[item]) return invalidField('/item', 'unknown');
  if (!items[item].editions[language]) return invalidField('/language', 'unknown');
  if ((reason === 'arrival' || reason === 'transfer') && quantity < 0) return invalidField('/quantity', 'too-small');
  if (reason === 'waste' && quantity > 0) return invalidField('/quantity', 'too-big');
  if (reason === 'transfer' && to === undefined) return invalidField('/to', 'needed');
  if (to !== undefined && (reason !== 'transfer' || to === depot)) return invalidField('/to', 'invalid-value');
  return undefined;
};

/** Never below zero: what is kept for orders cannot be taken away. */
export const move = (state: Known, movement: Movement): Decision<'invalid-input' | 'below-zero'> => {
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
