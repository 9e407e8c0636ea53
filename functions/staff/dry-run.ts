import type { Operation } from '../../shared/contract.ts';
import type { Handler } from '../../shared/handler.ts';

/** An operation whose trial (`?dryRun=true`) answers otherwise than it would itself: with every rule, or how much there is. Pure. */
export const withDryRun = <O extends Operation>(real: Handler<O>, trial: Handler<O>): Handler<O> => ({
  ...real,
  run: (input, begun) => (input.caller.isTrial ? trial : real).run(input, begun),
});
