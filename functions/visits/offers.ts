/** What visits let other capabilities know of them. Pure. */
export { visitsBy } from './store.ts';
export type { Visit } from './state.ts';
