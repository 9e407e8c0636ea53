import { words } from '../core/language.ts';
import { TickField } from './fields.tsx';
import { fieldId, useThisForm } from './form.tsx';
import type { Values } from '../core/draft.ts';

/** Any of several: each is a tick of its own, `name.value`. */
const texts = words({ sv: { wrong: 'Fel:' }, en: { wrong: 'Error:' } });
type Props = {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly say: string }[];
};

export const tickName = (name: string, value: string): string => `${name}.${value}`;
/** Beside each other on a phone if all of them are as short as that. */
const shortLabel = 12;
/** Which of them are ticked. */
export const tickedIn = (values: Values, name: string): readonly string[] =>
  Object.entries(values).flatMap(([each, value]) =>
    each.startsWith(`${name}.`) && value === 'yes' ? [each.slice(name.length + 1)] : [],
  );

export const TicksField = ({ name, label, options }: Props) => {
  const form = useThisForm();
  const fault = form.faults.value[name];
  const id = fieldId(form, name);
  return (
    <fieldset class="field" id={id} tabIndex={-1} aria-describedby={fault ? `${id}-fault` : undefined}>
      <legend>{label}</legend>
      {fault && (
        <span id={`${id}-fault`} class="wrong">
          {texts().wrong} {fault}
        </span>
      )}
      <div class={options.some(({ say }) => say.length > shortLabel) ? 'ticks roomy' : 'ticks'}>
        {options.map(({ value, say }) => (
          <TickField key={value} name={tickName(name, value)} label={say} />
        ))}
      </div>
    </fieldset>
  );
};
