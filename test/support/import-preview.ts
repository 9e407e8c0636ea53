import { readCalendar } from '../../functions/gatherings/import/calendar.ts';
import { type Asked, previewOf } from '../../functions/gatherings/import/preview.ts';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { surroundings } from './events-state.ts';

/** What would come of a calendar file on behalf of Solna, on 1 August 2026. */
let n = 0;
export const previewIn = (text: string, existing: readonly Gathering[] = [], asked: Partial<Asked> = {}) =>
  previewOf(
    { unit: 'solna', kind: 'event', languages: ['sv'], ...asked },
    readCalendar(text, surroundings.campaign),
    surroundings,
    existing,
    { now: '2026-08-01T12:00', newId: () => `id${n++}` },
  );
