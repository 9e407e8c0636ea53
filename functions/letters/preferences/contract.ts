import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { clock, email, slug } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { distinct, instant, list, uiLanguage } from '../../../shared/resources.ts';
import * as example from '../examples.ts';
import { mailKind } from '../offers.ts';
import { blocks, mailStates, whys } from '../state.ts';
import { paces, weekdays } from '../timing/preferences.ts';

/** How somebody gets letters, and what became of those that they were to get. Pure. */
const path = '/campaigns/{campaign}/preferences';
const own = { see: 'members', act: 'members' } as const;

export { mailKind } from '../offers.ts';
export const pace = z.enum(paces);
export const quietHours = z.strictObject({ from: clock(), to: clock() });
export const weekday = z.enum(weekdays);
export const mailState = z.enum(mailStates);
const fields = {
  language: z.optional(uiLanguage),
  decide: z.optional(pace),
  do: z.optional(pace),
  know: z.optional(pace),
  digestAt: z.optional(clock()),
  days: z.optional(list(weekday, z.minLength(1), z.maxLength(7), distinct())),
  quiet: z.optional(z.nullable(quietHours)),
  units: z.optional(list(slug(), z.maxLength(20), distinct())),
  reminders: z.optional(z.boolean()),
  calendar: z.optional(z.boolean()),
};

/**
 * `email`: the address that letters go to, shown to be theirs; `pending` one that waits for its link to be followed, and
 * `blocked` why nothing is sent any more.
 */
export const preferences = z.object({
  email: z.optional(z.string()),
  pending: z.optional(z.object({ email: z.string(), until: instant() })),
  blocked: z.optional(z.object({ because: z.enum(blocks), at: instant() })),
  language: uiLanguage,
  decide: pace,
  do: pace,
  know: pace,
  digestAt: z.string(),
  days: list(weekday),
  quiet: z.nullable(z.object({ from: z.string(), to: z.string() })),
  units: z.optional(list(z.string())),
  reminders: z.boolean(),
  calendar: z.boolean(),
  version: z.int(),
});
/** `why`: it was not sent, and that is no mistake; `trouble`: what the service that sends said, in its own word. */
export const sentMail = z.object({
  person: z.optional(z.string()),
  kind: mailKind,
  state: mailState,
  at: instant(),
  due: z.optional(instant()),
  why: z.optional(z.enum(whys)),
  trouble: z.optional(z.string()),
});

export const contract = {
  showPreferences: {
    ...own,
    route: `GET ${path}`,
    summary: 'Show how one gets letters',
    description: 'Where one has said nothing, what is usual.',
    result: preferences,
    refusals: [],
    example: { result: example.preferences },
  },
  setPreferences: {
    ...own,
    route: `PUT ${path}`,
    summary: 'Say how one wants letters',
    description:
      'Of decisions, of what is to be done, and of the rest: at once, daily, weekly or not at all. What is left out is as usual; `quiet` null is no quiet hours, `calendar` whether what is booked, visits and staff come as invitations for calendars. The only head of an office without a deputy cannot switch decisions off.',
    status: 200,
    body: z.strictObject(fields),
    result: preferences,
    refusals: ['somebody-must-know'],
    example: { body: { know: 'off', quiet: null }, result: { ...example.preferences, know: 'off', quiet: null } },
  },
  nameAddress: {
    ...own,
    route: `POST ${path}/address`,
    summary: 'Say where letters shall go',
    description:
      'Used once the link is followed that is sent there, within two days; the address before it is told. The address that one signs in with is used at once.',
    waits: true,
    body: z.strictObject({ email: email() }),
    result: preferences,
    refusals: ['too-soon'],
    example: { body: { email: 'kim@example.org' }, result: example.preferences },
  },
  listMails: {
    ...own,
    route: 'GET /campaigns/{campaign}/mails',
    summary: 'List letters, and what became of them',
    description:
      'One’s own; an administrator sees everybody’s. Never what they said, nor where they went. Kept for 60 days. `not-set-up`: there is no domain to send from.',
    query: { ...paging, state: z.optional(mailState) },
    result: listOf(sentMail),
    refusals: [],
    example: { result: { items: [example.sentMail] } },
  },
} as const satisfies Contract;
