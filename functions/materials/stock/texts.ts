import { editionName, know, type Sentences } from '../phrases.ts';

/** What is said of stock. Pure; notes stay behind the link, since they may name a person. */
export const stockSentences: Sentences<'StockMoved'> = {
  StockMoved: (event, { nameOf }) => {
    const { depot, to, quantity, reason } = event;
    const what = editionName(event);
    const where = nameOf(depot);
    switch (reason) {
      case 'arrival':
        return know(`till ${where} har det kommit ${quantity} ${what}.`, `to ${where} came ${quantity} ${what}.`);
      case 'transfer': {
        const there = nameOf(to ?? depot);
        return know(
          `från ${where} till ${there} har ${quantity} ${what} flyttats.`,
          `from ${where} to ${there} were moved ${quantity} ${what}.`,
        );
      }
      case 'waste':
        return know(
          `hos ${where} har ${-quantity} ${what} kasserats.`,
          `at ${where} ${-quantity} ${what} were wasted.`,
        );
      case 'count': {
        const change = quantity > 0 ? `+${quantity}` : `−${-quantity}`;
        return know(
          `lagret av ${what} hos ${where} är räknat (${change}).`,
          `the stock of ${what} at ${where} was counted (${change}).`,
        );
      }
    }
  },
};
