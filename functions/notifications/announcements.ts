import type { Announcement, NameOf, Told } from '../../shared/words.ts';
import type { Unit } from '../../shared/units.ts';
import { announce as announceCampaign } from '../campaign/words.ts';
import { announce as announceAssets } from '../assets/words.ts';
import { announce as announceMaterials } from '../materials/words.ts';
import { announce as announcePot } from '../pot/words.ts';
import { announce as announceHooks } from '../hooks/words.ts';
import { announce as announcePublicity } from '../gatherings/publicity-words.ts';
import { announce as announceStaff } from '../staff/words.ts';
import type { Head } from './events.ts';

/** An event of whatever capability. */
export type AnyEvent = Told<{ readonly type: string; readonly subject: string }>;

type Announcer = (event: never, recipient: Unit, nameOf: NameOf) => Announcement;

/** What each capability says of its events, by the first word of their subjects. */
const announcers: Readonly<Record<string, Announcer>> = {
  campaign: announceCampaign,
  pot: announcePot,
  staff: announceStaff,
  materials: announceMaterials,
  assets: announceAssets,
  events: announcePublicity,
  visits: announcePublicity,
  hooks: announceHooks,
  channels: announcePublicity,
  boosts: announcePublicity,
} satisfies Readonly<Record<Head, Announcer>>;

/** @throws when no capability knows such an event. */
export const announce = (event: AnyEvent, recipient: Unit, nameOf: NameOf): Announcement => {
  const head = event.subject.split('/')[0] as string;
  const announcer = Object.hasOwn(announcers, head) ? announcers[head] : undefined;
  if (!announcer) throw new Error(`no capability announces ${head}`);
  return announcer(event as never, recipient, nameOf);
};
