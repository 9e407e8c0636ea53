import type { Tier } from '../../../functions/pot/state.ts';
import { rowsIn, typedRows } from '../../core/several.ts';
import { countOf, oreOf, typedOre } from '../../core/typed.ts';

/** What is typed of a mandate, as its steps: each up to a sum, the last for all above. Pure. */
type Values = Readonly<Record<string, string>>;
type Terms = { readonly tiers: readonly Tier[]; readonly splitWindowDays: number };

/** As many as the API takes. */
export const mostSteps = 10;

/** One changes what holds; where nothing does, one begins with one step for all sums. */
export const valuesOf = (terms: Terms | undefined): Values => ({
  ...typedRows(
    'tiers',
    terms?.tiers.map(({ upTo, heads, ownOffice }) => ({
      upTo: upTo === null ? '' : typedOre(upTo),
      heads: String(heads),
      ownOffice: ownOffice ? 'yes' : '',
    })) ?? [{ heads: '' }],
  ),
  splitWindowDays: String(terms?.splitWindowDays ?? 30),
});

/** What stands there, as far as it can be read: undefined where something is missing. */
export const termsIn = (values: Values): Terms | undefined => {
  const steps = rowsIn(values, 'tiers');
  const splitWindowDays = countOf(values.splitWindowDays ?? '');
  const tiers = steps.flatMap(({ upTo = '', heads = '', ownOffice }, at): readonly Tier[] => {
    const sum = at === steps.length - 1 ? null : oreOf(upTo);
    if (sum === undefined || sum === 0 || !['1', '2', '3'].includes(heads)) return [];
    const isOwn = heads === '1' && ownOffice === 'yes';
    return [{ upTo: sum, heads: Number(heads) as Tier['heads'], ...(isOwn && { ownOffice: true }) }];
  });
  return tiers.length < steps.length || splitWindowDays === undefined ? undefined : { tiers, splitWindowDays };
};

type Says = Readonly<Record<'sum' | 'higher' | 'heads' | 'more' | 'days', string>>;
export const faultsIn = (values: Values, say: Says): Values => {
  const faults: Record<string, string> = {};
  let [sum, fewest] = [0, 0];
  const steps = rowsIn(values, 'tiers');
  for (const [at, { upTo = '', heads = '' }] of steps.entries()) {
    const reached = at === steps.length - 1 ? Number.POSITIVE_INFINITY : oreOf(upTo);
    if (!reached) faults[`tiers/${at}/upTo`] = say.sum;
    else if (reached <= sum) faults[`tiers/${at}/upTo`] = say.higher;
    if (heads === '') faults[`tiers/${at}/heads`] = say.heads;
    else if (Number(heads) < fewest) faults[`tiers/${at}/heads`] = say.more;
    [sum, fewest] = [reached || sum, Number(heads) || fewest];
  }
  const days = countOf(values.splitWindowDays ?? '');
  return { ...faults, ...((days === undefined || days > 365) && { splitWindowDays: say.days }) };
};
