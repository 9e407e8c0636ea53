import { useId } from 'preact/hooks';

type Props<T extends string> = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: T; readonly say: string }[];
  /** What is said where none of them is chosen: '' then. */
  readonly any?: string;
  readonly onChoose: (value: T) => void;
};

/** What of a list one looks at, chosen above it. */
export const Choose = <T extends string>({ label, value, options, any, onChoose }: Props<T>) => {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.say}
          </option>
        ))}
      </select>
    </div>
  );
};
