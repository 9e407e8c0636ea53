import { headships, type Membership } from '../../shared/actor.ts';
import { type Day, dayOf, type Instant } from '../../shared/calendar.ts';
import { canonicalJson } from '../../shared/ids.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { type Refusal, text } from '../../shared/problems.ts';
import { refuse as generic } from '../../shared/problems.ts';
import type { Office } from '../../shared/units.ts';
import type { Decision } from './events.ts';
import { afterStopping } from './evolve.ts';
import { refuse } from './problems.ts';
import type { Block, Device, Mailbox, Preferences } from './state.ts';
import { wantsOf } from './fan-out.ts';
import { settled } from './timing/preferences.ts';

/** Rules of how somebody gets letters. Pure. */
type Said = { readonly preferences: Preferences };
export type Oneself = {
  readonly person: { readonly id: string; readonly memberships: readonly Membership[] };
  readonly mailbox: Mailbox | undefined;
  /** The offices that others act for today, as heads or as deputies. */
  readonly others: readonly Office[];
};

const subjectOf = (person: string): string => `mail/people/${person}`;
const of = (person: string) => ({ subject: subjectOf(person), person });

/** The offices that nobody but this person decides for: what waits for them somebody must know. */
const alone = ({ person, others }: Pick<Oneself, 'person' | 'others'>): readonly Office[] =>
  headships(person).filter((office) => !others.includes(office));
export const mustKnow = (is: Pick<Oneself, 'person' | 'others'>): boolean => alone(is).length > 0;

const silenced = (is: Oneself, preferences: Preferences): boolean =>
  alone(is).some((office) => settled(preferences).decide === 'off' || !wantsOf(preferences, office));

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

export const setPreferences = (
  is: Oneself & { readonly said: Said },
): Decision<'somebody-must-know' | 'invalid-input'> => {
  const { person, mailbox, said } = is;
  const foreign = said.preferences.units?.findIndex((unit) => !person.memberships.some((each) => each.unit === unit));
  if (foreign !== undefined && foreign >= 0) return invalidField(`/units/${foreign}`, 'unknown');
  if (said.preferences.quiet && said.preferences.quiet.from === said.preferences.quiet.to)
    return invalidField('/quiet/to', 'order');
  if (silenced(is, said.preferences))
    return refuse(
      'somebody-must-know',
      text(
        'Du är ensam chef och har ingen ersättare: låt `decide` vara på, eller utse en ersättare först.',
        'You are the only head and nobody stands in for you: leave `decide` on, or name a deputy first.',
      ),
    );
  return same(mailbox?.preferences ?? {}, said.preferences) ? [] : [{ type: 'PreferencesSet', ...of(person.id) }];
};

const sameAddress = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();
/** Each sends a letter to whoever has that address. */
export const mostNamed = 5;

/**
 * An address is used once whoever reads there has followed the link. The one that the sign-in has shown to be theirs need
 * not be shown once more.
 */
export const nameAddress = (
  { person, mailbox, said }: Pick<Oneself, 'person' | 'mailbox'> & { readonly said: { readonly address: string } },
  {
    request,
    verified,
    now,
  }: { readonly request: string; readonly verified: string | undefined; readonly now: Instant },
): Decision<'too-soon'> => {
  const { address } = said;
  if (sameAddress(mailbox?.address, address) && !mailbox?.blocked && !mailbox?.pending) return [];
  if (sameAddress(verified, address)) return [{ type: 'AddressConfirmed', ...of(person.id) }];
  return namedOn(mailbox, dayOf(now)) >= mostNamed
    ? tooOften()
    : [{ type: 'AddressProposed', ...of(person.id), request }];
};
const namedOn = (mailbox: Mailbox | undefined, today: Day): number =>
  mailbox?.named?.day === today ? mailbox.named.count : 0;
const tooOften = (): Refusal<'too-soon'> =>
  generic(
    'too-soon',
    text(
      `Högst ${mostNamed} adresser om dagen; försök igen i morgon.`,
      `At most ${mostNamed} addresses a day; try again tomorrow.`,
    ),
  );

/** By the link; of an address that is waited for no more there is nothing to confirm. */
export const confirmAddress = (
  mailbox: Mailbox | undefined,
  request: string | undefined,
  now: Instant,
): Decision<'not-found'> =>
  mailbox?.pending && mailbox.pending.id === request && now < mailbox.pending.until
    ? [{ type: 'AddressConfirmed', ...of(mailbox.id) }]
    : generic('not-found');

/** By one click. Whoever alone must know of decisions hears of them once a day. */
export const stopLetters = (mailbox: Mailbox, must: boolean): Decision<never> =>
  same(mailbox.preferences, afterStopping(mailbox.preferences, must))
    ? []
    : [{ type: 'LettersStopped', ...of(mailbox.id), mustKnow: must }];

export const mostDevices = 10;
/** Turned on once more it is the same device: its keys may be others by now. */
export const addDevice = (
  { mailbox, person }: Pick<Oneself, 'person' | 'mailbox'>,
  said: Omit<Device, 'since'>,
): Decision<'too-many-devices'> => {
  const { devices = [] } = mailbox ?? {};
  const known = devices.find(({ id }) => id === said.id);
  if (known && same(known, { ...said, since: known.since })) return [];
  if (!known && devices.length >= mostDevices)
    return refuse(
      'too-many-devices',
      text(
        `Högst ${mostDevices} enheter: ta bort en som du inte använder först.`,
        `At most ${mostDevices} devices: remove one first that you do not use.`,
      ),
    );
  return [{ type: 'DeviceAdded', ...of(person.id), device: said.id }];
};
const hasDevice = (mailbox: Mailbox | undefined, device: string): mailbox is Mailbox =>
  mailbox?.devices?.some(({ id }) => id === device) ?? false;
export const removeDevice = (mailbox: Mailbox | undefined, device: string): Decision<'not-found'> =>
  hasDevice(mailbox, device) ? [{ type: 'DeviceRemoved', ...of(mailbox.id), device }] : generic('not-found');
/** Its push service knows it no more: as it was told so, unless it was turned on anew meanwhile. */
export const loseDevice = (mailbox: Mailbox | undefined, { id: device, since }: Device): Decision<never> =>
  hasDevice(mailbox, device) && mailbox.devices?.some((each) => each.id === device && each.since === since)
    ? [{ type: 'DeviceRemoved', ...of(mailbox.id), device, isGone: true }]
    : [];

/** By what the address's own server, or its reader, has said of it; of another address than that it says nothing. */
export const blockAddress = (
  { mailbox, person }: { readonly mailbox: Mailbox | undefined; readonly person: Oneself['person'] | undefined },
  address: string,
  because: Block,
): Decision<never> => {
  if (!mailbox || mailbox.blocked || !sameAddress(mailbox.address, address)) return [];
  const units = (person?.memberships ?? []).flatMap(({ unit, role }) => (role === 'admin' ? [] : [unit]));
  return [{ type: 'AddressBlocked', ...of(mailbox.id), because, units }];
};
