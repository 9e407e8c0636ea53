import { headships, type Membership } from '../../shared/actor.ts';
import type { Day } from '../../shared/calendar.ts';
import { canonicalJson } from '../../shared/ids.ts';
import { notOneOf } from '../../shared/field-words.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { type ProblemCode, type Refusal, text } from '../../shared/problems.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';
import { refuse } from './problems.ts';
import type { CampaignEvent } from './events.ts';
import { leftBy } from './standing.ts';
import type { Campaign, Details, Login, OfficeEntity, Person, Settings, SettingsParts } from './state.ts';

/** Rules of setting up and running a campaign. Pure. */
export type Decision<C extends ProblemCode> = readonly CampaignEvent[] | Refusal<C>;

/** Whether it is so already. */
export const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** The part of an entity that a command says. */
export const pick = <T extends object>(entity: object | undefined, command: T): Partial<T> | undefined =>
  entity &&
  (Object.fromEntries(
    Object.keys(command).map((key) => [key, (entity as Record<string, unknown>)[key]]),
  ) as Partial<T>);

export const setCampaign = (
  { campaign }: { readonly campaign: Campaign | undefined },
  command: {
    readonly id: string;
    readonly name: string;
    readonly start: Day;
    readonly electionDay: Day;
    readonly end: Day;
  },
): Decision<'invalid-input'> => {
  if (command.electionDay < command.start) return invalidField('/electionDay', 'order');
  if (command.end < command.electionDay) return invalidField('/end', 'order');
  const { id: _, ...dates } = command;
  return same(pick(campaign, command), command)
    ? []
    : [{ type: 'CampaignSet', subject: 'campaign', ...dates, campaignId: command.id }];
};

export const setSettings = (
  { settings }: { readonly settings: Settings | undefined },
  command: SettingsParts,
): readonly CampaignEvent[] => {
  if (same(pick(settings, command), command)) return [];
  const { campaign: campaignSettings, ...others } = command;
  const parts = Object.fromEntries(Object.entries(others).map(([name, part]) => [`${name}Settings`, part]));
  return [{ type: 'SettingsSet', subject: 'campaign/settings', campaignSettings, ...parts }];
};

export const setOffice = (
  { office }: { readonly office: OfficeEntity | undefined },
  command: { readonly id: string; readonly name: string },
): Decision<'invalid-input'> => {
  if (!isOffice(command.id)) return invalidField('/path/office', 'unknown');
  if (office?.name === command.name) return [];
  return [{ type: 'OfficeSet', subject: `campaign/offices/${command.id}`, office: command.id, name: command.name }];
};

const units = (...lists: readonly (readonly Membership[])[]): readonly Unit[] => [
  ...new Set(lists.flat().flatMap(({ unit, role }) => (role === 'admin' ? [] : [unit]))),
];

/** D8: which offices' heads change by it; a head who gets another sign-in is a change, too. */
const headsChanged = (
  before: readonly Membership[],
  after: readonly Membership[],
  otherSubject: boolean,
): readonly Office[] => {
  const [former, next] = [headships({ memberships: before }), headships({ memberships: after })];
  return [...new Set([...former, ...next])].filter(
    (office) => otherSubject || former.includes(office) !== next.includes(office),
  );
};

const ended = (left: readonly Office[]) => (left.length > 0 ? { left } : {});

/** Roles fit their unit, and none is given twice. */
const checkMemberships = (memberships: readonly Membership[], known: ReadonlySet<Unit>) => {
  for (const [i, { unit, role }] of memberships.entries()) {
    const fitting = unit === 'campaign' ? ['admin'] : isOffice(unit) ? ['head', 'staff'] : ['member', 'administrator'];
    if (!fitting.includes(role)) return invalidField(`/memberships/${i}/role`, notOneOf(...fitting));
    if ((role === 'member' || role === 'administrator') && !known.has(unit))
      return invalidField(`/memberships/${i}/unit`, 'unknown');
    if (memberships.findIndex((other) => other.unit === unit) !== i)
      return invalidField(`/memberships/${i}/unit`, 'twice');
  }
  return undefined;
};

export type PersonToSet = {
  readonly campaign: Campaign;
  readonly person: Person | undefined;
  /** Of the sign-in that they shall have. */
  readonly login: Login | undefined;
  /** Those associations of the memberships that there are. */
  readonly known: ReadonlySet<Unit>;
  readonly details: Details;
};
type SetCommand = {
  readonly id: string;
  readonly memberships: readonly Membership[];
  readonly actorSubject: string;
  /** By when the change of a head is to be answered. */
  readonly replyBy?: Day;
};

