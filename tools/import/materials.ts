import { addDays, type Day } from '../../shared/calendar.ts';
import type { CampaignFile } from './import.ts';
import { inGroups, type Send } from './sending.ts';

/** The part of a campaign file that the district office keeps. */
export type CatalogueEntry = {
  readonly id: string;
  readonly languages: readonly string[];
  readonly bilingual: boolean;
  readonly translation: { readonly sv: string; readonly others: string };
  readonly stock: Readonly<Record<string, number>> | null;
  readonly orderDeadline?: Day;
};

/**
 * The catalogue by the district office, which keeps it: each item with all its editions, then what lies of them in the
 * district's depot, one after the other, since they move one and the same row; and the packs, when all items are there.
 */
export const importMaterials = async (file: CampaignFile, path: string, shift: number, send: Send): Promise<void> => {
  const keeper = 'district-head';
  await inGroups(
    file.catalogue ?? [],
    async ({ id, languages, bilingual, translation, stock, orderDeadline, ...item }) => {
      const editions = languages.map((language) => {
        const isSwedish = language === 'sv';
        const edition = { bilingual, translation: isSwedish ? translation.sv : translation.others };
        return [language, edition] as const;
      });
      const deadline = orderDeadline && { orderDeadline: addDays(orderDeadline, shift) };
      const body = { ...item, ...deadline, editions: Object.fromEntries(editions) };
      await send(keeper, 'PUT', `${path}/materials/items/${id}`, body);
      for (const [language, quantity] of Object.entries(stock ?? {})) {
        const arrival = { depot: 'district', item: id, language, quantity, reason: 'arrival' };
        await send(keeper, 'POST', `${path}/materials/stock-movements`, arrival, `import-stock-${id}-${language}`);
      }
    },
  );
  await inGroups(file.starterPacks ?? [], ({ id, lines }) =>
    send(keeper, 'PUT', `${path}/materials/packs/${id}`, { size: id, lines }),
  );
};

/** Bikes and cabins by the district office, which keeps them; each by itself, so in any order. */
export const importAssets = (file: CampaignFile, path: string, send: Send): Promise<void> =>
  inGroups(file.assets ?? [], ({ id, ...body }) =>
    send('district-head', 'PUT', `${path}/materials/assets/${id}`, body),
  );
