import type { Namer } from './calling.ts';
import { type Contract, type Operation, pathOf } from './contract.ts';
import type { Begun } from './execute.ts';
import type { Handlers, Input, Path } from './handler.ts';
import { type Candidate, type Weighable, weighed } from './weighing.ts';

/** The commands that are told with what an operation shows: those on it, and on its parts. */

/** What is shown, with the commands that are on it. */
export type Weighing = (name: string, input: Input<Operation>, shown: object, begun: Begun) => Promise<object>;

const camel = (words: string): string => words.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
type Part = { readonly id?: unknown; readonly unit?: unknown };
/** So many of the parts of one kind are looked at, the last ones: what came before is settled as a rule. */
const mostParts = 10;

/** The operation about what is shown, or about each of its parts: of `{claim}` behind `claims/` those in `claims`. */
const candidatesOf = (
  one: Weighable,
  params: Path<Operation>,
  shown: Readonly<Record<string, unknown>>,
): readonly Candidate[] => {
  const further = [...pathOf(one.operation).matchAll(/([\w-]+)\/\{(\w+)\}/g)].filter(
    ([, , name = '']) => !(name in params),
  );
  if (further.length === 0) return [{ ...one, params }];
  const [[, list = '', name = ''] = []] = further;
  const parts = shown[camel(list)];
  if (further.length > 1 || !Array.isArray(parts)) return [];
  return (parts as readonly (Part & Readonly<Record<string, unknown>>)[]).slice(-mostParts).flatMap((part) => {
    const id = part.id ?? part[name] ?? part.unit;
    return id === undefined ? [] : [{ ...one, params: { ...params, [name]: String(id) }, isOfPart: true as const }];
  });
};

/** @param below the names of the commands on what an operation shows, by its name (commands-below.ts). */
export const weighing =
  <C extends Contract>(
    below: Readonly<Record<string, readonly string[]>>,
    contract: C,
    handlers: Handlers<C>,
    named?: Namer,
  ): Weighing =>
  async (shownBy, input, shown, begun) => {
    const names = below[shownBy];
    if (!names) return shown;
    const candidates = names.flatMap((name) => {
      const one = {
        name,
        operation: contract[name] as Operation,
        handler: handlers[name] as unknown as Weighable['handler'],
      };
      return candidatesOf(one, input.params, shown as Readonly<Record<string, unknown>>);
    });
    return { ...shown, commands: await weighed(candidates, input, begun, named) };
  };
