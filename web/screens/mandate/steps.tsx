import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { rowsIn } from '../../core/several.ts';
import { oreOf } from '../../core/typed.ts';
import { SelectField, SumField, TickField } from '../../parts/fields.tsx';
import { useThisForm } from '../../parts/form.tsx';
import { Several } from '../../parts/several.tsx';
import { proposeTexts } from './propose-texts.ts';
import { mostSteps } from './typed.ts';

/** How many heads each sum takes: a step for each, the last for all that is above. */
export const Steps = () => {
  const say = proposeTexts();
  const steps = rowsIn(useThisForm().values.value, 'tiers');
  const last = steps.length - 1;
  const legendOf = (at: number): string => {
    if (at < last) return say.step(at + 1);
    const below = oreOf(steps[at - 1]?.upTo ?? '');
    return at === 0 ? say.every : below ? say.above(money(below, language.value)) : say.aboveThat;
  };
  const options = (['1', '2', '3'] as const).map((heads) => ({ value: heads, say: say.heads[heads] }));
  return (
    <Several
      name="tiers"
      legend={legendOf}
      add={say.add}
      remove={say.remove}
      most={mostSteps}
      first="upTo"
      lastStays
      row={(at, { heads }) => (
        <>
          {at < last && <SumField name={`tiers/${at}/upTo`} label={say.upTo} />}
          <SelectField name={`tiers/${at}/heads`} label={say.needed} options={options} />
          {heads === '1' && <TickField name={`tiers/${at}/ownOffice`} label={say.own} hint={say.ownHint} />}
        </>
      )}
    />
  );
};
