import type { Day } from '../../../shared/calendar.ts';
import { canonicalJson } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { text } from '../../../shared/problems.ts';
import type { ById } from '../../../shared/reads.ts';
import { refuse } from '../problems.ts';
import { freeOf } from '../bookings/limits.ts';
import { later, overlaps } from '../days.ts';
import type { Affected, AssetsEvent, Decision } from '../events.ts';
import type { Asset, Booking, Hours, Kind, Span } from '../state.ts';

/** Rules of keeping bikes and cabins: what there is, and what is broken. Pure. */

export type Wish = {
  readonly kind: Kind;
  readonly name?: string | undefined;
  readonly home?: string | undefined;
  readonly openingHours?: Hours | undefined;
  readonly notes?: string | undefined;
};

const subjectOf = (asset: string): string => `assets/${asset}`;

const fieldsOf = ({ kind, name, home, openingHours, notes }: Wish) => ({
  kind,
  ...(name !== undefined && { name }),
  ...(home !== undefined && { home }),
  ...(openingHours && { openingHours }),
  ...(notes !== undefined && { notes }),
});

/** Enters an asset or changes it; what somebody has booked as one kind does not become another. */
export const setAsset = (
  { asset }: { readonly asset: Asset | undefined },
  { id, wish }: { readonly id: string; readonly wish: Wish },
  today: Day,
): Decision<'asset-in-use'> => {
  if (asset && asset.kind !== wish.kind && asset.taken.some(({ to }) => to >= today)) return refuse('asset-in-use');
  const fields = fieldsOf(wish);
  if (asset && asset.retired === undefined && canonicalJson(fieldsOf(asset)) === canonicalJson(fields)) return [];
  return [{ type: 'AssetSet', subject: subjectOf(id), asset: id, ...fields }];
};

/** Removed while nobody had booked it; else it is lent out no more, stays readable, and comes back when it is entered again. */
export const removeAsset = ({
  asset,
  bookings,
}: {
  readonly asset: Asset;
  readonly bookings: readonly Booking[];
}): readonly AssetsEvent[] => {
  const { id, kind, retired, taken } = asset;
  if (retired !== undefined) return [];
  const isUsed = taken.length > 0 || bookings.some((each) => each.asset === id);
  return [{ type: 'AssetRemoved', subject: subjectOf(id), asset: id, kind, retired: isUsed }];
};

/** As many as one asset may have at a time. */
export const mostDefects = 20;

const affectedBy = (asset: Asset, span: Span, today: Day): readonly Affected[] =>
  asset.taken
    .filter((taken) => taken.to >= today && overlaps(taken, span))
    .map(({ booking, unit, from, to }) => ({ booking, unit, from, to }));

/** Blocks the days. Bookings in the way stay: who made them is told, with what is free instead. */
export const reportDefect = (
  { asset, fleet }: { readonly asset: Asset; readonly fleet: ById<Asset> },
  report: Span & { readonly id: string; readonly note: string },
  today: Day,
): Decision<'invalid-input' | 'too-many-defects'> => {
  const { id: defect, from, to, note } = report;
  if (to < today) return invalidField('/to', 'past');
  if (asset.defects.filter((each) => each.to >= today).length >= mostDefects)
    return refuse('too-many-defects', text(`Högst ${mostDefects}; avsluta någon.`, `At most ${mostDefects}; end one.`));
  const affected = affectedBy(asset, report, today).map((each) => ({
    ...each,
    instead: freeOf(fleet, asset.kind, { from: later(each.from, today), to: each.to }),
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
export const endDefect = ({ asset }: { readonly asset: Asset }, id: string, today: Day): Decision<'not-found'> => {
  const defect = asset.defects.find((each) => each.id === id);
  if (!defect) return refuse('not-found');
  const { from, to } = defect;
  const affected = affectedBy(asset, defect, today);
  return [
    {
      type: 'DefectEnded',
      subject: subjectOf(asset.id),
      asset: asset.id,
      kind: asset.kind,
      defect: id,
      from,
      to,
      affected,
    },
  ];
};
