import type { Operation } from '../../shared/contract.ts';
import type { Handler } from '../../shared/handler.ts';

/** An operation that `dryRun=true` only tries: it judges and writes nothing, so nothing is stored of the answer either. Pure. */
export const withDryRun = <O extends Operation>(real: Handler<O>, trial: Handler<O>): Handler<O> => ({
  ...real,
  run: (input, begun) => {
    const { dryRun } = input.query as { readonly dryRun?: string };
    return (dryRun === 'true' ? trial : real).run(input, begun);
  },
});
