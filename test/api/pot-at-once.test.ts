import { describe, expect, test } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { loadedCampaign } from '../support/stack.ts';

const units = sample.associations.map(({ id }) => id);

/** Many at the same moment: each answered as if alone, and nothing lost or done twice. */
describe('at the same moment', () => {
  const { call, must, file, wish } = loadedCampaign('at-once', units);

  test('twins of one request have one effect and the same answer, none of them an error', async () => {
    const headers = { 'idempotency-key': 'twin' };
    const twins = await Promise.all(
      Array.from({ length: 8 }, () => call('association-solna', 'POST /pot/requests', wish, headers)),
    );
    expect(new Set(twins.map(({ status, body }) => `${status} ${String(body.id)}`)).size).toBe(1);
    expect(twins.filter((twin) => twin.headers.get('idempotency-replayed') === null)).toHaveLength(1);
    expect((await must('association-solna', 'GET /pot/requests')).items).toHaveLength(1);
  });

  test('contributions made at the same moment all count', async () => {
    const before = Number((await must('district-head', 'GET /pot')).contributed);
    const heads = ['district', 'city-hall', 'county-council'];
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, i) => {
        const office = heads[i % 3] as string;
        return call(`${office}-head`, 'POST /pot/contributions', { office, amount: 1 });
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(15).fill(200));
    expect(Number((await must('district-head', 'GET /pot')).contributed)).toBe(before + 15);
  });

  test('D7, D8: a hundred approvals reserve exactly what fits on the line', async () => {
    const requests = await Promise.all(
      Array.from({ length: 100 }, (_, i) => {
        const unit = units[i % units.length] as string;
        return file({ unit, budgetLine: 'reserve', amount: 100_000 }, `association-${unit}`);
      }),
    );
    const answers = await Promise.all(requests.map((request) => call('district-head', `POST ${request}/approvals`)));
    const outcomes = answers.map(
      ({ status, body }) => `${status} ${String(body.status === 'reserved' ? body.status : body.code)}`,
    );
    // The line holds 50 000 kronor: fifty times 1 000 kronor.
    const counts = Object.entries(Object.groupBy(outcomes, (each) => each)).map(([each, all]) => [each, all?.length]);
    expect(Object.fromEntries(counts)).toEqual({ '200 reserved': 50, '409 insufficient-funds': 50 });
  });

  test('and the books agree', async () => {
    const verification = await must('district-head', 'GET /pot/ledger/verification');
    expect(verification).toMatchObject({ balanced: true, matchesBalances: true });
  });
});
