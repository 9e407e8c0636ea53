import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { saying } from '../../../shared/field-words.ts';
import { day, email, line } from '../../../shared/fields.ts';
import { text } from '../../../shared/problems.ts';
import { dialled } from './phone.ts';

/** How somebody is reached, as they have chosen to show it. Pure. */
const asDialled = saying({
  code: 'phone',
  detail: text(
    'Skriv numret som 070-123 45 67 eller +46 70 123 45 67.',
    'Write the number like 070-123 45 67 or +46 70 123 45 67.',
  ),
});
const number = () =>
  z.string().check(
    z.maxLength(30),
    z.refine((value) => dialled(value) !== undefined, { ...asDialled, abort: true }),
    z.overwrite((value) => dialled(value) ?? value),
  );

const body = z.strictObject({
  /** What they are there for, or who they are: they say it themselves. */
  function: line(100),
  phone: z.optional(number()),
  email: z.optional(email()),
  hours: z.optional(line(100)),
  /** The last day that it is shown; no later than the end of the campaign, which it is where it is not said. */
  until: z.optional(day()),
});
export const unitContact = z.object({
  unit: z.string(),
  function: z.string(),
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
  hours: z.optional(z.string()),
  until: z.string(),
});
export const removedContact = z.object({ unit: z.string() });

const shown = {
  function: 'Kampanjledare',
  phone: '+46701234567',
  hours: 'vardagar 9–17',
  until: '2026-09-13',
} as const;
const ofOneself = { see: 'path-unit', act: 'path-unit' } as const;

export const contract = {
  showContact: {
    ...ofOneself,
    route: 'PUT /campaigns/{campaign}/contacts/{unit}',
    summary: 'Show how one is reached, in the campaign’s directory',
    description:
      'One’s own, for a unit that one is in; a phone number, an address or both. All of the campaign see those of offices; those of an association only offices, itself and its neighbour group. It is gone after its day, and when one leaves the unit.',
    status: 200,
    body,
    result: unitContact,
    refusals: [],
    example: { body: { ...shown, phone: '070-123 45 67' }, result: { unit: 'solna', ...shown } },
  },
  removeContact: {
    ...ofOneself,
    route: 'DELETE /campaigns/{campaign}/contacts/{unit}',
    summary: 'Show no longer how one is reached',
    result: removedContact,
    refusals: [],
    example: { result: { unit: 'solna' } },
  },
} as const satisfies Contract;
