import { enumerated, isOwn, know, sentence, whom } from '../../../shared/words.ts';
import type { MaterialsSentences } from '../phrases.ts';
import type { CatalogueNotice } from './events.ts';

/** What is said of the catalogue. Pure; names, notes and reasons stay behind the link, since people write them. */
export const catalogueSentences: MaterialsSentences<CatalogueNotice['type']> = {
  ItemSet: ({ item, orderDeadline }) => {
    const until =
      orderDeadline === undefined ? ['', ''] : [` (beställs senast ${orderDeadline})`, ` (order by ${orderDeadline})`];
    return know(`${item} i katalogen är ändrad${until[0]}.`, `${item} in the catalogue was changed${until[1]}.`);
  },
  EditionsSet: ({ item, editions }) => {
    const languages = enumerated(Object.keys(editions));
    return know(
      `${item} i katalogen finns på ${languages.sv}.`,
      `${item} in the catalogue is there in ${languages.en}.`,
    );
  },
  PackSet: ({ pack }) => know(`grundpaketet ${pack} är ändrat.`, `the starter pack ${pack} was changed.`),
  PackRemoved: ({ pack }) =>
    know(`grundpaketet ${pack} finns inte längre.`, `the starter pack ${pack} is no longer there.`),
  ItemProposed: (event, reader) => {
    const who = whom(reader, event);
    const said = sentence(
      `${who.sv} har föreslagit material till katalogen.`,
      `${who.en} proposed material for the catalogue.`,
    );
    return { action: reader.unit === 'district' ? 'decide' : 'know', text: said };
  },
  ProposalAdopted: (event, reader) =>
    isOwn(reader, event)
      ? know(
          `ert förslag finns nu i katalogen som ${event.item}.`,
          `your proposal is now in the catalogue as ${event.item}.`,
        )
      : know(
          `ett förslag från ${reader.nameOf(event.unit)} finns nu i katalogen som ${event.item}.`,
          `a proposal by ${reader.nameOf(event.unit)} is now in the catalogue as ${event.item}.`,
        ),
  ProposalDeclined: (event, reader) =>
    isOwn(reader, event)
      ? know(
          'ert förslag till katalogen har fått avslag; skälet finns vid förslaget.',
          'your proposal for the catalogue was declined; the reason is with the proposal.',
        )
      : know(
          `ett förslag till katalogen från ${reader.nameOf(event.unit)} har fått avslag.`,
          `a proposal for the catalogue by ${reader.nameOf(event.unit)} was declined.`,
        ),
};
