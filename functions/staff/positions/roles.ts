import type { Day, Instant } from '../../../shared/calendar.ts';

/** What an office does for a position that another unit employs. Pure. */
export const roles = ['supervisor', 'administrator'] as const;
export type Role = (typeof roles)[number];
/** D4: whoever is named for it without having named themselves is asked; once they accept nothing is left of that. */
export type Consent = {
  readonly status: 'asked' | 'declined';
  readonly replyBy: Day;
  readonly escalated?: true;
  /** When they declined, and why. */
  readonly at?: Instant;
  readonly reason?: string | undefined;
};
