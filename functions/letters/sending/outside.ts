import type { Instant } from '../../../shared/calendar.ts';
import type { Asking } from '../../../shared/open-things.ts';
import type { Posted as Answered } from '../../../shared/outbound/unanswered.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Device } from '../state.ts';
import type { Posted } from './rules.ts';

/** What sending a letter needs of the outside; tests put their own in its place. */
export type Outside = {
  readonly now: () => Instant;
  /** Where the open pages are, without a slash at the end. */
  readonly publicUrl: string;
  /** Of the addresses that letters come from; undefined where none was set up, and nothing is sent. */
  readonly domain: string | undefined;
  readonly post: (letter: Message) => Promise<Posted>;
  readonly push: Push;
  /** Whether what a notice is of still waits for that unit; for anybody, where none is named. */
  readonly stillWaits: (campaign: string, asking: Asking, unit: Unit | undefined) => Promise<boolean>;
};
/** Hands a word to the push service of a device, encrypted so that only the device can read it. */
export type Push = (
  device: Pick<Device, 'endpoint' | 'p256dh' | 'auth'>,
  word: string,
  options: { readonly keptSeconds: number; readonly contact: string },
) => Promise<Answered>;
export type Message = { readonly from: string; readonly to: string; readonly raw: Uint8Array };
