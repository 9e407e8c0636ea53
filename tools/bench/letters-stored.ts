import { encodeTime } from 'ulid';
import type { Item } from '../../shared/table.ts';
import { offices } from '../../shared/units.ts';

/** A morning with a digest for each of a hundred people in 38 units, six notices in each unit's inbox. */
export const campaign = 'hundred';
export const now = '2026-08-04T05:32:00.000Z';
const before = '2026-08-03T05:30:00.000Z';
const stamps = { version: 1, createdAt: before, updatedAt: before };
const units = [...offices, ...Array.from({ length: 35 }, (_, n) => `association-${n}`)];
export const people = Array.from({ length: 100 }, (_, n) => ({
  id: `01J4Z6X9QAW7E6R5T4Y3V${String(n).padStart(5, '0')}`,
  unit: units[n < 30 ? n % 3 : 3 + (n % 35)] as string,
}));

const noticesOf = (unit: string): readonly Item[] =>
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

/** One person of an office shows an address, where letters are answered. */
const contact = {
  pk: `${campaign}#people`,
  sk: 'person#press',
  l1: 'contacts#press',
  id: 'press',
  memberships: [],
  contacts: { district: { function: 'Press', email: 'district@example.org', until: '2026-09-13' } },
  ...stamps,
};

export const aMorning: readonly Item[] = [
  { pk: 'campaigns', sk: campaign, id: campaign, name: 'Hundra', ...stamps },
  contact,
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
];
