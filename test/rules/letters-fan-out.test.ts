import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Facts, lettersFor, oweAlso } from '../../functions/letters/fan-out.ts';
import type { ToldNotice } from '../../functions/letters/offers.ts';
import type { Mailbox, Preferences, Progress } from '../../functions/letters/state.ts';

/** Which letters follow from what a unit was told. */
const stamps = { version: 1, createdAt: '', updatedAt: '' };
const noon = '2026-08-03T10:00:00.000Z';
const night = '2026-08-03T20:00:00.000Z';
const told = (change: Partial<ToldNotice> = {}): ToldNotice => ({
  unit: 'solna',
  notice: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
  event: 'SpendingRequested',
  at: noon,
  subject: 'pot/requests/solna.1',
  action: 'decide',
  ...change,
});
const box = (id: string, preferences: Preferences = {}): Mailbox => ({
  ...stamps,
  id,
  preferences,
  address: `${id}@x.se`,
});
const member = (id: string, ...units: string[]) => ({
  id,
  memberships: units.map((unit) => ({ unit, role: 'member' as const })),
});
const progress = (id: string, change: Partial<Progress> = {}): Progress => ({
  ...stamps,
  id,
  since: '2026-08-01T00:00:00.000Z',
  digested: '2026-08-03T05:30:00.000Z',
  owed: { do: [{ from: '2026-08-03T05:30:00.000Z' }] },
  ...change,
});
const facts: Facts = {
  wishes: [box('kim'), box('lo', { units: ['kista'] }), box('sam')],
  members: [member('kim', 'solna'), member('lo', 'solna', 'kista'), member('sam', 'nacka')],
  progress: [],
};
const brief = (notices: readonly ToldNotice[], of = facts, now = noon) =>
  lettersFor(notices, of, now).map(({ id, kind, due }) => `${kind} ${id} ${due}`);

describe('a notice', () => {
  test('goes to those of the unit who want letters of it, and to nobody else', () => {
    expect(brief([told()])).toEqual([`now m#kim#now#${told().notice} ${noon}`]);
    expect(brief([told({ unit: 'kista' })])).toEqual([`now m#lo#now#${told().notice} ${noon}`]);
    expect(brief([told({ unit: 'sundbyberg' })])).toEqual([]);
  });

  test('waits for the end of quiet hours, for the digest, or is not told', () => {
    expect(lettersFor([told()], facts, night).map(({ due }) => due)).toEqual(['2026-08-04T05:00:00.000Z']);
    expect(brief([told({ action: 'do' }), told({ action: 'know' })])).toEqual([]);
    const off = { ...facts, wishes: [box('kim', { decide: 'off' })] };
    expect(brief([told({ due: '2026-08-20' })], off)).toEqual([]);
  });

  test('with a day is reminded of half-way and the day before, once for each day, unless somebody wants no reminders', () => {
    const due = '2026-08-13';
    const twice = [told({ due }), told({ due, notice: '01J4Z6X9QAW7E6R5T4Y3V2B1N2' })];
    expect(brief(twice).filter((each) => each.startsWith('reminder'))).toEqual([
      'reminder m#kim#remind#pot/requests/solna.1#2026-08-08 2026-08-08T05:30:00.000Z',
      'reminder m#kim#remind#pot/requests/solna.1#2026-08-12 2026-08-12T05:30:00.000Z',
    ]);
    const without = { ...facts, wishes: [box('kim', { reminders: false })] };
    expect(brief([told({ due })], without)).toHaveLength(1);
    // What comes late is reminded of only on days that are to come.
    expect(brief([told({ due })], facts, '2026-08-10T10:00:00.000Z')).toHaveLength(2);
    expect(brief([told({ due, action: 'know' })])).toEqual([]);
  });
});

