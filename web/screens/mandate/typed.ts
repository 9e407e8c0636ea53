import type { Tier } from '../../../functions/pot/state.ts';
import { countOf, oreOf, typedOre } from '../../core/typed.ts';

/** What is typed of a mandate, as its steps: each up to a sum, the last for all above. Pure. */
type Values = Readonly<Record<string, string>>;
type Terms = { readonly tiers: readonly Tier[]; readonly splitWindowDays: number };
type Step = { readonly upTo: string; readonly heads: string; readonly own: string };

/** As many as the API takes. */
export const mostSteps = 10;
const first: Step = { upTo: '', heads: '', own: '' };

const typedSteps = (steps: readonly Step[]): Values => ({
  steps: String(steps.length),
  ...Object.fromEntries(
    steps.flatMap(({ upTo, heads, own }, at) => [
      [`tiers/${at}/upTo`, upTo],
      [`tiers/${at}/heads`, heads],
      [`tiers/${at}/ownOffice`, own],
    ]),
  ),
});
export const stepsIn = (values: Values): readonly Step[] =>
  Array.from({ length: Number(values.steps) }, (_, at) => ({
    upTo: values[`tiers/${at}/upTo`] ?? '',
    heads: values[`tiers/${at}/heads`] ?? '',
    own: values[`tiers/${at}/ownOffice`] ?? '',
  }));

/** One changes what holds; where nothing does, one begins with one step for all sums. */
export const valuesOf = (terms: Terms | undefined): Values => ({
  ...typedSteps(
    terms?.tiers.map(({ upTo, heads, ownOffice }) => ({
      upTo: upTo === null ? '' : typedOre(upTo),
      heads: String(heads),
      own: ownOffice ? 'yes' : '',
    })) ?? [first],
  ),
  splitWindowDays: String(terms?.splitWindowDays ?? 30),
});
/** One more, below the one for all above; or one less. */
export const withStep = (values: Values): Values => typedSteps(stepsIn(values).toSpliced(-1, 0, first));
export const withoutStep = (values: Values, at: number): Values => typedSteps(stepsIn(values).toSpliced(at, 1));

/** What stands there, as far as it can be read: undefined where something is missing. */
export const termsIn = (values: Values): Terms | undefined => {
  const splitWindowDays = countOf(values.splitWindowDays ?? '');
  const tiers = stepsIn(values).flatMap(({ upTo, heads, own }, at, { length }): readonly Tier[] => {
    const sum = at === length - 1 ? null : oreOf(upTo);
    if (sum === undefined || sum === 0 || !['1', '2', '3'].includes(heads)) return [];
    return [
      { upTo: sum, heads: Number(heads) as Tier['heads'], ...(heads === '1' && own === 'yes' && { ownOffice: true }) },
    ];
  });
  return tiers.length < Number(values.steps) || splitWindowDays === undefined ? undefined : { tiers, splitWindowDays };
};

type Says = {
  readonly sum: string;
  readonly higher: string;
  readonly heads: string;
  readonly more: string;
  readonly days: string;
};
export const faultsIn = (values: Values, say: Says): Values => {
  const faults: Record<string, string> = {};
  let [sum, heads] = [0, 0];
  for (const [at, step] of stepsIn(values).entries()) {
    const isLast = at === Number(values.steps) - 1;
    const upTo = isLast ? Number.POSITIVE_INFINITY : oreOf(step.upTo);
    if (!upTo) faults[`tiers/${at}/upTo`] = say.sum;
    else if (upTo <= sum) faults[`tiers/${at}/upTo`] = say.higher;
    if (step.heads === '') faults[`tiers/${at}/heads`] = say.heads;
    else if (Number(step.heads) < heads) faults[`tiers/${at}/heads`] = say.more;
    [sum, heads] = [upTo || sum, Number(step.heads) || heads];
  }
  const days = countOf(values.splitWindowDays ?? '');
  return { ...faults, ...((days === undefined || days > 365) && { splitWindowDays: say.days }) };
};
