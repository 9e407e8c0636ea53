import type { AllOf } from '../../../shared/capability.ts';
import { type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { naming } from '../../../shared/calling.ts';
import type { Language } from '../../../shared/problems.ts';
import type { Office, Unit } from '../../../shared/units.ts';
import { enumerated, unitCalled } from '../../../shared/words.ts';
import { type OfficeAddress, officeAddresses } from '../../campaign/offers.ts';
import { isAddress } from '../writing/headers.ts';
import { fetch, type Reading } from './content.ts';
import type { Told } from './rules.ts';

/** Whose a letter is: the office that sees to what it tells of, and the units that its reader hears it for. */

/** Of several that people of an office show today the first, by what they are there for. */
export const addressOf = (
  addresses: readonly OfficeAddress[],
  office: Office | undefined,
  today: Day,
): string | undefined => addresses.find((each) => each.office === office && each.until >= today)?.email;

/** The one office behind all of it, unless that is the reader's own. */
export const officeBehind = (told: readonly Told[]): Office | undefined => {
  const all = new Set(told.map(({ notice }) => notice.office));
  const [only] = all;
  return all.size === 1 && told.every(({ unit }) => unit !== only) ? only : undefined;
};

/** Where answers go; nowhere where nobody of that office shows an address. */
export const replyTo = async (
  reading: Pick<Reading, 'campaign' | 'fetched'>,
  office: Office | undefined,
  now: Instant,
): Promise<{ readonly replyTo?: string }> => {
  if (office === undefined) return {};
  const [addresses = []] = await fetch(reading, [officeAddresses(reading.campaign)]);
  const address = addressOf(addresses, office, dayOf(now));
  return address !== undefined && isAddress(address) ? { replyTo: address } : {};
};

/** What the reader's units are called, asked once for all letters of a run. */
export const unitNames = async (
  all: AllOf<'called' | 'titled'>,
  { campaign, names }: Pick<Reading, 'campaign' | 'names'>,
  units: readonly Unit[],
  language: Language,
): Promise<string> => {
  const said = enumerated([...new Set(units)].map(unitCalled))[language];
  const known = names.get(said) ?? naming(all, [{ campaign, said, language }], { consistent: false });
  names.set(said, known);
  const [name = ''] = await known;
  return name;
};
