import type { Day } from '../../../shared/calendar.ts';
import type { Entity } from '../../../shared/commit.ts';
import type { Keeps } from '../../../shared/texts.ts';
import { canonicalJson } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import { reasonMissing } from '../../../shared/reversal/rules.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { faults, refuse } from '../problems.ts';
import type { Decision, StaffEvent } from '../events.ts';
import { type Context, type Known, overAllocatedRefusal, positionSubject, tooSmallRefusal, unitsOf } from '../judge.ts';
import { hull, isWithin, leastExtent, overAllocated, overlaps, partsOf, shareParts, tooSmall } from '../parts.ts';
import type { Extent, Position, Span, Staff } from '../state.ts';
import { askedOf } from './consenting.ts';
import { advice, companionsOf, type Suggestion, suggest } from '../suggestions.ts';

/** Rules of a position (D1-D4). Pure. */

/** What somebody wants a position to be. */
export type Wish = Omit<Position, keyof Entity | keyof Keeps | 'id' | 'allocations' | 'ended' | 'changed' | 'consents'>;
type Judged = Wish & Pick<Position, 'allocations'>;
/** A position that is there. */
type One = { readonly position: Position };

/** An office's position is changed by that office or by the one that supervises it, an association's by its own. */
export const mayChange = (
  { employer, supervisor, consents }: Pick<Position, 'employer' | 'supervisor' | 'consents'>,
  units: readonly Unit[],
): boolean => {
  if (!isOffice(employer)) return isOneOf(employer, units);
  return units.includes(employer) || (units.includes(supervisor) && consents?.supervisor?.status !== 'declined');
};

/** Offices change everything of staff, so also what an association entered of its own employees. */
const isOneOf = (employer: Unit, units: readonly Unit[]): boolean => units.includes(employer) || units.some(isOffice);

/** The first field that is wrong in what it refers to. */
const wrongField = (
  wish: Wish,
  { start, end }: { readonly start: Day; readonly end: Day },
  { associations }: Known,
): Refusal<'invalid-input'> | undefined => {
  const isKnown = (unit: Unit) => isOffice(unit) || associations[unit] !== undefined;
  if (wish.from < start || wish.from > end) return invalidField('/from', 'outside-campaign');
  if (wish.to > end) return invalidField('/to', 'outside-campaign');
  if (!isKnown(wish.employer)) return invalidField('/employer', 'unknown');
  const parts = shareParts(wish);
  for (const [i, part] of parts.entries()) {
    if (!isKnown(part.unit)) return invalidField(`/shares/${i}/unit`, 'unknown');
    if (part.from < wish.from || part.from > wish.to) return invalidField(`/shares/${i}/from`, faults.outsidePosition);
    if (part.to > wish.to || part.to < wish.from) return invalidField(`/shares/${i}/to`, faults.outsidePosition);
    if (parts.slice(0, i).some((other) => other.unit === part.unit && overlaps(other, part)))
      return invalidField(`/shares/${i}/unit`, 'twice');
  }
  return undefined;
};

/** D1, D2, D3 on a position as it would be. */
const isLawful = (position: Judged, context: Known): boolean =>
  position.extent >= leastExtent &&
  position.extent <= 100 &&
  overAllocated(position.extent, partsOf(position), position).length === 0 &&
  smallParts(position, context).length === 0;

/** D3 binds where an office employs. */
const smallParts = (position: Judged, { associations }: Known) =>
  isOffice(position.employer) ? tooSmall(partsOf(position), position, associations) : [];

/** With whose open requests, as shares, the position would be lawful; `grows`: its extent by as much. */
const suggestionsFor = (
  position: Judged,
  groups: readonly string[],
  state: Staff,
  context: Known,
  { grows, period, togetherWith }: { readonly grows: boolean; readonly period: Span; readonly togetherWith: Extent },
): readonly Suggestion[] =>
  groups.flatMap((group) => {
    const companions = companionsOf(group, state, context.associations, period, new Set()).filter((each) =>
      shareParts(position).every((part) => part.unit !== each.unit || !overlaps(part, each)),
    );
    return suggest(
      group,
      companions,
      (added) => {
        const twice = added.some((one, i) =>
          added.slice(0, i).some((other) => other.unit === one.unit && overlaps(one, other)),
        );
        const more = grows ? added.reduce((sum, { extent }) => sum + extent, 0) : 0;
        const shares = [...position.shares, ...added.map(({ request: _, ...share }) => share)];
        return !twice && isLawful({ ...position, extent: position.extent + more, shares }, context);
      },
      togetherWith,
    );
  });

/** The neighbour groups of what works with the position; of all associations if none of those is in one. */
const groupsAround = ({ employer, shares }: Wish, { associations }: Known): readonly string[] => {
  const groupsOf = (units: readonly Unit[]): readonly string[] => [
    ...new Set(units.flatMap((unit) => associations[unit]?.neighbourGroup ?? [])),
  ];
  const near = groupsOf([employer, ...shares.map(({ unit }) => unit)]);
  return near.length > 0 ? near : groupsOf(Object.keys(associations).sort());
};

