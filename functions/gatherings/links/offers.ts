/** Short links, for what spreads an event. */
export { ensureLinks, type Link, readLinks, readVisits } from './store.ts';
