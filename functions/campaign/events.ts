import * as z from 'zod/mini';
import type { Instant } from '../../shared/calendar.ts';
import {
  endingIn,
  event,
  type EventOf,
  eventsOf,
  forOffices,
  freeText,
  inHistories,
  inNotices,
  type NoticeOf,
  tell,
} from '../../shared/events.ts';
import { day, office, slug } from '../../shared/fields.ts';
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
  const memberships = z.array(
    z.object({ unit: z.string(), role: z.enum(['head', 'staff', 'administrator', 'member', 'admin']) }),
  );
  const invited = event(inNotices({ association: z.string() }), inHistories({ invitation: z.string() }));
  const contact = event(inNotices({ unit: z.string() }), forOffices({ person: z.string() }));
  const role = z.enum(['administrator', 'member']);
  const headChange = inNotices({ changed: z.array(office()) });
  const changing = forOffices({ person: z.string() });
  const roles = forOffices({ person: z.string(), memberships });
  /** Offices where what was lent to the person has ended: somebody else signs in as them, or they no longer belong there. */
  const left = inNotices({ left: z.exactOptional(z.array(office())) });

  return {
    CampaignSet: event(
      inNotices({ name: z.string(), start: day(), electionDay: day(), end: day() }),
      inHistories({ campaignId: z.string() }),
    ),
    /** What is entered until then is told as a whole. */
    ImportBegun: event(inHistories({ until: z.iso.datetime() })),
    CampaignImported: event(
      // How many things are whose: a sentence says what is its reader's.
      tell(['notice', 'offices'], { units: z.array(z.object({ unit: slug(), things: z.int() })) }),
    ),
    SettingsSet: event(
      inHistories({
        campaignSettings: z.object({ personalDataDays: z.int(), replyByDays: z.exactOptional(z.int()) }),
      }),
      // `<part>Settings` for each part.
      endingIn('Settings', settings),
    ),
    OfficeSet: event(inNotices({ office: office() }), inHistories({ name: z.string() })),
    AssociationSet: event(
      inNotices({ association, isToConfirm: z.exactOptional(z.literal(true)), replyBy: z.exactOptional(day()) }),
    ),
    AssociationConfirmed: event(
      inNotices({ name: z.string(), confirmedBy: office(), isFully: z.boolean() }),
      inHistories({ association: z.string() }),
    ),
    /** D6: `confirmedBy`: who alone has confirmed it by then. */
    AssociationEscalated: event(
      inNotices({ name: z.string(), replyBy: day(), confirmedBy: z.exactOptional(office()) }),
      inHistories({ association: z.string() }),
    ),
    PersonSet: event(
      forOffices({ person: z.string(), memberships, units: z.array(z.string()) }),
      left,
      inHistories({ subjectWaits: z.exactOptional(z.literal(true)) }),
    ),
    HeadChangeProposed: event(headChange, roles, inNotices({ replyBy: z.exactOptional(day()) })),
    /** `confirmedBy` where somebody came to head an office by it: on whose word alone, so far. */
    HeadChangeConfirmed: event(headChange, roles, inNotices({ confirmedBy: z.exactOptional(office()) })),
    HeadChangeSeconded: event(headChange, changing),
    HeadChangeDeclined: event(headChange, changing, inNotices({ by: office() }), freeText({ reason: z.string() })),
    HeadChangeWithdrawn: event(headChange, changing),
    HeadChangeEscalated: event(headChange, changing, inNotices({ replyBy: day() })),
    /** E3. Who is invited is in no event. */
    InvitationMade: event(...invited, inNotices({ role, until: day() })),
    InvitationRevoked: event(...invited),
    InvitationAccepted: event(...invited, inNotices({ role })),
    /** What is shown is in no event. */
    ContactShown: event(...contact, inHistories({ until: day() })),
    ContactRemoved: event(...contact),
    MemberRemoved: event(inNotices({ association: z.string() }), forOffices({ person: z.string() })),
    PersonForgotten: event(forOffices({ person: z.string(), units: z.array(z.string()) }), left),
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
  if (event.type === 'CampaignImported') return [...new Set([...offices, ...event.units.map(({ unit }) => unit)])];
  if (event.type === 'ImportBegun' || campaign?.startedAt === undefined) return [];
  switch (event.type) {
    case 'AssociationSet':
      return [...offices, event.association.id];
    case 'AssociationConfirmed':
    case 'AssociationEscalated':
      return [...offices, event.association];
    case 'InvitationMade':
    case 'InvitationRevoked':
    case 'InvitationAccepted':
      return [event.association];
    // Whoever looks for one looks into the directory.
    case 'ContactShown':
    case 'ContactRemoved':
    case 'MemberRemoved':
      return [];
    case 'PersonSet':
    case 'PersonForgotten':
      // D8: whoever could act for an office is all offices' business.
      return event.left ? [...new Set([...offices, ...event.units])] : event.units;
    default:
      return offices;
  }
};
