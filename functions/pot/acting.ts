import type { Acting } from '../../shared/capability.ts';
import { viewOf } from '../../shared/reads.ts';
import { isOffice } from '../../shared/units.ts';
import { handsOf } from './hands.ts';
import { pot } from './store.ts';

/** D8: a head, and whoever stands in for one, acts for their office: what a vote of theirs counts for. */
export const acting: Acting = (campaign, person, today) =>
  viewOf('only shown', pot(campaign), ({ deputies }) => Object.keys(handsOf(person, deputies, today)).filter(isOffice));