describe('what nobody answered in time', () => {
  const subject = 'pot/requests/solna.1';
  const early = '2026-08-03T04:00:00.000Z';
  const heads = (id: string, unit: string, role: 'head' | 'staff' = 'head') => ({ id, memberships: [{ unit, role }] });
  const ofOffices: Facts = {
    wishes: ['owner', 'deputy', 'other', 'staff', 'kim'].map((id) => box(id)),
    members: [
      heads('owner', 'district'),
      heads('deputy', 'district', 'staff'),
      heads('other', 'city-hall'),
      heads('staff', 'city-hall', 'staff'),
      member('kim', 'solna'),
    ],
    progress: [],
  };
  const standIns = new Map([[subject, new Set(['deputy'])]]);
  const units = ['district', 'city-hall', 'solna'].map((unit) => told({ unit, event: 'DecisionEscalated', at: early }));
  const when = (of: Facts, now = early, notices = units) =>
    Object.fromEntries(lettersFor(notices, of, now).map(({ to, due }) => [to, due]));
  const first = '2026-08-03T05:30:00.000Z';
  const then = '2026-08-05T05:30:00.000Z';

  test('is a letter of its own, to who stands in and whose it is first, to all heads two days later', () => {
    expect(lettersFor(units, { ...ofOffices, standIns }, early).map(({ kind }) => kind)).toEqual(
      Array.from({ length: 5 }, () => 'escalation'),
    );
    expect(when({ ...ofOffices, standIns })).toEqual({
      owner: then,
      deputy: first,
      other: then,
      staff: then,
      kim: first,
    });
  });

  test('goes straight to all heads where nobody stands in, or no letter reaches them', () => {
    const all = { owner: first, deputy: first, other: first, staff: first, kim: first };
    expect(when(ofOffices)).toEqual(all);
    expect(when({ ...ofOffices, standIns: new Map([['pot/requests/solna.2', new Set(['deputy'])]]) })).toEqual(all);
    const { deputy: _, ...others } = all;
    const without = (wishes: Facts['wishes']) => when({ ...ofOffices, standIns, wishes });
    expect(without(ofOffices.wishes.filter(({ id }) => id !== 'deputy'))).toEqual(others);
    expect(
      without(ofOffices.wishes.map((each) => (each.id === 'deputy' ? box('deputy', { decide: 'off' }) : each))),
    ).toEqual(others);
    // A digest reaches them.
    expect(
      without(ofOffices.wishes.map((each) => (each.id === 'deputy' ? box('deputy', { decide: 'daily' }) : each))).owner,
    ).toBe(then);
  });

  test('is never due before it is told, nor in quiet hours', () => {
    expect(when(ofOffices, night).owner).toBe('2026-08-04T05:00:00.000Z');
    const late = {
      ...ofOffices,
      standIns,
      wishes: [box('deputy', { quiet: { from: '20:00', to: '09:00' } }), box('owner')],
    };
    expect(when(late)).toEqual({ deputy: '2026-08-03T07:00:00.000Z', owner: then });
    // The clocks go back between the two.
    const at = '2026-10-24T04:00:00.000Z';
    expect(
      when(
        { ...ofOffices, standIns },
        at,
        units.map((each) => ({ ...each, at })),
      ),
    ).toMatchObject({
      deputy: '2026-10-24T05:30:00.000Z',
      owner: '2026-10-26T06:30:00.000Z',
    });
  });

  test('is so of whatever waits, whatever its day is called', () => {
    const overdue = units.map((each) => ({ ...each, event: 'MilestoneOverdue' }));
    expect(when({ ...ofOffices, standIns }, early, overdue).owner).toBe(then);
  });
});

test('however often and in whatever order notices come, the letters are the same', () => {
  const notices = Array.from({ length: 5 }, (_, n) =>
    told({ notice: `01J4Z6X9QAW7E6R5T4Y3V2B1N${n}`, subject: `pot/requests/solna.${n % 2}`, due: '2026-08-20' }),
  );
  const ids = (some: readonly ToldNotice[]) =>
    [...new Set(lettersFor(some, facts, noon).map(({ id }) => id))].toSorted();
  fc.assert(
    fc.property(fc.shuffledSubarray([...notices, ...notices], { minLength: 10 }), (some) => {
      expect(ids(some)).toEqual(ids(notices));
      expect(lettersFor(some, facts, noon)).toHaveLength(ids(notices).length);
    }),
  );
});

describe('what comes too late for its digest', () => {
  const late = told({ action: 'do', at: '2026-08-03T05:00:00.000Z' });
  const owing = (change: Partial<Progress>, notice = late) =>
    oweAlso([notice], { ...facts, progress: [progress('kim', change)] }).map(({ owed }) => owed.do?.length);

  test('is the next one’s, once', () => {
    expect(owing({})).toEqual([2]);
    const [after] = oweAlso([late], { ...facts, progress: [progress('kim')] });
    expect(owing({ owed: after?.owed ?? {} })).toEqual([]);
  });

  test('but not what a digest has told, what was before somebody got letters, or what is still to come', () => {
    expect(owing({ covered: [late.notice] })).toEqual([]);
    expect(owing({ since: '2026-08-03T05:10:00.000Z' })).toEqual([]);
    expect(owing({}, told({ action: 'do' }))).toEqual([]);
    expect(owing({}, { ...late, action: 'decide' })).toEqual([]);
    expect(owing({}, { ...late, unit: 'kista' })).toEqual([]);
  });
});
