import type * as z from 'zod/mini';
import { type Contract, methodOf, type Operation, pathOf, type Schema } from './contract.ts';

/** Which commands are on what an operation shows. For those who make functions and describe them: none needs it. Pure. */

const hasCommands = (schema: Schema): boolean => {
  const { def } = schema._zod as unknown as { readonly def: z.core.$ZodTypes['_zod']['def'] };
  if (def.type === 'union') return def.options.every((option) => hasCommands(option as unknown as Schema));
  return def.type === 'object' && 'commands' in def.shape;
};
/** Whether its answer has commands. */
export const tellsCommands = (operation: Operation): boolean =>
  methodOf(operation) === 'GET' && operation.see !== 'anyone' && hasCommands(operation.result);

const isBelow = (path: string, other: string): boolean => path === other || path.startsWith(`${other}/`);

/**
 * Those whose path is that of what is shown, or lies below it, unless something lies between that is shown by itself.
 * @param shown all operations that tell commands, also other functions'.
 */
export const commandsBelow = (
  contract: Contract,
  shown: readonly Operation[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(contract).flatMap(([name, one]) => {
      if (!tellsCommands(one)) return [];
      const path = pathOf(one);
      const nearer = shown.map(pathOf).filter((other) => other !== path && isBelow(other, path));
      const below = Object.entries(contract).filter(
        ([, each]) =>
          methodOf(each) !== 'GET' &&
          each.see !== 'anyone' &&
          isBelow(pathOf(each), path) &&
          !nearer.some((other) => isBelow(pathOf(each), other)),
      );
      return [[name, below.map(([each]) => each)]];
    }),
  );
