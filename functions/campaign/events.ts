import * as z from 'zod/mini';
import type { Instant } from '../../shared/calendar.ts';
import {
  endingIn,
  event,
  type EventOf,
  eventsOf,
  forOffices,
  inHistories,
  inNotices,
  type NoticeOf,
} from '../../shared/events.ts';
import { day, office } from '../../shared/fields.ts';
import { offices, type Unit } from '../../shared/units.ts';

/** What can have happened while a campaign is set up and run. Nothing personal but ids: events stay, people go. Pure. */
export const campaignEvents = /* @__PURE__ */ eventsOf(() => {
  /** Each capability checks its own part when it is set. */
  const settings = z.custom<object>((value) => typeof value === 'object' && value !== null);
  const association = z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['municipality', 'city-district', 'branch']),
    ring: z.enum(['inner', 'outer']),
    neighbourGroup: z.optional(z.string()),
    priorityArea: z.boolean(),
  });
  const memberships = z.array(z.object({ unit: z.string(), role: z.enum(['head', 'staff', 'member', 'admin']) }));
  const headChange = event(inNotices({ changed: z.array(office()) }), forOffices({ person: z.string(), memberships }));

  return {
    CampaignSet: event(
      inNotices({ name: z.string(), start: day(), electionDay: day(), end: day() }),
      inHistories({ campaignId: z.string() }),
    ),
    SettingsSet: event(
      inHistories({
        campaignSettings: z.object({ personalDataDays: z.int() }),
      }),
      // `<part>Settings` for each part.
      endingIn('Settings', settings),
    ),
    OfficeSet: event(inNotices({ office: office() }), inHistories({ name: z.string() })),
    AssociationSet: event(inNotices({ association })),
    PersonSet: event(
      forOffices({ person: z.string(), memberships, units: z.array(z.string()) }),
      inHistories({ subjectWaits: z.exactOptional(z.literal(true)) }),
    ),
    HeadChangeProposed: headChange,
    HeadChangeConfirmed: headChange,
    PersonForgotten: event(forOffices({ person: z.string(), units: z.array(z.string()) })),
  };
});
export type CampaignEvent = EventOf<typeof campaignEvents>;
export type CampaignNotice = NoticeOf<typeof campaignEvents>;

/** Who is told depends on whether the campaign has started: every command on it reads that. */
export type Told = { readonly campaign: { readonly startedAt?: Instant } | undefined };

/**
 * Changes of the campaign concern the offices; an association what is its own; a person's roles the units they are in.
 * While it is being set up, before its first mandate is in force, nobody is told: what is entered then is no change.
 */
export const concerns = (event: CampaignEvent, { campaign }: Told): readonly Unit[] => {
  if (campaign?.startedAt === undefined) return [];
  switch (event.type) {
    case 'AssociationSet':
      return [...offices, event.association.id];
    case 'PersonSet':
    case 'PersonForgotten':
      return event.units;
    default:
      return offices;
  }
};
