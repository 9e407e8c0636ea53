import type { Unit } from '../../../shared/units.ts';
import { partsOf, sum } from '../editions.ts';
import type { Copies, EditionId } from '../state.ts';
import type { Reader } from '../views.ts';
import type { Use } from './store.ts';
import type { Upload } from './state.ts';

/** How uploads, files and their use are shown, and to whom (D12, invariant 8). Pure. */

export const viewUpload = ({ edition, ttl: _, ...plain }: Upload) => ({ ...partsOf(edition), ...plain });

type Figures = { readonly downloads: number; readonly printed: Copies };
const inSum = (all: readonly Figures[]): Figures => ({
  downloads: sum(all.map(({ downloads }) => downloads)),
  printed: sum(all.map(({ printed }) => printed)),
});
/** The units that used one of the files at all, with what they did with all of them. */
const perUnitOf = (uses: readonly Use[], units?: readonly Unit[]) => {
  const seen = units ?? uses.flatMap(({ downloads, printed }) => Object.keys({ ...downloads, ...printed }));
  const figures = (unit: Unit): Figures =>
    inSum(uses.map(({ downloads, printed }) => ({ downloads: downloads[unit] ?? 0, printed: printed[unit] ?? 0 })));
  return [...new Set(seen)].sort().map((unit) => ({ unit, ...figures(unit) }));
};

/** The file of an edition, and its use: offices see who downloaded and printed how much, an association its own. */
export const viewFile = (use: Use, { forOffices, units }: Reader) => {
  if (!use.file) return {};
  const { name, bytes, pages, uploadedAt } = use.file;
  const perUnit = perUnitOf([use], forOffices ? undefined : units);
  return { file: { name, bytes, pages, uploadedAt, ...inSum(perUnit), ...(forOffices && { perUnit }) } };
};

/** The use of all files, of all units or of these alone: in sum, by unit and by edition. */
export const viewUses = (uses: readonly (Use & { readonly edition: EditionId })[], units?: readonly Unit[]) => {
  const perUnit = perUnitOf(uses, units);
  const perEdition = uses.map((use) => ({ ...partsOf(use.edition), ...inSum(perUnitOf([use], units)) }));
  return { ...inSum(perUnit), perUnit, perEdition };
};
