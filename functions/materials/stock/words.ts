import type { Language, Text } from '../../../shared/problems.ts';
import { know } from '../../../shared/words.ts';
import { grouped } from '../../../shared/money.ts';
import { editionCalled } from '../called.ts';
import { type MaterialsSentences, namesOf } from '../phrases.ts';
import type { EditionId } from '../state.ts';
import type { MovementReason } from './state.ts';

const editionsIn = (some: readonly { readonly edition: EditionId }[]): Text =>
  namesOf([...new Set(some.map(({ edition }) => edition))]);

const wrongly = {
  arrival: ['en ankomst', 'an arrival'],
  count: ['en räkning', 'a count'],
  waste: ['en kassation', 'waste'],
  transfer: ['en flytt', 'a transfer'],
} as const satisfies Readonly<Record<MovementReason, readonly [sv: string, en: string]>>;

/** What is said of stock. Pure; notes stay behind the link, since they may name a person. */
export const stockSentences: MaterialsSentences<
  'StockMoved' | 'StockMovementReversed' | 'StockGiven' | 'CopiesPromised' | 'PromisesTakenBack'
> = {
  StockGiven: ({ given }, { unit }) => {
    const mine = given.filter((gift) => gift.unit === unit);
    const [own, all] = [editionsIn(mine), editionsIn(given)];
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
  CopiesPromised: ({ promised }, { unit }) => {
    const mine = promised.filter((each) => each.unit === unit);
    if (mine.length === 0) {
      const all = editionsIn(promised);
      const units = new Set(promised.map((each) => each.unit)).size;
      return know(
        `det som tryckningarna av ${all.sv} ger är lovat till dem som väntade: ${units} beställare.`,
        `what the print runs of ${all.en} bring was promised to those who waited: ${units} orderers.`,
      );
    }
    const own = editionsIn(mine);
    const isLate = mine.some(({ late }) => late);
    const last =
      mine
        .map(({ deliveredBy }) => deliveredBy)
        .toSorted()
        .at(-1) ?? '';
    return know(
      `ni är lovade av det ni väntade på, ${own.sv}: det kommer från tryckeriet senast ${last}${isLate ? ', efter den dag ni behöver det' : ''}. Vid er beställning står hur mycket det är.`,
      `you were promised of what you waited for, ${own.en}: it comes from the printer by ${last}${isLate ? ', after the day you need it' : ''}. Your order says how much it is.`,
    );
  },
  PromisesTakenBack: ({ taken }, { unit }) => {
    const mine = taken.filter((each) => each.unit === unit);
    const [own, all] = [editionsIn(mine), editionsIn(taken)];
    if (mine.length > 0)
      return know(
        `det kommer mindre än väntat av ${own.sv}: något av det ni var lovade får ni vänta på, och hur mycket det är står vid er beställning.`,
        `less than expected comes of ${own.en}: some of what you were promised you have to wait for, and your order says how much it is.`,
      );
    const units = new Set(taken.map((each) => each.unit)).size;
    return know(
      `det kommer mindre än väntat av ${all.sv}: ${units} beställare får vänta på det de var lovade.`,
      `less than expected comes of ${all.en}: ${units} orderers have to wait for what they were promised.`,
    );
  },
  StockMovementReversed: (event, { unit, nameOf }) => {
    const what = editionCalled(event);
    const where = nameOf(event.depot);
    const [sv, en] = wrongly[event.was];
    const isTheirs = event.units.includes(unit);
    return know(
      `${sv} av ${what.sv} hos ${where} var fel införd och är tillbakatagen${isTheirs ? '; något av det ni fick får ni vänta på igen, och hur mycket det är står vid er beställning' : ''}.`,
      `${en} of ${what.en} at ${where} was entered by mistake and is reversed${isTheirs ? '; some of what you were given you have to wait for again, and your order says how much it is' : ''}.`,
    );
  },
  StockMoved: (event, { nameOf }) => {
    const { depot, to, quantity, reason } = event;
    const what = editionCalled(event);
    const where = nameOf(depot);
    switch (reason) {
      case 'arrival':
        return know(
          `till ${where} har det kommit ${grouped(quantity, 'sv')} exemplar av ${what.sv}.`,
          `to ${where} came ${grouped(quantity, 'en')} copies of ${what.en}.`,
        );
      case 'transfer': {
        const there = nameOf(to ?? depot);
        return know(
          `från ${where} till ${there} har ${grouped(quantity, 'sv')} exemplar av ${what.sv} flyttats.`,
          `from ${where} to ${there} were moved ${grouped(quantity, 'en')} copies of ${what.en}.`,
        );
      }
      case 'waste':
        return know(
          `hos ${where} har ${grouped(-quantity, 'sv')} exemplar av ${what.sv} kasserats.`,
          `at ${where} ${grouped(-quantity, 'en')} copies of ${what.en} were wasted.`,
        );
      case 'count': {
        const change = (language: Language) => `${quantity > 0 ? '+' : ''}${grouped(quantity, language)}`;
        return know(
          `lagret av ${what.sv} hos ${where} är räknat (${change('sv')}).`,
          `the stock of ${what.en} at ${where} was counted (${change('en')}).`,
        );
      }
    }
  },
};