/** D8: admin holds no other role; nobody changes their own; a change of a head waits for a head of another office. */
export const setPerson = (
  { campaign, person, login, known, details }: PersonToSet,
  command: SetCommand,
): Decision<'invalid-input' | 'admin-holds-no-other-role' | 'own-membership' | 'subject-taken'> => {
  const { id, memberships, actorSubject, replyBy } = command;
  const wrong = checkMemberships(memberships, known);
  if (wrong) return wrong;
  if (memberships.length > 1 && memberships.some(({ role }) => role === 'admin'))
    return refuse('admin-holds-no-other-role');
  const before = person?.memberships ?? [];
  const otherSubject = person !== undefined && person.subject !== details.subject;
  const ownSubject = [person?.subject, details.subject].includes(actorSubject);
  if (ownSubject && (otherSubject || !same(before, memberships))) return refuse('own-membership');
  if (login && login.person !== id) return refuse('subject-taken');
  const subject = `campaign/people/${id}`;
  const changed = campaign.startedAt === undefined ? [] : headsChanged(before, memberships, otherSubject);
  const at = person && { subject: person.subject, name: person.name, email: person.email, phone: person.phone };
  if (changed.length === 0) {
    const unchanged = same(at, { ...details }) && same(before, memberships) && !person?.pending;
    return unchanged
      ? []
      : [
          {
            type: 'PersonSet',
            subject,
            person: id,
            memberships,
            units: units(before, memberships),
            ...ended(leftBy(person, { subject: details.subject, memberships })),
          },
        ];
  }
  if (person?.pending && same(person.pending.memberships, memberships) && person.pending.subject === details.subject)
    return [];
  // Everything about the roles waits; of a new person the roles that are no headship hold at once.
  const meanwhile = person ? before : memberships.filter(({ role }) => role !== 'head');
  return [
    {
      type: 'PersonSet',
      subject,
      person: id,
      memberships: meanwhile,
      units: units(before, memberships),
      ...(otherSubject && { subjectWaits: true as const }),
    },
    {
      type: 'HeadChangeProposed',
      subject,
      person: id,
      memberships,
      changed,
      ...(replyBy !== undefined && { replyBy }),
    },
  ];
};

/**
 * D8: confirmed by a head of an office whose head does not change, who is not the person in question; then it is in
 * effect. Until a head of the third office confirms it, too, the two are one hand: so nobody gains a second vote.
 */
export const confirmHeadChange = (
  { person, login }: { readonly person: Person; readonly login: Login | undefined },
  command: { readonly person: string; readonly offices: readonly Office[] },
): Decision<'nothing-to-confirm' | 'other-office-adopts' | 'head-unconfirmed' | 'subject-taken'> => {
  const { id, pending, vouched = {} } = person;
  if (!pending && Object.keys(vouched).length === 0) return refuse('nothing-to-confirm');
  if (command.offices.length === 0) return refuse('head-unconfirmed');
  if (command.person === id) return refuse('other-office-adopts');
  const subject = `campaign/people/${id}`;
  if (!pending) {
    const changed = headships(person).filter((office) =>
      command.offices.some((other) => vouched[office] !== undefined && other !== office && other !== vouched[office]),
    );
    if (changed.length === 0) return refuse('other-office-adopts');
    return [{ type: 'HeadChangeSeconded', subject, person: id, changed }];
  }
  const confirmedBy = command.offices.find((office) => !pending.offices.includes(office));
  if (!confirmedBy) return refuse('other-office-adopts');
  if (login && login.person !== id) return refuse('subject-taken');
  const { memberships, offices: changed } = pending;
  const vouching = headships({ memberships }).some((office) => changed.includes(office)) ? { confirmedBy } : {};
  return [{ type: 'HeadChangeConfirmed', subject, person: id, memberships, changed, ...vouching }];
};

/** GDPR art. 17: a person's data goes when asked for, and with the campaign; a headship is handed over first. */
export const forgetPerson = (
  { campaign, person }: { readonly campaign: Campaign; readonly person: Person },
  command: { readonly actorSubject: string; readonly campaignIsOver: boolean },
): Decision<'own-membership' | 'wrong-status'> => {
  if (person.subject === command.actorSubject) return refuse('own-membership');
  const heads = headships(person);
  if (heads.length > 0 && campaign.startedAt !== undefined && !command.campaignIsOver)
    return refuse('wrong-status', text('Lämna över chefskapet först.', 'Hand over the headship first.'));
  return [
    {
      type: 'PersonForgotten',
      subject: `campaign/people/${person.id}`,
      person: person.id,
      units: units(person.memberships),
      ...ended(leftBy(person, undefined)),
    },
  ];
};
