/** Several of one kind in a form, each with the same fields: `partners/0/amount`, and how many there are in `partners.count`. Pure. */
type Values = Readonly<Record<string, string>>;

export const countName = (name: string): string => `${name}.count`;
const countIn = (values: Values, name: string): number => Number(values[countName(name)] ?? 0);
const fieldsAt = (values: Values, name: string, at: number): Values => {
  const before = `${name}/${at}/`;
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      key.startsWith(before) ? [[key.slice(before.length), value]] : [],
    ),
  );
};
export const rowsIn = (values: Values, name: string): readonly Values[] =>
  Array.from({ length: countIn(values, name) }, (_, at) => fieldsAt(values, name, at));

const fieldsOf = (name: string, at: number, row: Values): Values =>
  Object.fromEntries(Object.entries(row).map(([field, value]) => [`${name}/${at}/${field}`, value]));
export const typedRows = (name: string, rows: readonly Values[]): Values => ({
  [countName(name)]: String(rows.length),
  ...Object.assign({}, ...rows.map((row, at) => fieldsOf(name, at, row))),
});

const blank = (row: Values): Values => Object.fromEntries(Object.keys(row).map((field) => [field, '']));
/** One more, with nothing in it, also where something was typed before. */
export const withRow = (values: Values, name: string, at: number): Values =>
  typedRows(name, rowsIn(values, name).toSpliced(at, 0, blank(fieldsAt(values, name, at))));
export const withoutRow = (values: Values, name: string, at: number): Values => {
  const rows = rowsIn(values, name);
  const last = rows.length - 1;
  return { ...fieldsOf(name, last, blank(rows[last] ?? {})), ...typedRows(name, rows.toSpliced(at, 1)) };
};
