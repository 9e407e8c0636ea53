import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { operations as payments } from '../../functions/pot/payments/commands.ts';
import { operations as requests } from '../../functions/pot/requests/commands.ts';
import { fetching } from '../../shared/fetching.ts';
import { sha256 } from '../../shared/ids.ts';
import type { Handler } from '../../shared/handler.ts';
import { isRefusal } from '../../shared/problems.ts';
import { contents } from '../support/memory-table.ts';
import { play, plays } from '../support/pot-play.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));
vi.setConfig({ testTimeout: 120_000 });

/** A keyed command that had its effect: its answer, and how to ask it again. */
type Asked = { readonly answer: object; readonly again: (otherInput?: string) => Promise<unknown> };
let all: Asked[];

/** Every command on a request is given a key of its own. */
const keyed = (handler: Handler<never>) => {
  const { run } = handler;
  vi.spyOn(handler, 'run').mockImplementation(async (input, begun) => {
    const id = sha256(`key ${all.length} ${Math.random()}`);
    const ask = (inputHash: string, fetched = fetching()) =>
      run(
        {
          ...input,
          caller: { ...input.caller, idempotency: { id, inputHash: sha256(inputHash), secret: sha256('secret') } },
        },
        { ...begun, fetched },
      );
    const before = contents();
    const answer = await ask('the same', begun.fetched);
    if (isRefusal(answer) || contents() === before) return answer;
    // At once the texts are the same, too.
    expect(await ask('the same')).toEqual({ ...answer, replayed: true });
    all.push({ answer, again: (otherInput) => ask(otherInput ?? 'the same') });
    return answer;
  });
};

beforeEach(() => {
  all = [];
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const { submitSpending, editSpending, approveSpending, refuseSpending, takeBackVote, ...others } = requests;
  const commands = [submitSpending, editSpending, approveSpending, refuseSpending, takeBackVote];
  const { withdrawSpending, supplementSpending, closeSpending, extendSpending, reopenSpending } = others;
  commands.push(
    withdrawSpending as never,
    supplementSpending as never,
    closeSpending as never,
    extendSpending as never,
    reopenSpending as never,
  );
  for (const handler of [...commands, ...Object.values(payments)]) keyed(handler as unknown as Handler<never>);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Texts are shown as they stand, and may have been edited since. */
const withoutTexts = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (name, value: unknown) => (/^(purpose|reason)$/.test(name) ? undefined : value)));

describe('a repeated command on a request (invariant 7)', () => {
  test('is answered as before, whatever has happened since, and has no effect', async () => {
    let repeated = 0;
    await fc.assert(
      fc.asyncProperty(plays, async (commands) => {
        all = [];
        await play(commands);
        const before = contents();
        for (const { answer, again } of all) {
          expect(withoutTexts(await again())).toEqual(withoutTexts({ ...answer, replayed: true }));
          repeated++;
        }
        expect(contents()).toBe(before);
      }),
      { numRuns: 60 },
    );
    expect(repeated).toBeGreaterThan(300);
  });

  test('with another body is refused', async () => {
    await fc.assert(
      fc.asyncProperty(plays, async (commands) => {
        all = [];
        await play(commands);
        for (const { again } of all)
          expect(await again('another')).toMatchObject({ refused: 'idempotency-key-reused' });
      }),
      { numRuns: 10 },
    );
  });
});
