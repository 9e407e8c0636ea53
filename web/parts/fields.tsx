import type { ComponentChildren } from 'preact';
import { words } from '../core/language.ts';
import { fieldId, useThisForm } from './form.tsx';

/** Fields of a form: a label that one can press, what it wants, and what is wrong with what it has, in the same words as above. */
const texts = words({
  sv: { optional: '(frivilligt)', wrong: 'Fel:', choose: 'Välj …' },
  en: { optional: '(optional)', wrong: 'Error:', choose: 'Choose …' },
});
type Named = { readonly name: string; readonly label: string; readonly hint?: string; readonly optional?: boolean };

const useField = ({ name, hint }: Named) => {
  const form = useThisForm();
  const id = fieldId(form, name);
  const fault = form.faults.value[name];
  return {
    form,
    id,
    fault,
    value: form.values.value[name] ?? '',
    attributes: {
      id,
      'aria-describedby': [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined,
      'aria-invalid': fault ? ('true' as const) : undefined,
    },
  };
};

/** What is below a label: its hint and its fault. */
const Below = ({ id, hint, fault }: { readonly id: string; readonly hint?: string; readonly fault?: string }) => (
  <>
    {hint && (
      <span id={`${id}-hint`} class="hint">
        {hint}
      </span>
    )}
    {fault && (
      <span id={`${id}-fault`} class="wrong">
        {texts().wrong} {fault}
      </span>
    )}
  </>
);
const Framed = ({
  id,
  label,
  hint,
  fault,
  optional,
  children,
}: Omit<Named, 'name'> & {
  readonly id: string;
  readonly fault: string | undefined;
  readonly children: ComponentChildren;
}) => (
  <div class="field">
    <label for={id}>
      {label} {optional && <span class="soft plain">{texts().optional}</span>}
    </label>
    <Below id={id} {...(hint !== undefined && { hint })} {...(fault !== undefined && { fault })} />
    {children}
  </div>
);

type Input = Named & {
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'datetime-local' | 'url' | 'search';
  readonly inputMode?: 'numeric' | 'decimal';
  readonly unit?: string;
  readonly min?: string;
  readonly max?: string;
  readonly autoComplete?: string;
};
/** One line: a text, a day, an address. */
export const Field = (props: Input) => {
  const { form, id, fault, value, attributes } = useField(props);
  const { name, label, hint, optional, type = 'text', inputMode, unit, min, max, autoComplete } = props;
  return (
    <Framed id={id} label={label} fault={fault} {...(hint && { hint })} {...(optional && { optional })}>
      <span class={unit ? 'with-unit' : undefined}>
        <input
          {...attributes}
          // The types of inputs know which role goes with which: none is given here.
          type={type as 'text'}
          value={value}
          {...(inputMode && { inputMode })}
          {...(min && { min })}
          {...(max && { max })}
          {...(autoComplete && { autocomplete: autoComplete as 'off' })}
          onInput={({ currentTarget }) => form.set(name, currentTarget.value)}
        />
        {unit && <span aria-hidden="true">{unit}</span>}
      </span>
    </Framed>
  );
};
/** A sum as it is typed, for `oreOf`; a count, for `countOf`. */
export const SumField = (props: Named) => <Field {...props} inputMode="decimal" unit="kr" autoComplete="off" />;
export const CountField = (props: Named & { readonly unit?: string }) => (
  <Field {...props} inputMode="numeric" autoComplete="off" />
);
export const DayField = (props: Named & { readonly min?: string; readonly max?: string }) => (
  <Field {...props} type="date" />
);

export const TextField = (props: Named & { readonly rows?: number }) => {
  const { form, id, fault, value, attributes } = useField(props);
  const { name, label, hint, optional, rows = 3 } = props;
  return (
    <Framed id={id} label={label} fault={fault} {...(hint && { hint })} {...(optional && { optional })}>
      <textarea
        {...attributes}
        rows={rows}
        value={value}
        onInput={({ currentTarget }) => form.set(name, currentTarget.value)}
      />
    </Framed>
  );
};

export type Option = { readonly value: string; readonly say: string; readonly hint?: string };
type Choice = Named & { readonly options: readonly Option[] };
/** One of many. */
export const SelectField = (props: Choice) => {
  const { form, id, fault, value, attributes } = useField(props);
  const { name, label, hint, optional, options } = props;
  return (
    <Framed id={id} label={label} fault={fault} {...(hint && { hint })} {...(optional && { optional })}>
      <select {...attributes} value={value} onChange={({ currentTarget }) => form.set(name, currentTarget.value)}>
        <option value="">{texts().choose}</option>
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.say}
          </option>
        ))}
      </select>
    </Framed>
  );
};
/** One of few, all to be seen. */
export const ChoiceField = (props: Choice) => {
  const { form, id, fault, value } = useField(props);
  const { name, label, hint, optional, options } = props;
  return (
    <fieldset class="field" aria-describedby={fault ? `${id}-fault` : undefined}>
      <legend>
        {label} {optional && <span class="soft plain">{texts().optional}</span>}
      </legend>
      <Below id={id} {...(hint && { hint })} {...(fault !== undefined && { fault })} />
      {options.map((each, at) => (
        <label key={each.value} class="choice">
          <input
            type="radio"
            id={at === 0 ? id : `${id}-${at}`}
            name={id}
            checked={value === each.value}
            onChange={() => form.set(name, each.value)}
          />
          <span>
            {each.say}
            {each.hint && <span class="hint">{each.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};
/** Yes or no: `yes` where it is ticked. */
export const TickField = (props: Named) => {
  const { form, id, fault, value, attributes } = useField(props);
  return (
    <div class="field">
      <label class="choice">
        <input
          {...attributes}
          type="checkbox"
          checked={value === 'yes'}
          onChange={({ currentTarget }) => form.set(props.name, currentTarget.checked ? 'yes' : '')}
        />
        <span>{props.label}</span>
      </label>
      <Below id={id} {...(props.hint && { hint: props.hint })} {...(fault !== undefined && { fault })} />
    </div>
  );
};
