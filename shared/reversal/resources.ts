import * as z from 'zod/mini';
import { prose, slug } from '../fields.ts';
import { instant } from '../resources.ts';

/** Why something is declined, cancelled or reversed: whoever it concerns reads it. Pure. */
export const reasonGiven = z.strictObject({ reason: prose(500) });

/** It was taken back, and counts no more; why, until that is forgotten. */
export const reversed = z.object({ at: instant(), reason: z.optional(z.string()) });

/** Which unit ended, reopened or changed it, when, and why until that is forgotten. */
export const doneBy = z.object({ at: instant(), by: slug(), reason: z.optional(z.string()) });
