import type { Day } from '../../../shared/calendar.ts';
import { canonicalJson } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { text } from '../../../shared/problems.ts';
import { refuse } from '../problems.ts';
import { freeOf } from '../bookings/limits.ts';
import { later, overlaps } from '../days.ts';
import type { Affected, Decision } from '../events.ts';
import type { Asset, AssetsState, Hours, Kind, Span } from '../state.ts';

/** Rules of keeping bikes and cabins: what there is, and what is broken. Pure. */

export type Wish = {
  readonly kind: Kind;
  readonly home?: string | undefined;
  readonly openingHours?: Hours | undefined;
  readonly notes?: string | undefined;
};

const subjectOf = (asset: string): string => `assets/${asset}`;

const fieldsOf = ({ kind, home, openingHours, notes }: Wish) => ({
  kind,
  ...(home !== undefined && { home }),
  ...(openingHours && { openingHours }),
  ...(notes !== undefined && { notes }),
});

/** Enters an asset or changes it; what somebody has booked as one kind does not become another. */
export const setAsset = (
  { assets }: AssetsState,
  { id, wish }: { readonly id: string; readonly wish: Wish },
  today: Day,
): Decision<'asset-in-use'> => {
  const is = assets[id];
  if (is && is.kind !== wish.kind && is.taken.some(({ to }) => to >= today)) return refuse('asset-in-use');
  const fields = fieldsOf(wish);
  if (is && canonicalJson(fieldsOf(is)) === canonicalJson(fields)) return [];
  return [{ type: 'AssetSet', subject: subjectOf(id), asset: id, ...fields }];
};

/** As many as one asset may have at a time. */
export const mostDefects = 20;

const affectedBy = (asset: Asset, span: Span, today: Day): readonly Affected[] =>
  asset.taken
    .filter((taken) => taken.to >= today && overlaps(taken, span))
    .map(({ booking, unit, from, to }) => ({ booking, unit, from, to }));

/** Blocks the days. Bookings in the way stay: who made them is told, with what is free instead. */
export const reportDefect = (
  state: AssetsState,
  report: Span & { readonly asset: string; readonly id: string; readonly note: string },
  today: Day,
): Decision<'not-found' | 'invalid-input' | 'too-many-defects'> => {
  const { id: defect, from, to, note } = report;
  const asset = state.assets[report.asset];
  if (!asset) return refuse('not-found');
  if (to < today) return invalidField('/to', 'past');
  if (asset.defects.filter((each) => each.to >= today).length >= mostDefects)
    return refuse('too-many-defects', text(`Högst ${mostDefects}; avsluta någon.`, `At most ${mostDefects}; end one.`));
  const affected = affectedBy(asset, report, today).map((each) => ({
    ...each,
    instead: freeOf(state, asset.kind, { from: later(each.from, today), to: each.to }),
  }));
  return [
    {
      type: 'DefectReported',
      subject: subjectOf(asset.id),
      asset: asset.id,
      kind: asset.kind,
      defect,
      from,
      to,
      note,
      affected,
    },
  ];
};

/** It works again: the days that were blocked are free, and who has booked some of them is told. */
export const endDefect = (
  { assets }: AssetsState,
  { asset: id, defect: number }: { readonly asset: string; readonly defect: string },
  today: Day,
): Decision<'not-found'> => {
  const asset = assets[id];
  const defect = asset?.defects.find((each) => each.id === number);
  if (!asset || !defect) return refuse('not-found');
  const { from, to } = defect;
  const affected = affectedBy(asset, defect, today);
  const { kind } = asset;
  return [{ type: 'DefectEnded', subject: subjectOf(id), asset: id, kind, defect: number, from, to, affected }];
};
