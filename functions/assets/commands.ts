import { dayOf, type Instant } from '../../shared/calendar.ts';
import { associationExists, readSettings } from '../../shared/directory-loads.ts';
import { type Caller, execute } from '../../shared/execute.ts';
import type { Answer } from '../../shared/idempotency.ts';
import { type ProblemCode, type Refusal, refuse } from '../../shared/problems.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { materialsSettingsOf } from '../materials/offers.ts';
import type { Context } from './bookings/limits.ts';
import type { AssetsEvent } from './events.ts';
import { capability, readAssets, readBooking, readCampaign, readUse, unitOf } from './store.ts';
import type { AssetsState } from './state.ts';

/** What the commands on assets share: loading what they are judged by. */

export type Loaded = AssetsState & {
  readonly context: Context;
  /** Whether the unit that the command is about exists. */
  readonly isKnown: boolean;
};

/** The unit or the booking that a command is about; neither, where it is about an asset only. */
type About = { readonly unit?: Unit; readonly booking?: string };

const load = async (campaign: string, now: Instant, about: About): Promise<Loaded | Refusal<'not-found'>> => {
  const unit = about.unit ?? (about.booking === undefined ? undefined : unitOf(about.booking));
  const [found, settings, assets, booking, use, isKnown] = await Promise.all([
    readCampaign(campaign),
    readSettings(campaign),
    readAssets(campaign),
    about.booking === undefined ? undefined : readBooking(campaign, about.booking),
    unit === undefined || isOffice(unit) ? undefined : readUse(campaign, unit),
    about.unit === undefined || isOffice(about.unit) || associationExists(campaign, about.unit),
  ]);
  if (!found) return refuse('not-found');
  return {
    assets,
    bookings: booking ? { [booking.id]: booking } : {},
    uses: use ? { [use.unit]: use } : {},
    context: { today: dayOf(now), campaign: found, limits: materialsSettingsOf(settings).bookings },
    isKnown,
  };
};

type Command<C extends ProblemCode, B> = {
  readonly decide: (state: Loaded) => readonly AssetsEvent[] | Refusal<C>;
  readonly versionOf?: (state: Loaded) => number;
  readonly answer: (state: Loaded, now: Instant) => Answer<B>;
  readonly about?: About;
};

/** Runs one command on assets. */
export const onAssets = <C extends ProblemCode, B>(
  caller: Caller,
  { decide, versionOf = () => 0, answer, about = {} }: Command<C, B>,
) =>
  execute<Loaded, AssetsEvent, C | 'not-found', B>(caller, capability<Loaded>(caller.campaign), {
    load: (now) => load(caller.campaign, now, about),
    decide,
    versionOf,
    answer,
  });
