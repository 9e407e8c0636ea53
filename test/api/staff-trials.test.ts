import { beforeAll, describe, expect, test } from 'vitest';
import { staffCampaign } from '../support/staff-api.ts';
import { type Body, errorsOf, theStack } from '../support/stack.ts';
import { everyItem, saying } from '../support/whole-table.ts';

/** Allocations of several positions are tried together: what each would be, and nothing of it written. */
describe('allocations tried together', () => {
  const { id, call, must, refusal, enter, file, part, allocate } = staffCampaign('staff-trials');
  const head = 'district-head';
  const trial = (allocations: readonly Body[], more: Body = {}) =>
    must(head, 'POST /staff/allocations/trials', { allocations, ...more });
  type Rule = { readonly rule: string; readonly holds: boolean; readonly position?: string; readonly request?: string };
  type Tried = { readonly position: string; readonly lawful: boolean; readonly rules: readonly Rule[] };
  const positionsIn = ({ positions }: Body) => positions as readonly Tried[];
  const lying = async () => {
    await theStack().idle();
    return saying(await everyItem(), id);
  };
  let [solna, nacka] = ['', ''];
  beforeAll(async () => {
    await enter('first');
    await enter('second', { extent: 50 });
    [solna, nacka] = [await file(), await file({ unit: 'nacka' })];
  });

  test('each position has its rules, with figures, and whether it is lawful; nothing is written', async () => {
    const before = await lying();
    const wanted = [part(solna, 'first'), part(nacka, 'second')];
    const both = await trial(wanted);
    expect([both.lawful, positionsIn(both).map(({ position, lawful }) => [position, lawful])]).toEqual([
      true,
      [
        ['first', true],
        ['second', true],
      ],
    ]);
    // Of the requests each is told with its own position alone.
    const [first, second] = positionsIn(both).map(({ rules }) => rules.flatMap(({ request = [] }) => request));
    expect([new Set(first), new Set(second)]).toEqual([new Set([solna]), new Set([nacka])]);
    const dry = await must(head, 'POST /staff/allocations?dryRun=true', { allocations: wanted });
    const told = positionsIn(both).flatMap(({ rules }) => rules.map((rule) => JSON.stringify(rule)));
    expect(told.toSorted()).toEqual((dry.rules as readonly Rule[]).map((rule) => JSON.stringify(rule)).toSorted());

    const tooMuch = await trial([part(solna, 'first'), part(nacka, 'second'), part(solna, 'second')]);
    expect([tooMuch.lawful, positionsIn(tooMuch).map(({ position, lawful }) => [position, lawful])]).toEqual([
      false,
      [
        ['first', false],
        ['second', false],
      ],
    ]);
    const broken = positionsIn(tooMuch).map(({ rules }) => rules.filter(({ holds }) => !holds).map(({ rule }) => rule));
    // Solna would get more than it asked for, on the second position, which has not that much, either.
    expect(broken).toEqual([['request-extent'], ['extent', 'request-extent']]);
    expect(await lying()).toEqual(before);
  });

  test('what is lawful together is, though one of them alone would not be', async () => {
    await enter('shared');
    const [kista, sundbyberg] = [
      await file({ unit: 'kista', extent: 25 }),
      await file({ unit: 'sundbyberg', extent: 25 }),
    ];
    const [one, other] = [part(kista, 'shared', { extent: 25 }), part(sundbyberg, 'shared', { extent: 25 })];
    expect((await trial([one])).lawful).toBe(false);
    const together = await trial([one, other]);
    expect(together.lawful).toBe(true);
    expect(await allocate(one, other)).toHaveLength(2);
  });

  test('a position that a part would be taken from is told, too', async () => {
    await enter('from');
    await enter('to');
    const request = await file();
    const [made] = await allocate(part(request, 'from'));
    const moved = await trial([{ ...part(request, 'to'), replaces: made }]);
    expect([moved.lawful, positionsIn(moved).map(({ position }) => position)]).toEqual([true, ['to', 'from']]);
  });

  test('what is wrong is named, and only offices try', async () => {
    const wrong = async (body: Body, persona = head) =>
      errorsOf(await call(persona, 'POST /staff/allocations/trials', body));
    expect(await wrong({})).toEqual(['/allocations invalid-type']);
    expect(await wrong({ allocations: [] })).toEqual(['/allocations too-small']);
    expect(await wrong({ allocations: Array.from({ length: 21 }, () => part(solna, 'first')) })).toEqual([
      '/allocations too-big',
    ]);
    expect(await wrong({ allocations: [part(solna, 'none')] })).toEqual(['/allocations/0/position unknown']);
    const asked = { allocations: [part(solna, 'first')] };
    expect(await refusal('association-solna', 'POST /staff/allocations/trials', asked)).toBe('403 not-allowed');
    expect(await refusal('admin', 'POST /staff/allocations/trials', asked)).toBe('404 not-found');
  });
});
