import { expect } from 'vitest';

type Told = Readonly<Record<string, unknown>>;

/** Each names the field and says what is wrong, of a sheet where in it; what would be right is of its kind. */
export const holdErrors = (errors: readonly Told[], isOfSheet: boolean): void => {
  const named = isOfSheet ? ['code', 'column', 'detail', 'line', 'pointer'] : ['code', 'detail', 'pointer'];
  for (const { minimum, maximum, allowed, ...error } of errors) {
    expect(Object.keys(error).toSorted()).toEqual(named);
    for (const bound of [minimum, maximum]) expect([undefined, expect.any(Number)]).toContainEqual(bound);
    expect([undefined, expect.arrayContaining([expect.anything()])]).toContainEqual(allowed);
  }
};
