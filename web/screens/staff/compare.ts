import { type Span, touches } from './weeks.ts';

/** A computed plan beside how it is today, request by request. Pure. */
export type Part = Span & { readonly position: string; readonly extent: number };
export type Change = {
  readonly request: string;
  readonly unit: string;
  readonly kind: 'new' | 'changed' | 'same' | 'gone';
  readonly now: readonly Part[];
  readonly later: readonly Part[];
};
const keyOf = (parts: readonly Part[]): string =>
  parts
    .map(({ position, from, to, extent }) => `${position} ${from} ${to} ${extent}`)
    .toSorted()
    .join();

type Given = Part & { readonly request: string; readonly unit: string; readonly status?: string };
/** What of a plan, and of positions, is looked at. */
type Planned = Span & {
  readonly keep: boolean;
  readonly allocations: readonly Given[];
  readonly unmet: readonly { readonly request: string }[];
};
type Employed = { readonly allocations: readonly Given[] };

/** What is confirmed stays, and with `keep` all that is published; what the plan gives comes beside it or in its place. */
export const changesOf = (plan: Planned, positions: readonly Employed[]): readonly Change[] => {
  const now: readonly Given[] = positions.flatMap(({ allocations }) =>
    allocations.filter((each) => touches(each, plan)),
  );
  const unmet = new Set(plan.unmet.map(({ request }) => request));
  const ids = [...new Set([...plan.allocations, ...now].map(({ request }) => request))];
  return ids.map((request) => {
    const of = ({ request: other }: Given): boolean => other === request;
    const [is, planned] = [now.filter(of), plan.allocations.filter(of)];
    const isReplanned = !plan.keep && (planned.length > 0 || unmet.has(request));
    const later = [...(isReplanned ? is.filter(({ status }) => status === 'confirmed') : is), ...planned];
    const unit = (planned[0] ?? is[0])?.unit ?? '';
    const kind =
      is.length === 0 ? 'new' : later.length === 0 ? 'gone' : keyOf(is) === keyOf(later) ? 'same' : 'changed';
    return { request, unit, kind, now: is, later };
  });
};
