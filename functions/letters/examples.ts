/** What the API page shows of letters. Pure. */
export const preferences = {
  email: 'kim@example.org',
  language: 'sv',
  decide: 'now',
  do: 'daily',
  know: 'weekly',
  digestAt: '07:30',
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  quiet: { from: '20:00', to: '07:00' },
  reminders: true,
  calendar: true,
  version: 1,
} as const;
export const sentMail = { kind: 'digest', state: 'sent', at: '2026-08-03T05:31:12.000Z' } as const;