/** D2: a position under 50 % is refused, with the alternatives named: pool it with neighbours, or the activist pool. */
const positionTooSmall = (position: Judged, state: Staff, context: Known): Refusal<'position-too-small'> => {
  const suggestions = suggestionsFor(position, groupsAround(position, context), state, context, {
    grows: true,
    period: position,
    togetherWith: position.extent,
  });
  const hint = advice(suggestions, context.associations);
  return {
    ...refuse(
      'position-too-small',
      text(
        `${position.extent} % är mindre än ${leastExtent} %: slå ihop den med vad grannföreningar begär, eller vänd er till aktivistpoolen.${hint.sv}`,
        `${position.extent} % is less than ${leastExtent} %: pool it with what neighbouring associations ask for, or turn to the activist pool.${hint.en}`,
      ),
    ),
    more: { suggestions },
  };
};

const fieldsOf = (wish: Wish, id: string) => {
  const { title, extent, employer, supervisor, administrator, from, to, shares, tasks, languages, plannable } = wish;
  return {
    position: id,
    title,
    extent,
    employer,
    supervisor,
    administrator,
    from,
    to,
    shares,
    ...(tasks && { tasks }),
    ...(languages && { languages }),
    plannable,
  };
};

const onlyEmployer = text('Den som är arbetsgivare tar bort befattningen.', 'Whoever employs it removes the position.');
const inUse = (): Refusal<'position-in-use'> => refuse('position-in-use');

/** Enters a position or changes it; what is allocated already must stay lawful. */
export const setPosition = (
  state: Staff & { readonly position: Position | undefined },
  command: {
    readonly id: string;
    readonly wish: Wish;
    readonly units: readonly Unit[];
    readonly reason?: string | undefined;
  },
  campaign: { readonly start: Day; readonly end: Day },
  context: Pick<Context, 'associations' | 'today' | 'replyByDays'>,
): Decision<
  'invalid-input' | 'not-allowed' | 'position-too-small' | 'position-in-use' | 'over-allocated' | 'share-too-small'
> => {
  const { id, wish, units, reason } = command;
  const is = state.position;
  if ((is && !mayChange(is, units)) || !mayChange(wish, units)) return refuse('not-allowed');
  const wrong = wrongField(wish, campaign, context);
  if (wrong) return wrong;
  const allocations = is?.allocations ?? [];
  const position = { ...wish, allocations };
  if (wish.extent < leastExtent) return positionTooSmall(position, state, context);
  if (allocations.some((each) => !isWithin(each, wish))) return inUse();
  // An association's own employees are never allocated to others.
  if (allocations.length > 0 && !isOffice(wish.employer)) return inUse();
  const over = overAllocated(wish.extent, partsOf(position), wish);
  if (over.length > 0) return overAllocatedRefusal(wish.extent, over);
  const small = smallParts(position, context);
  if (small.length > 0) {
    const groups = unitsOf(small).flatMap((unit) => context.associations[unit]?.neighbourGroup ?? []);
    const togetherWith = Math.min(...small.map(({ extent }) => extent));
    const options = { grows: false, period: hull(small), togetherWith };
    const suggestions = suggestionsFor(position, [...new Set(groups)], state, context, options);
    return tooSmallRefusal(small, suggestions, context.associations);
  }
  const fields = fieldsOf(wish, id);
  const isSamePerson = is?.person === wish.person && is?.email === wish.email;
  const same = is && isSamePerson && canonicalJson(fieldsOf(is, id)) === canonicalJson(fields);
  if (same) return [];
  const { employer } = is ?? wish;
  const missing = reasonMissing({ owner: employer, reason }, units);
  if (missing) return missing;
  const asked = askedOf(wish, is, units, context);
  const said = { ...because(employer, units, reason), ...(asked.length > 0 && { asked }) };
  return [{ type: 'PositionSet', subject: positionSubject(id), ...fields, ...said }];
};

/** Who changes what another employs, and why. */
const because = (employer: Unit, [first = '', ...units]: readonly Unit[], reason: string | undefined) => {
  if ([first, ...units].includes(employer)) return {};
  return { by: first, ...(reason !== undefined && { reason }) };
};

/** By whoever employs: nothing is left in which another could say why. */
export const removePosition = (
  { position }: One,
  units: readonly Unit[],
): Decision<'not-allowed' | 'position-in-use'> => {
  if (!units.includes(position.employer)) return refuse('not-allowed', onlyEmployer);
  if (position.allocations.length > 0) return inUse();
  const { id, employer, shares } = position;
  return [
    {
      type: 'PositionRemoved',
      subject: positionSubject(id),
      position: id,
      employer,
      units: unitsOf(shares),
    },
  ];
};

/** Invariant 9: the name and the address of who is employed go some days after the campaign. */
export const forgetPerson = ({ position: { id, person, email } }: One): readonly StaffEvent[] =>
  person === undefined && email === undefined
    ? []
    : [{ type: 'PersonForgotten', subject: positionSubject(id), position: id }];
