import { addDays, type Day } from '../../../shared/calendar.ts';
import { wrongStatus } from '../../../shared/problems.ts';
import { isOffice, type Office } from '../../../shared/units.ts';
import type { Decision, StaffEvent } from '../events.ts';
import { type Context, positionSubject } from '../judge.ts';
import { refuse } from '../problems.ts';
import type { Position } from '../state.ts';
import { type Role, roles } from './roles.ts';

/** D4: who is named as supervisor or administrator of another's position accepts it, or declines. Pure. */

type Named = Pick<Position, Role>;
type One = { readonly position: Position };

/** Those who are newly named, and did not name themselves, are asked. */
export const askedOf = (
  wish: Named,
  is: Named | undefined,
  units: readonly string[],
  { today, replyByDays }: Pick<Context, 'today' | 'replyByDays'>,
) =>
  roles.flatMap((as) => {
    const office = wish[as];
    return units.includes(office) || is?.[as] === office ? [] : [{ as, office, replyBy: addDays(today, replyByDays) }];
  });

/** Who bears it: nobody before they accept; where they declined, whoever employs. */
export const bearerOf = (position: Position, role: Role): Office | undefined => {
  const consent = position.consents?.[role];
  if (!consent) return position[role];
  return consent.status === 'declined' && isOffice(position.employer) ? position.employer : undefined;
};

const onPosition = ({ id: position, employer }: Position) => ({
  subject: positionSubject(position),
  position,
  employer,
});

/** The roles that these offices are named for. */
const rolesFor = (position: Position, offices: readonly Office[]): readonly Role[] =>
  roles.filter((role) => offices.includes(position[role]));

/** Also by whoever declined it, and comes to another mind. */
export const accept = ({ position }: One, offices: readonly Office[]): Decision<'not-allowed'> => {
  const own = rolesFor(position, offices);
  const [first] = own;
  if (!first) return refuse('not-allowed');
  const as = own.filter((role) => position.consents?.[role]);
  return as.length === 0 ? [] : [{ type: 'PositionAccepted', ...onPosition(position), by: position[first], as }];
};

export const decline = (
  { position }: One,
  offices: readonly Office[],
  reason: string,
): Decision<'not-allowed' | 'wrong-status'> => {
  const own = rolesFor(position, offices);
  const [first] = own;
  if (!first) return refuse('not-allowed');
  const as = own.filter((role) => position.consents?.[role]?.status === 'asked');
  if (as.length > 0) return [{ type: 'PositionDeclined', ...onPosition(position), by: position[first], as, reason }];
  return own.some((role) => position.consents?.[role]) ? [] : wrongStatus('accepted');
};

/** D6: what the daily schedule does where nobody said a word by the day. */
export const escalateConsents = (position: Position, today: Day): readonly StaffEvent[] => {
  const as = roles.filter((role) => {
    const consent = position.consents?.[role];
    return consent?.status === 'asked' && consent.replyBy < today && !consent.escalated;
  });
  return as.length === 0 ? [] : [{ type: 'PositionEscalated', ...onPosition(position), as }];
};
