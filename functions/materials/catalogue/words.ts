import { type Text, text } from '../../../shared/problems.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { enumerated, isOwn, know, type Reader, sentence, whom } from '../../../shared/words.ts';
import { languageName } from '../../../shared/languages.ts';
import { itemCalled, packCalled } from '../called.ts';
import type { MaterialsSentences } from '../phrases.ts';
import type { CatalogueNotice } from './events.ts';

const proposalOf = (reader: Reader, event: { readonly unit: Unit }): Text =>
  isOwn(reader, event)
    ? text('ert förslag till katalogen', 'your proposal for the catalogue')
    : text(
        `förslaget till katalogen från ${reader.nameOf(event.unit)}`,
        `the proposal for the catalogue by ${reader.nameOf(event.unit)}`,
      );

/** What is said of the catalogue. Pure; names, notes and reasons stay behind the link, since people write them. */
export const catalogueSentences: MaterialsSentences<CatalogueNotice['type']> = {
  ItemSet: ({ item, orderDeadline }) => {
    const until =
      orderDeadline === undefined ? ['', ''] : [` (beställs senast ${orderDeadline})`, ` (order by ${orderDeadline})`];
    return know(
      `${itemCalled(item)} i katalogen är ändrad${until[0]}.`,
      `${itemCalled(item)} in the catalogue was changed${until[1]}.`,
    );
  },
  OrderDeadlineMoved: ({ item, orderDeadline, was }) =>
    know(
      `sista beställningsdag för ${itemCalled(item)} är ${orderDeadline} i stället för ${was}.`,
      `${itemCalled(item)} is to be ordered by ${orderDeadline} instead of ${was}.`,
    ),
  EditionsSet: ({ item, editions }) => {
    const [sv, en] = (['sv', 'en'] as const).map((language) =>
      enumerated(Object.keys(editions).map((tag) => languageName(tag, language))),
    );
    return know(
      `${itemCalled(item)} i katalogen finns på ${sv?.sv}.`,
      `${itemCalled(item)} in the catalogue is there in ${en?.en}.`,
    );
  },
  ItemRemoved: ({ item, retired }) =>
    retired
      ? know(
          `${itemCalled(item)} i katalogen går inte längre att beställa.`,
          `${itemCalled(item)} in the catalogue can no longer be ordered.`,
        )
      : know(
          `${itemCalled(item)} finns inte längre i katalogen.`,
          `${itemCalled(item)} is no longer in the catalogue.`,
        ),
  EditionRemoved: ({ item, language, retired }) => {
    const [sv, en] = [languageName(language, 'sv'), languageName(language, 'en')];
    return retired
      ? know(
          `${itemCalled(item)} på ${sv} går inte längre att beställa.`,
          `${itemCalled(item)} in ${en} can no longer be ordered.`,
        )
      : know(
          `${itemCalled(item)} på ${sv} finns inte längre i katalogen.`,
          `${itemCalled(item)} in ${en} is no longer in the catalogue.`,
        );
  },
  PackSet: ({ pack }) => know(`${packCalled(pack)} är ändrat.`, `${packCalled(pack)} was changed.`),
  PackRemoved: ({ pack }) => know(`${packCalled(pack)} finns inte längre.`, `${packCalled(pack)} is no longer there.`),
  ItemProposed: (event, reader) => {
    const who = whom(reader, event);
    const said = sentence(
      `${who.sv} har föreslagit material till katalogen.`,
      `${who.en} proposed material for the catalogue.`,
    );
    return reader.unit === 'district'
      ? { action: 'decide', text: said, ...(event.replyBy !== undefined && { due: event.replyBy }) }
      : { action: 'know', text: said };
  },
  ProposalAdopted: (event, reader) =>
    isOwn(reader, event)
      ? know(
          `ert förslag finns nu i katalogen som ${itemCalled(event.item)}.`,
          `your proposal is now in the catalogue as ${itemCalled(event.item)}.`,
        )
      : know(
          `ett förslag från ${reader.nameOf(event.unit)} finns nu i katalogen som ${itemCalled(event.item)}.`,
          `a proposal by ${reader.nameOf(event.unit)} is now in the catalogue as ${itemCalled(event.item)}.`,
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
  ProposalWithdrawn: (event, reader) => {
    const what = proposalOf(reader, event);
    return know(`${what.sv} är tillbakadraget.`, `${what.en} was withdrawn.`);
  },
  ProposalReopened: (event, reader) => {
    const what = proposalOf(reader, event);
    const said = sentence(
      `${what.sv} prövas igen, senast ${event.replyBy}; skälet finns vid förslaget.`,
      `${what.en} is considered again, by ${event.replyBy}; the reason is with the proposal.`,
    );
    return reader.unit === 'district'
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
  ProposalEscalated: (event, reader) => {
    const what = proposalOf(reader, event);
    const said = sentence(
      `${what.sv} skulle ha besvarats senast ${event.replyBy}; det behöver ske nu.`,
      `${what.en} should have been answered by ${event.replyBy}; it needs to be now.`,
    );
    return isOffice(reader.unit)
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
};
