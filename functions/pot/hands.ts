import type { PersonInBrief } from '../../shared/people.ts';
import type { Day } from '../../shared/calendar.ts';
import { type Office, offices } from '../../shared/units.ts';
import type { Pot, Vote } from './state.ts';

/** In whose hands the power of a head lies on a day (D8). Pure. */

/** The office acted for and, where its head rests on one other office's word alone, that other. */
export type Hand = readonly Office[];
export type Hands = Readonly<Partial<Record<Office, Hand>>>;

const handOf = (office: Office, vouching: Office | undefined): Hand =>
  vouching === undefined ? [office] : [office, vouching];

/**
 * The hand that somebody has in an office on that day: as its head, or as the deputy whom it appointed, for as long as
 * they belong there and the same person signs in. Undefined: none.
 */
const handIn = (office: Office, person: PersonInBrief, deputies: Pot['deputies'], today: Day): Hand | undefined => {
  const membership = person.memberships.find(({ unit }) => unit === office);
  if (membership?.role === 'head') return handOf(office, person.vouched?.[office]);
  const deputy = deputies?.[office];
  const stands =
    membership !== undefined &&
    deputy?.person === person.id &&
    deputy.standing === (person.standing ?? 0) &&
    deputy.from <= today &&
    today <= deputy.to;
  return stands ? handOf(office, deputy.vouchedBy) : undefined;
};

/** All hands that somebody has on that day. */
export const handsOf = (person: PersonInBrief, deputies: Pot['deputies'], today: Day): Hands =>
  Object.fromEntries(
    offices.flatMap((office) => {
      const hand = handIn(office, person, deputies, today);
      return hand ? [[office, hand] as const] : [];
    }),
  );

/** Who gave votes, and who stands in for whom. */
export type Voters = {
  readonly pot: Pick<Pot, 'deputies'>;
  readonly voters: Readonly<Record<string, PersonInBrief>>;
};

/** The hand that gave a vote, if it still acts for that office: a vote that has lapsed waits for whoever acts now. */
export const handOfVote = (
  { pot, voters }: Voters,
  { office, person }: Pick<Vote, 'office' | 'person'>,
  today: Day,
) => {
  const voter = voters[person];
  return voter && handIn(office, voter, pot.deputies, today);
};

/** Hands that share an office are one. */
export const apart = (hands: readonly Hand[]): readonly Hand[] =>
  hands.reduce<readonly Hand[]>((found, hand) => {
    const shares = (other: Hand) => other.some((office) => hand.includes(office));
    return [...found.filter((other) => !shares(other)), [...new Set([...found.filter(shares).flat(), ...hand])]];
  }, []);
