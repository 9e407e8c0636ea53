import { text } from '../../shared/problems.ts';
import { act, announcing, know, type Sentences } from '../../shared/words.ts';
import type { HooksNotice } from './events.ts';

/** What is said of hooks: by the host they lead to, never by the whole address. Pure. */
const sentences: Sentences<HooksNotice> = {
  HookRegistered: ({ host }) =>
    know(
      `anrop till ${host} är påslagna: den får veta när offentliga evenemang ändras.`,
      `a hook to ${host} is on: it is told when public events change.`,
    ),
  HookKeyRotated: ({ host }) =>
    know(
      `anropen till ${host} har fått en ny signeringsnyckel; den gamla gäller ett dygn till.`,
      `the hook to ${host} has a new signing key; the old one is good for another 24 hours.`,
    ),
  HookSwitchedOff: ({ host, because }) =>
    because === 'gone'
      ? act(
          `anropen till ${host} är avstängda: adressen svarade att den inte finns längre.`,
          `the hook to ${host} is switched off: its address answered that it is gone.`,
        )
      : act(
          `anropen till ${host} är avstängda: inget har kommit fram på över ett dygn. Se vad som är fel och slå på dem igen.`,
          `the hook to ${host} is switched off: nothing got through for more than a day. See what is wrong, and switch it on again.`,
        ),
  HookResumed: ({ host }) => know(`anropen till ${host} är påslagna igen.`, `the hook to ${host} is on again.`),
  HookRemoved: ({ host }) => know(`anropen till ${host} är borttagna.`, `the hook to ${host} was removed.`),
  DeliveryReplayed: ({ host }) =>
    know(`ett meddelande till ${host} skickas igen.`, `a message to ${host} is sent again.`),
};

/**
 * What an event of hooks means for its office. Pure.
 * @throws when there is no such event: a message made by a later version of Valsam.
 */
export const announce = announcing<HooksNotice>('hooks', sentences, {
  hooks: () => text('anrop till andra system', 'hooks to other systems'),
});
