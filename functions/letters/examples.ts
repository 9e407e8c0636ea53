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
export const pushKey = 'BOHVsfl9bw-z8r9npRvnXJJcSBejzlal85V2fu385pixaMQ0CNfvUweM2kg22mSjA7WSYcA0vf5QO2ze2Ptw72o';
export const deviceBody = {
  endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk',
  keys: { p256dh: pushKey, auth: 'BTBZMqHH6r4Tts7J_aSIgg' },
  name: 'Firefox på Android',
} as const;
export const device = {
  id: '7d4c1fa0b26e9c35',
  name: 'Firefox på Android',
  since: '2026-08-03T05:31:12.000Z',
} as const;
export const sentMail = { kind: 'digest', state: 'sent', at: '2026-08-03T05:31:12.000Z' } as const;
