/** Calendar files as other programs write them, for a campaign in summer and autumn 2026. */
export const period = { start: '2026-06-01', end: '2026-11-30' };
export const vevent = (...lines: readonly string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
export const calendar = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
