import { encodeTime } from 'ulid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { handler as runJob } from '../../functions/letters/jobs.ts';
import { sendTo } from '../../functions/letters/sending/attempt.ts';
import { readingOf } from '../../functions/letters/sending/content.ts';
import type { Outside } from '../../functions/letters/sending/outside.ts';
import { waitsNow } from '../../functions/letters/sending/waits.ts';
import { metered } from '../../shared/meter.ts';
import { putEach } from '../../shared/puts.ts';
import { queryAll } from '../../shared/table.ts';
import { offices } from '../../shared/units.ts';
import { closeStack, openStackWith, theStack } from '../support/stack.ts';
import { useTable } from '../support/table-env.ts';

/** What a morning costs: the digests of a hundred people, on the local engine, in one run of the job and one of the mailer. */
const campaign = 'hundred';
const now = '2026-08-04T05:32:00.000Z';
const before = '2026-08-03T05:30:00.000Z';
const stamps = { version: 1, createdAt: before, updatedAt: before };
const units = [...offices, ...Array.from({ length: 35 }, (_, n) => `association-${n}`)];
const people = Array.from({ length: 100 }, (_, n) => ({
  id: `01J4Z6X9QAW7E6R5T4Y3V${String(n).padStart(5, '0')}`,
  unit: units[n < 30 ? n % 3 : 3 + (n % 35)] as string,
}));

const noticesOf = (unit: string) =>
  Array.from({ length: 6 }, (_, n) => {
    const at = `2026-08-03T1${n}:00:00.000Z`;
    const id = `${encodeTime(Date.parse(at))}${String(units.indexOf(unit)).padStart(15, '0')}${n}`;
    const action = (['decide', 'do', 'know'] as const)[n % 3];
    const text = { sv: `Material nummer ${n} har kommit till er.`, en: `Material number ${n} has come to you.` };
    const said = {
      event: 'OrderDelivered',
      subject: `hooks/${id}`,
      action,
      text,
      link: `/campaigns/${campaign}/hooks`,
      office: 'district',
    };
    return { pk: `${campaign}#inbox#${unit}`, sk: `n#${id}`, l1: `n#${action}#${id}`, id, at, ...said };
  });

beforeAll(async () => {
  await openStackWith({});
  useTable();
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', theStack().queues.endpoint);
  // Nobody reads what is put aside: the stack's own mailer leaves these alone.
  const [aside = ''] = Object.entries(theStack().queues.urls).find(([id]) => id.startsWith('MailDueDeadLetters')) ?? [];
  vi.stubEnv('QUEUE_URL_MAILER', theStack().queues.urls[aside] ?? '');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await putEach([
    { pk: 'campaigns', sk: campaign, id: campaign, name: 'Hundra', ...stamps },
    ...people.flatMap(({ id, unit }) => [
      { pk: `${campaign}#people`, sk: `person#${id}`, id, memberships: [{ unit, role: 'member' }], ...stamps },
      { pk: `${campaign}#mail`, sk: `p#${id}`, id, preferences: {}, address: `${id}@example.org`, ...stamps },
      {
        pk: `${campaign}#mail`,
        sk: `o#${id}`,
        id,
        since: before,
        digested: before,
        owed: { do: [{ from: before }], know: [{ from: before }] },
        ...stamps,
      },
    ]),
    ...units.flatMap(noticesOf),
    {
      pk: `${campaign}#people`,
      sk: 'person#press',
      l1: 'contacts#press',
      id: 'press',
      memberships: [],
      contacts: { district: { function: 'Press', email: 'district@example.org', until: '2026-09-13' } },
      ...stamps,
    },
  ]);
}, 120_000);
afterAll(closeStack);

test('are made in one run of the job, and sent in one run of the mailer', async () => {
  const job = await metered(() => runJob({ now }));
  expect(job.result).toMatchObject({ digests: 100 });
  const sent: string[] = [];
  let answered = 0;
  const outside: Outside = {
    now: () => now,
    publicUrl: 'https://valsam.example.org',
    domain: 'valsam.example.org',
    post: async ({ to, raw }) => {
      sent.push(to);
      answered += /^Reply-To: district@example.org\r$/m.test(Buffer.from(raw).toString()) ? 1 : 0;
      return { sent: 'ses' };
    },
    stillWaits: waitsNow(capabilities, () => now),
  };
  const sending = { ...readingOf(campaign, outside), all: capabilities, outside };
  const mailer = await metered(async () => {
    for (const { id } of people) await sendTo(sending, id);
  });
  expect(new Set(sent).size).toBe(100);
  expect(sent).toHaveLength(100);
  // All but those who are of that office themselves.
  expect(answered).toBe(90);
  const states = (await queryAll({ pk: `${campaign}#mail`, prefix: 'm#' })).map(({ state }) => state);
  expect(states).toEqual(Array.from({ length: 100 }, () => 'sent'));
  // Who runs once more makes and sends nothing.
  expect((await runJob({ now })).digests).toBe(0);
  for (const { id } of people) await sendTo(sending, id);
  expect(sent).toHaveLength(100);
  const rounded = (units: { read: number; write: number }) => [Math.ceil(units.read), units.write];
  // For each person: an item with its two index keys; then what they want, what is due and who they are, the letter taken,
  // its link, and what became of it, each of these in a transaction. Inboxes and what waits are read once for all.
  expect({ job: rounded(job.cost.units), mailer: rounded(mailer.cost.units) }).toEqual({
    job: [24, 300],
    mailer: [537, 1_400],
  });
  // Four for each letter: who they are with what is due, once more when it is sent, and the two transactions; the rest is
  // asked once for each unit, or once.
  expect([job.cost.calls, mailer.cost.calls, mailer.cost.lost]).toEqual([8, 474, 0]);
});
