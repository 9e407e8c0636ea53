import type { ComponentChildren } from 'preact';
import { focusOn } from '../core/announce.ts';
import type { Values } from '../core/draft.ts';
import { rowsIn, withoutRow, withRow } from '../core/several.ts';
import { fieldId, useThisForm } from './form.tsx';

type Props = {
  readonly name: string;
  /** What the one at this place is called. */
  readonly legend: (at: number) => string;
  readonly add: string;
  readonly remove: string;
  readonly most: number;
  /** Its fields; the first has the focus once it is there. */
  readonly first: string;
  readonly row: (at: number, typed: Values) => ComponentChildren;
  /** The last is always there, and a new one comes before it. */
  readonly lastStays?: boolean;
};

/** Several of one kind in a form: one more, one less, each with its fields. */
export const Several = ({ name, legend, add, remove, most, first, row, lastStays }: Props) => {
  const form = useThisForm();
  const rows = rowsIn(form.values.value, name);
  const next = lastStays ? rows.length - 1 : rows.length;
  const addId = fieldId(form, `${name}-add`);
  const put = (values: Values, focus: string): void => {
    for (const [field, value] of Object.entries(values)) form.set(field, value);
    focusOn(`#${focus}`);
  };
  return (
    <>
      {rows.map((typed, at) => (
        <fieldset key={at} class="card">
          <legend class="hidden">{legend(at)}</legend>
          <div class="lead">
            <b aria-hidden="true">{legend(at)}</b>
            {at < next && (
              <button class="quiet" type="button" onClick={() => put(withoutRow(form.values.peek(), name, at), addId)}>
                {remove}
                <span class="hidden"> {legend(at)}</span>
              </button>
            )}
          </div>
          {row(at, typed)}
        </fieldset>
      ))}
      {rows.length < most && (
        <p>
          <button
            class="no"
            type="button"
            id={addId}
            onClick={() => put(withRow(form.values.peek(), name, next), fieldId(form, `${name}/${next}/${first}`))}
          >
            {add}
          </button>
        </p>
      )}
    </>
  );
};
