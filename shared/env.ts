/**
 * Reads a variable that the stack sets with the grant it belongs to.
 * @throws when it is missing: a wiring mistake, to be found at the first call and never defaulted away.
 */
export const env = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`The environment lacks ${name}: is its grant missing in the stack?`);
  return value;
};
