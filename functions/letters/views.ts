import type { Device, Mail, Mailbox } from './state.ts';
import { settled } from './timing/preferences.ts';

/** How preferences and letters are shown: what somebody has said, filled in with what is usual. Pure. */
export const viewPreferences = (mailbox: Mailbox | undefined) => {
  const { preferences = {}, address, pending, blocked, version = 0 } = mailbox ?? {};
  const { quiet, days, ...wanted } = settled(preferences);
  return {
    ...(address !== undefined && { email: address }),
    ...(pending && { pending: { email: pending.address, until: pending.until } }),
    ...(blocked && { blocked }),
    ...wanted,
    days,
    quiet: quiet ?? null,
    ...(preferences.units && { units: preferences.units }),
    version,
  };
};

/** Nothing by which it could be written to. */
export const viewDevice = ({ id, name, since }: Device) => ({ id, name, since });

/** Whose it is, administrators are told. */
export const viewMail = ({ to, kind, state, due, why, trouble, updatedAt: at }: Mail, forAdmin: boolean) => ({
  ...(forAdmin && !to.includes('/') && { person: to }),
  kind,
  state,
  at,
  ...(state === 'due' && { due }),
  ...(why && { why }),
  ...(trouble && { trouble }),
});
