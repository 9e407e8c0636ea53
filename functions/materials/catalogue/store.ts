import { commandsOf } from '../../../shared/command.ts';
import type { Aggregate } from '../../../shared/execute.ts';
import { isUnitId } from '../../../shared/ids.ts';
import { asOf, entities, entity, type Entity, entityIn, inRange, listed } from '../../../shared/reads.ts';
import type { Key } from '../../../shared/table.ts';
import { textFieldOf } from '../../../shared/texts.ts';
import { keptBy } from '../../../shared/waiting.ts';
import { partsOf } from '../editions.ts';
import { concerns } from '../events.ts';
import { lagging, partition, stockAt } from '../store.ts';
import type { CatalogueItem, EditionId, Ids, Pack, Run, Stock } from '../state.ts';
import { materialsTexts } from '../texts.ts';
import { itemWaits, proposalWaits } from '../waiting.ts';
import type { CatalogueEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { CatalogueState, EditionText, Proposal } from './state.ts';

/**
 * Where the catalogue is kept, in material's partition: items `i#id`, texts of editions `t#item#language`, packs `k#id`,
 * proposals `v#unit#ulid`.
 */
export const itemKey = (campaign: string, id: string): Key => ({ pk: partition(campaign), sk: `i#${id}` });
export const packKey = (campaign: string, id: string): Key => ({ pk: partition(campaign), sk: `k#${id}` });
const textKey = (campaign: string, edition: EditionId): Key => {
  const { item: of, language } = partsOf(edition);
  return { pk: partition(campaign), sk: `t#${of}#${language}` };
};
const proposalKey = (campaign: string, id: string): Key => ({
  pk: partition(campaign),
  sk: `v#${id.replace('.', '#')}`,
});

export const catalogueStored = (campaign: string) => ({
  item: (is: CatalogueItem) => ({ ...itemKey(campaign, is.id), ...keptBy(is, itemWaits) }),
  texts: ({ edition }: EditionText) => textKey(campaign, edition),
  pack: ({ id }: Pack) => packKey(campaign, id),
  proposal: (is: Proposal) => ({ ...proposalKey(campaign, is.id), ...keptBy(is, proposalWaits) }),
});

export const catalogueAggregate = (campaign: string): Aggregate<CatalogueState, CatalogueEvent> => ({
  stored: catalogueStored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(materialsTexts, event),
});
export const command = /* @__PURE__ */ commandsOf(catalogueAggregate);

export const item = (campaign: string, id: string) => entity<CatalogueItem>(itemKey(campaign, id));
export const pack = (campaign: string, id: string) => entity<Pack>(packKey(campaign, id));
export const proposal = (campaign: string, id: string) =>
  entity<Proposal>(isUnitId(id) ? proposalKey(campaign, id) : undefined);

export const text = (campaign: string, edition: EditionId) => entity<EditionText>(textKey(campaign, edition));
/** The texts that there are, by their editions. */
export const texts = (campaign: string, editions: readonly EditionId[]): Entity<Ids<EditionText>> => ({
  source: { keys: editions.map((edition) => textKey(campaign, edition)) },
  as: ({ items: those }) => {
    const found = those.flatMap((one) => (one ? [entityIn<EditionText>(one)] : []));
    return Object.fromEntries(found.map((one) => [one.edition, one]));
  },
});

const ofTheMoment = 'an order or a pack is judged by the catalogue of the moment when it comes';
/** Those of the items that are in the catalogue, by their ids. */
export const items = (campaign: string, ids: readonly string[]) => {
  const { source, as } = entities<CatalogueItem>(ids.map((id) => itemKey(campaign, id)));
  return asOf(ofTheMoment, source, as);
};
export const packs = (campaign: string, ids: readonly string[]) => {
  const { source, as } = entities<Pack>(ids.map((id) => packKey(campaign, id)));
  return asOf(ofTheMoment, source, as);
};

/** What may have been made with an item. */
export const usesOf = (campaign: string, id: string) => ({
  stock: asOf(
    'an order of this moment is judged by the catalogue as it then is',
    stockAt(campaign, id),
    ({ items: [found] }) => found && entityIn<Stock>(found),
  ),
  runs: asOf('so is a print run', lagging(campaign, `n#${id}#`), inRange<Run>),
  packs: everyPack(campaign),
  proposals: everyProposal(campaign),
});

export const everyItem = (campaign: string) => asOf('only shown', lagging(campaign, 'i#'), inRange<CatalogueItem>);
export const everyPack = (campaign: string) => asOf('only shown', lagging(campaign, 'k#'), inRange<Pack>);
export const everyProposal = (campaign: string) => asOf('only looked at', lagging(campaign, 'v#'), listed<Proposal>);
