import { know } from '../../../shared/words.ts';
import { editionName, type MaterialsSentences, namesOf } from '../phrases.ts';

/** What is said of stock. Pure; notes stay behind the link, since they may name a person. */
export const stockSentences: MaterialsSentences<'StockMoved' | 'StockGiven'> = {
  StockGiven: ({ given }, { unit }) => {
    const editions = (gifts: typeof given) => [...new Set(gifts.map(({ edition }) => edition))];
    const mine = editions(given.filter((gift) => gift.unit === unit));
    const [own, all] = [namesOf(mine), namesOf(editions(given))];
    const units = new Set(given.map((gift) => gift.unit)).size;
    if (mine.length > 0)
      return know(
        `ni har fått av det ni väntade på, ${own.sv}: det ligger undan för er, och hur mycket det är står vid er beställning.`,
        `you were given of what you waited for, ${own.en}: it is kept for you, and your order says how much it is.`,
      );
    return know(
      `det som låg fritt av ${all.sv} är fördelat till dem som väntade: ${units} beställare.`,
      `what lay free of ${all.en} was given to those who waited: ${units} orderers.`,
    );
  },
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
