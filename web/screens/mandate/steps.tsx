import { focusOn } from '../../core/announce.ts';
import type { Values } from '../../core/draft.ts';
import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { oreOf } from '../../core/typed.ts';
import { SelectField, SumField, TickField } from '../../parts/fields.tsx';
import { fieldId, useThisForm } from '../../parts/form.tsx';
import { proposeTexts } from './propose-texts.ts';
import { mostSteps, stepsIn, withoutStep, withStep } from './typed.ts';

/** How many heads each sum takes: a step for each, the last for all that is above. */
export const Steps = () => {
  const say = proposeTexts();
  const form = useThisForm();
  const steps = stepsIn(form.values.value);
  const put = (values: Values, focus: string): void => {
    for (const [name, value] of Object.entries(values)) form.set(name, value);
    focusOn(focus);
  };
  const idOf = (at: number, field: string): string => `#${fieldId(form, `tiers/${at}/${field}`)}`;
  const legendOf = (at: number): string => {
    if (at < steps.length - 1) return say.step(at + 1);
    const below = oreOf(steps[at - 1]?.upTo ?? '');
    return at === 0 ? say.every : below ? say.above(money(below, language.value)) : say.aboveThat;
  };
  const options = (['1', '2', '3'] as const).map((heads) => ({ value: heads, say: say.heads[heads] }));
  return (
    <>
      {steps.map(({ heads }, at) => (
        <fieldset key={at} class="card">
          <legend class="hidden">{legendOf(at)}</legend>
          <div class="lead">
            <b aria-hidden="true">{legendOf(at)}</b>
            {at < steps.length - 1 && (
              <button class="quiet" type="button" onClick={() => put(withoutStep(form.values.peek(), at), '#add-step')}>
                {say.remove} <span class="hidden">{legendOf(at)}</span>
              </button>
            )}
          </div>
          {at < steps.length - 1 && <SumField name={`tiers/${at}/upTo`} label={say.upTo} />}
          <SelectField name={`tiers/${at}/heads`} label={say.needed} options={options} />
          {heads === '1' && <TickField name={`tiers/${at}/ownOffice`} label={say.own} hint={say.ownHint} />}
        </fieldset>
      ))}
      {steps.length < mostSteps && (
        <p>
          <button
            class="no"
            type="button"
            id="add-step"
            onClick={() => put(withStep(form.values.peek()), idOf(steps.length - 1, 'upTo'))}
          >
            {say.add}
          </button>
        </p>
      )}
    </>
  );
};
