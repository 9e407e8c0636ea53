import { dayOf } from '../../shared/calendar.ts';

/** What is asked over HTTP is judged by the day on which the tests run. */
export const today = dayOf(new Date().toISOString());
