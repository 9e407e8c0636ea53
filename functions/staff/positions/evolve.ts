import { notStored, type Recorded } from '../../../shared/commit.ts';
import type { StaffEvent } from '../events.ts';
import type { Position, StaffState } from '../state.ts';
import { type Consent, type Role, roles } from './roles.ts';

/** What events make of a position, beside what is allocated on it: changes only through facts that the rules have. Pure. */
type On<T extends StaffEvent['type']> = Recorded<Extract<StaffEvent, { type: T }>>;
type Consents = NonNullable<Position['consents']>;

const consentsOf = (of: (role: Role) => Consent | undefined): Consents | undefined => {
  const some = roles.flatMap((role) => {
    const consent = of(role);
    return consent ? [[role, consent] as const] : [];
  });
  return some.length > 0 ? Object.fromEntries(some) : undefined;
};

/** Who is asked now, and what those said or did not say who were named before. */
const consentsAfter = (is: Position | undefined, event: On<'PositionSet'>): Consents | undefined =>
  consentsOf((role) => {
    const asked = event.asked?.find(({ as }) => as === role);
    if (asked) return { status: 'asked', replyBy: asked.replyBy };
    return is?.[role] === event[role] ? is.consents?.[role] : undefined;
  });

/** What they said to it, or did not say. */
export const consented = (
  { consents: was, ...is }: Position,
  event: On<'PositionAccepted' | 'PositionDeclined' | 'PositionEscalated'>,
): Position => {
  const consents = consentsOf((role): Consent | undefined => {
    const consent = was?.[role];
    if (!consent || !event.as.includes(role)) return consent;
    if (event.type === 'PositionEscalated') return { ...consent, escalated: true };
    if (event.type === 'PositionAccepted') return undefined;
    return { status: 'declined', replyBy: consent.replyBy, at: event.at, reason: event.reason };
  });
  return { ...is, ...(consents && { consents }) };
};

export const positionSet = ({ position: is, person, email }: StaffState, event: On<'PositionSet'>): Position => {
  const { version, createdAt, updatedAt } = is ?? notStored;
  const { title, extent, employer, supervisor, administrator, from, to, shares, tasks, languages, plannable } = event;
  const fields = { title, extent, employer, supervisor, administrator, from, to, shares, tasks, languages, plannable };
  const { allocations = [], ended = [] } = is ?? {};
  const changed = event.by === undefined ? is?.changed : { at: event.at, by: event.by, reason: event.reason };
  const { earlierTexts, textsForgottenAt } = is ?? {};
  const consents = consentsAfter(is, event);
  const kept = {
    ...(consents && { consents }),
    ...(changed && { changed }),
    ...(earlierTexts && { earlierTexts }),
    ...(textsForgottenAt && { textsForgottenAt }),
  };
  return { version, createdAt, updatedAt, id: event.position, ...fields, person, email, allocations, ended, ...kept };
};
