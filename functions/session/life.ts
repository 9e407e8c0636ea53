/** How long a session of a browser lasts. Pure. */
export type Session = {
  readonly refreshToken: string;
  /** Whoever signed in said that nobody else uses this device. */
  readonly ownDevice: boolean;
  /** In seconds since 1970. */
  readonly began: number;
  readonly used: number;
};

const hours = 3_600;
/** Since it began; a device that may be anybody's is left, and not signed out of. */
const lifeElsewhere = 12 * hours;
/** Since it was last used. */
const lifeOnOwnDevice = 30 * 24 * hours;

/** How many seconds it will last if it is not used; none or less once it is over. */
export const secondsLeft = ({ ownDevice, began, used }: Session, now: number): number =>
  ownDevice ? used + lifeOnOwnDevice - now : began + lifeElsewhere - now;

/** Nobody has a session from a time to come: a cookie of a clock that was put back is over, too. */
export const isOver = (session: Session, now: number): boolean =>
  secondsLeft(session, now) <= 0 || session.began > now + hours;
