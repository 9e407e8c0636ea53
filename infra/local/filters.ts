/**
 * Event filter patterns of event source mappings.
 * Source: Amazon EventBridge User Guide, "Comparison operators for use in event patterns". Throws on operators that are
 * not here, so that a filter which works when deployed cannot silently do something else locally.
 */
type Pattern = { readonly [name: string]: Pattern | readonly unknown[] };
export type Filter = (event: unknown) => boolean;

type Operator = (argument: unknown, value: unknown, present: boolean) => boolean;

const operators: Readonly<Record<string, Operator>> = {
  prefix: (argument, value) => typeof value === 'string' && value.startsWith(String(argument)),
  suffix: (argument, value) => typeof value === 'string' && value.endsWith(String(argument)),
  exists: (argument, _value, present) => present === argument,
  'equals-ignore-case': (argument, value) =>
    typeof value === 'string' && value.toLowerCase() === String(argument).toLowerCase(),
  'anything-but': (argument, value, present) =>
    present && !(Array.isArray(argument) ? argument : [argument]).includes(value),
};

const check = (rule: unknown): void => {
  if (typeof rule !== 'object' || rule === null) return;
  const names = Object.keys(rule);
  const unknown = names.filter((name) => !(name in operators));
  if (unknown.length > 0 || names.length !== 1) {
    throw new Error(`The runner does not understand the filter rule ${JSON.stringify(rule)}.`);
  }
  const [argument] = Object.values(rule);
  // `{"anything-but": {"prefix": ...}}` and the like
  if (typeof argument === 'object' && !Array.isArray(argument)) {
    throw new Error(`The runner does not understand the filter rule ${JSON.stringify(rule)}.`);
  }
};

const holds = (rule: unknown, value: unknown, present: boolean): boolean => {
  if (typeof rule !== 'object' || rule === null) return present && value === rule;
  const [[name, argument] = ['', undefined]] = Object.entries(rule);
  return operators[name]?.(argument, value, present) ?? false;
};

const validate = (pattern: Pattern): void => {
  for (const part of Object.values(pattern)) {
    if (Array.isArray(part)) part.forEach(check);
    else validate(part as Pattern);
  }
};

const matches = (pattern: Pattern, event: unknown): boolean =>
  Object.entries(pattern).every(([name, part]) => {
    const holder = typeof event === 'object' && event !== null ? (event as Record<string, unknown>) : {};
    const present = Object.hasOwn(holder, name);
    const value = present ? holder[name] : undefined;
    if (!Array.isArray(part)) return matches(part as Pattern, value);
    const values = Array.isArray(value) ? value : [value];
    return part.some((rule) => values.some((one) => holds(rule, one, present)));
  });

/** What the criteria of a mapping let through: all of it when there are none. Throws on a pattern it does not know. */
export const filterOf = (
  criteria: { readonly Filters?: readonly { readonly Pattern: string }[] } | undefined,
): Filter => {
  const patterns = (criteria?.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern) as Pattern);
  patterns.forEach(validate);
  return (event) => patterns.length === 0 || patterns.some((pattern) => matches(pattern, event));
};
