import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { queryAll } from '../../shared/table.ts';
import { lettersEnv, playMorning, storeMorning } from '../../tools/bench/letters.ts';
import { campaign } from '../../tools/bench/letters-stored.ts';
import { closeStack, openStackWith, theStack } from '../support/stack.ts';

/** What a morning costs: the digests of a hundred people, on the local engine, in one run of the job and one of the mailer, `metered()`. */
beforeAll(async () => {
  await openStackWith({});
  for (const [name, value] of Object.entries(lettersEnv(theStack()))) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await storeMorning();
}, 120_000);
afterAll(closeStack);

test('are made in one run of the job, and sent in one run of the mailer', async () => {
  const { digests, job, mailer, letters } = await playMorning();
  expect(digests).toBe(100);
  expect(letters).toHaveLength(100);
  expect(new Set(letters.map(({ to }) => to)).size).toBe(100);
  // All but those who are of that office themselves.
  const answered = letters.filter(({ raw }) => /^Reply-To: district@example.org\r$/m.test(Buffer.from(raw).toString()));
  expect(answered).toHaveLength(90);
  const states = (await queryAll({ pk: `${campaign}#mail`, prefix: 'm#' })).map(({ state }) => state);
  expect(states).toEqual(Array.from({ length: 100 }, () => 'sent'));
  // Who runs once more makes and sends nothing.
  expect(await playMorning()).toMatchObject({ digests: 0, letters: [] });
  const rounded = (units: { read: number; write: number }) => [Math.ceil(units.read), units.write];
  // For each person: an item with its two index keys; then what they want, what is due and who they are, the letter taken,
  // its link, and what became of it (with the key by which the list of deliveries finds it), each of these in a transaction. Inboxes and what waits are read once for all.
  expect({ job: rounded(job.units), mailer: rounded(mailer.units) }).toEqual({
    job: [24, 300],
    mailer: [537, 1_500],
  });
  // Four for each letter: who they are with what is due, once more when it is sent, and the two transactions; the rest is
  // asked once for each unit, or once.
  expect([job.calls, mailer.calls, mailer.lost]).toEqual([8, 474, 0]);
});
