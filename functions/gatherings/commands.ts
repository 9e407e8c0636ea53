import type { Instant } from '../../shared/calendar.ts';
import { entityOf } from '../../shared/commit.ts';
import { readAssociationItems, readSettings } from '../../shared/directory-loads.ts';
import { campaignKey, unitKey } from '../../shared/directory.ts';
import { type Caller, execute } from '../../shared/execute.ts';
import type { Answer } from '../../shared/idempotency.ts';
import { type ProblemCode, type Refusal, refuse } from '../../shared/problems.ts';
import { get, present } from '../../shared/table.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import { isListed, listedKey } from './listing.ts';
import { publicitySettingsOf } from './offers.ts';
import type { Decision, EventsEvent } from './events.ts';
import { capability, readEvent, readListed, readListing, readNearby, readTurns } from './store.ts';
import type { Context } from './rules.ts';
import type { CampaignEvent, Contact, EventFields, EventsState } from './state.ts';

/** What the commands on events share: loading what they are judged by. */
export type Loaded = EventsState & {
  readonly context: Context;
  /** What may overlap it, as it will be. */
  readonly nearby: readonly CampaignEvent[];
};

export type About = {
  /** The event that it is about; none where it comes to be. */
  readonly event?: string;
  /** What it will say of itself, where the command says so. */
  readonly fields?: (is: CampaignEvent | undefined) => EventFields;
  readonly contact?: Contact | null | undefined;
  readonly publishes?: true;
  /** Nothing that those outside are shown will change. */
  readonly isInward?: true;
  /** Takes one's turn. */
  readonly submits?: true;
  /** The answer tells of clashes. */
  readonly withClashes?: true;
};

/** Of the units that are named, the associations that there are. */
const readNamed = async (campaign: string, fields: EventFields | undefined): Promise<ReadonlySet<Unit>> => {
  const named = [...(fields?.organisers ?? []), ...(fields?.place?.area === undefined ? [] : [fields.place.area])];
  const keys = new Map(
    named.filter((unit) => !isOffice(unit)).map((unit) => [unitKey(campaign, 'association', unit).sk, unit]),
  );
  const found = await present([...keys.values()].map((unit) => unitKey(campaign, 'association', unit)));
  return new Set(found.map(({ sk }) => keys.get(sk) as Unit));
};

/** What is listed is read only where the event is listed, or may come to be. */
const readListedOf = async (campaign: string, is: CampaignEvent | undefined, willBe: boolean) => {
  const isThere = is !== undefined && isListed(is);
  const [listing, listed] = await Promise.all([
    isThere || willBe ? readListing(campaign) : undefined,
    isThere ? readListed(campaign, listedKey(is)) : undefined,
  ]);
  return { ...(listing && { listing }), listed: listed ? { [listed.key]: listed } : {} };
};

/** Those for members are told to every association, once they are published. */
const readTold = async (campaign: string, isForMembers: boolean): Promise<readonly Unit[] | undefined> =>
  isForMembers ? (await readAssociationItems(campaign)).map(({ id }) => id as Unit) : undefined;

export const load = async (campaign: string, now: Instant, about: About): Promise<Loaded | Refusal<'not-found'>> => {
  const [found, settings, is, turns] = await Promise.all([
    get(campaignKey(campaign)),
    readSettings(campaign),
    about.event === undefined ? undefined : readEvent(campaign, about.event),
    about.submits && readTurns(campaign),
  ]);
  if (!found || (about.event !== undefined && !is)) return refuse('not-found');
  const { start, end } = entityOf<CampaignStart>(found) as CampaignStart;
  const fields = about.fields?.(is);
  const [visibility, times] = [(fields ?? is)?.visibility, fields ?? is];
  const isOut = is?.publishedAt !== undefined || about.publishes === true;
  const [associations, listed, told, nearby] = await Promise.all([
    readNamed(campaign, fields),
    about.isInward ? { listed: {} } : readListedOf(campaign, is, isOut && visibility === 'public'),
    readTold(campaign, isOut && visibility === 'members'),
    about.withClashes && times ? readNearby(campaign, times) : [],
  ]);
  return {
    events: is ? { [is.id]: is } : {},
    ...listed,
    turns,
    contact: about.contact,
    associations: told,
    nearby,
    context: {
      now,
      campaign: { start, end },
      replyByDays: publicitySettingsOf(settings).replyByDays,
      associations,
    },
  };
};

type Command<C extends ProblemCode, B> = {
  readonly about: About;
  readonly decide: (state: Loaded) => Decision<C>;
  readonly versionOf?: (state: Loaded) => number;
  readonly answer: (state: Loaded) => Answer<B>;
};

/** Runs one command on events. */
export const onEvents = <C extends ProblemCode, B>(
  caller: Caller,
  { about, decide, versionOf = () => 0, answer }: Command<C, B>,
) =>
  execute<Loaded, EventsEvent, C | 'not-found', B>(caller, capability<Loaded>(caller.campaign), {
    load: (now) => load(caller.campaign, now, about),
    decide,
    versionOf,
    answer,
  });
