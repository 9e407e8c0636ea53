import type { Unit } from '../../../shared/units.ts';
import { partsOf, sorted, sum } from '../editions.ts';
import type { Reader } from '../views.ts';
import type { Use } from './items.ts';
import type { Upload } from './state.ts';

/** How uploads, files and their use are shown, and to whom (D12, invariant 8). Pure. */

export const viewUpload = ({ edition, ttl: _, ...plain }: Upload) => ({ ...partsOf(edition), ...plain });

/** Marks that turn the direction of a text, by which `fdp.exe` could show as `exe.pdf`. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** `Content-Disposition` of a download. Source: RFC 6266 with RFC 8187: letters beyond ASCII in `filename*` only. */
export const dispositionOf = (name: string): string => {
  const plain = name
    .replaceAll(turning, '')
    .replaceAll(/[/\\]/g, '_')
    .replace(/\.pdf$/i, '');
  const ascii = plain
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9 ._-]/g, '_');
  return `attachment; filename="${ascii}.pdf"; filename*=UTF-8''${encoded(`${plain}.pdf`)}`;
};

const ofUnit = ({ downloads, printed }: Use, unit: Unit) => ({
  downloads: downloads[unit] ?? 0,
  printed: printed[unit] ?? 0,
});
const inSum = (all: readonly { readonly downloads: number; readonly printed: number }[]) => ({
  downloads: sum(all.map(({ downloads }) => downloads)),
  printed: sum(all.map(({ printed }) => printed)),
});

/** Offices see who downloaded and printed how much, an association its own figures. */
export const viewUse = (use: Use, { forOffices, units }: Reader) => {
  const seen = forOffices ? Object.keys({ ...use.downloads, ...use.printed }) : units;
  const perUnit = sorted(Object.fromEntries(seen.map((unit) => [unit, ofUnit(use, unit)])));
  return {
    ...inSum(perUnit.map(([, figures]) => figures)),
    ...(forOffices && { perUnit: perUnit.map(([unit, figures]) => ({ unit, ...figures })) }),
  };
};

/** The file of an edition, and what was made of it; nothing where it has none. */
export const viewFile = (use: Use, reader: Reader) => {
  const { file } = use;
  if (!file) return {};
  const { name, bytes, pages, uploadedAt } = file;
  return { file: { name, bytes, pages, uploadedAt, ...viewUse(use, reader) } };
};
