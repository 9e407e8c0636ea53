import type { Answer } from '../../core/contract.ts';
import type { Values } from '../../core/draft.ts';
import { rowsIn } from '../../core/several.ts';
import { countOf } from '../../core/typed.ts';

/** What was typed in the three steps, as an order. Pure. */
export type Catalogue = Answer<'GET /campaigns/{campaign}/materials/catalogue'>;

/** The field in which one says how many of an edition one wants. */
export const fieldOf = (item: string, language: string): string => `n.${item}.${language}`;
export const noPack = 'none';

type Line = { readonly item: string; readonly language: string; readonly quantity: number };
export const linesIn = (values: Values, catalogue: Catalogue | undefined): readonly Line[] =>
  (catalogue?.items ?? []).flatMap(({ id: item, editions }) =>
    editions.flatMap(({ language }) => {
      const quantity = countOf(values[fieldOf(item, language)] ?? '') ?? 0;
      return quantity > 0 ? [{ item, language, quantity }] : [];
    }),
  );

export const packIn = (values: Values, catalogue: Catalogue | undefined) =>
  catalogue?.packs.find(({ id }) => id === values.pack);
/** Some of the pack comes in the language that the orderer chooses. */
export const takesLanguage = (pack: Catalogue['packs'][number]): boolean =>
  pack.lines.some(({ language }) => language === undefined);

/** Who orders with one, and how many of what: what is said of an edition that there is. */
export const sharesIn = (values: Values, catalogue: Catalogue | undefined) =>
  rowsIn(values, 'shares').map((row) => ({ unit: row.unit ?? '', lines: linesIn(row, catalogue) }));

/** Undefined where nothing is chosen yet. */
export const orderOf = (values: Values, catalogue: Catalogue | undefined) => {
  const [lines, pack] = [linesIn(values, catalogue), packIn(values, catalogue)];
  const quantity = countOf(values.packs ?? '') ?? 0;
  const isPack = pack !== undefined && quantity > 0;
  if (lines.length === 0 && !isPack) return undefined;
  return {
    unit: values.unit ?? '',
    deliverTo: (values.deliverTo ?? '').trim(),
    ...(values.neededBy && { neededBy: values.neededBy }),
    ...(isPack && {
      packs: [
        {
          pack: pack.id,
          quantity,
          ...(takesLanguage(pack) && { languages: [values.packLanguage || 'sv'] }),
        },
      ],
    }),
    ...(lines.length > 0 && { lines }),
    ...(values.whole === 'yes' && { acceptPartial: false }),
  };
};

/** With those who are asked to order with one. */
export const jointOrderOf = (values: Values, catalogue: Catalogue | undefined) => {
  const shares = sharesIn(values, catalogue);
  return {
    ...orderOf(values, catalogue),
    ...(shares.length > 0 && { shares, ...(values.replyBy && { replyBy: values.replyBy }) }),
  };
};
