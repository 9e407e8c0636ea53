import type { Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import type { PersonInBrief } from '../../../shared/people.ts';
import type { Office } from '../../../shared/units.ts';
import type { Decision } from '../events.ts';
import { refuse } from '../problems.ts';
import { type AdoptCode, proposerGone } from '../proposing.ts';
import type { Pot } from '../state.ts';
import type { Deputy, Standin } from './state.ts';

/** Rules of who stands in for a head (D8). Pure. */
type DeputyCommand = {
  readonly office: Office;
  readonly person: PersonInBrief;
  readonly from: Day;
  readonly to: Day;
  /** On whose word alone the head rests who appoints. */
  readonly vouchedBy: Office | undefined;
  /** By when another office's head is to confirm it, where it waits for that. */
  readonly replyBy: Day;
};

const deputySubject = (office: Office): string => `pot/deputies/${office}`;
const sameStandin = (is: Standin | undefined, { person, from, to }: Pick<Standin, 'person' | 'from' | 'to'>) =>
  is?.person === person && is.from === from && is.to === to;

/**
 * D8: a deputy acts as head of their own office in a period (July is holiday). With a mandate in force that waits until a
 * head of another office confirms it.
 */
export const appointDeputy = (
  { pot, deputy }: { readonly pot: Pot; readonly deputy: Deputy | undefined },
  { office, person, from, to, vouchedBy, replyBy }: DeputyCommand,
): Decision<'invalid-input' | 'not-a-member'> => {
  if (to < from) return invalidField('/to', 'order');
  if (!person.memberships.some(({ unit }) => unit === office)) return refuse('not-a-member');
  const standing = person.standing ?? 0;
  const wish = { person: person.id, from, to, standing, ...(vouchedBy !== undefined && { vouchedBy }) };
  const last = deputy?.pending ?? deputy?.inForce;
  if (sameStandin(last, wish) && last?.standing === standing) return [];
  const on = { subject: deputySubject(office), office, ...wish };
  return [pot.mandate ? { type: 'DeputyProposed', ...on, replyBy } : { type: 'DeputyAppointed', ...on }];
};

/** D8: by a head of another office, who is not the deputy. */
export const confirmDeputy = (
  { deputy, proposer }: { readonly deputy: Deputy; readonly proposer: PersonInBrief | undefined },
  command: { readonly person: string; readonly offices: readonly Office[] },
): Decision<AdoptCode> => {
  const { office, pending } = deputy;
  if (!pending) return refuse('nothing-to-confirm');
  const gone = proposerGone(proposer, [office]);
  if (gone) return gone;
  if (command.offices.length === 0) return refuse('head-unconfirmed');
  if (command.person === pending.person || !command.offices.some((other) => other !== office))
    return refuse('other-office-adopts');
  const { by: _, replyBy: __, escalated: ___, ...standin } = pending;
  return [{ type: 'DeputyAppointed', subject: deputySubject(office), office, ...standin }];
};

/** Ending what a deputy may do never waits, and ends what waits, too. */
export const endDeputy = ({ deputy: { office } }: { readonly deputy: Deputy }): Decision<never> => [
  { type: 'DeputyEnded', subject: deputySubject(office), office },
];
