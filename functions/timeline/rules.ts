import { type Day, daysBetween } from '../../shared/calendar.ts';
import { canonicalJson } from '../../shared/ids.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { text, type Refusal } from '../../shared/problems.ts';
import { milestoneCalled } from './called.ts';
import { daysIn, wishIn } from './days.ts';
import type { Decided, TimelineEvent } from './events.ts';
import { timelineAfter } from './evolve.ts';
import { circleThrough, followersOf } from './graph.ts';
import { refuse } from './problems.ts';
import { caughtUp, type Known, slipping } from './slip.ts';
import { electionDayId, type Governed, type Milestone, type MilestoneTexts, noSlip, type Timeline } from './state.ts';

/** Rules of milestones: what they are, and when (D9, D25). Pure. */
export const mostMilestones = 300;
/** So far from election day a day makes sense. */
const farthest = 800;
/** Things that all milestones of a timeline govern together: what one change moves fits into one transaction. */
export const mostGoverned = 40;

export const subjectOf = (id: string): string => `timeline/milestones/${id}`;
export const on = ({ id, owner }: Pick<Milestone, 'id' | 'owner'>) => ({
  subject: subjectOf(id),
  milestone: id,
  owner,
});
export const enumeratedIds = (ids: readonly string[]): string => ids.map(milestoneCalled).join(', ');

export const stateOf = ({ state }: Milestone): Refusal<'wrong-status'> =>
  state === 'done'
    ? refuse(
        'wrong-status',
        text('Milstolpen är avklarad; ångra det först.', 'The milestone is done; take that back first.'),
      )
    : refuse(
        'wrong-status',
        text('Milstolpen är struken; lägg in den igen först.', 'The milestone was dropped; enter it again first.'),
      );

export const far = {
  code: 'too-far',
  detail: text(
    `Dagen ligger mer än ${farthest} dagar från valdagen.`,
    `The day is more than ${farthest} days from election day.`,
  ),
};
export const isFar = (day: Day | undefined, electionDay: Day): boolean =>
  day !== undefined && Math.abs(daysBetween(electionDay, day)) > farthest;

/** What somebody says of a milestone. */
export type Wish = Pick<Milestone, 'title' | 'owner' | 'kind' | 'when' | 'length' | 'after' | 'remind'> & {
  readonly pinned: boolean;
  readonly governs: readonly Pick<Governed, 'subject' | 'field'>[];
  readonly note?: string | undefined;
};
type Setting = Known & { readonly said: MilestoneTexts; readonly isUnit: boolean };

const reserved: readonly string[] = [electionDayId, 'template'];

/** What is wrong with what it waits for, and with what it governs. */
const wrongLinks = ({ timeline, things }: Setting, id: string, wish: Wish): Refusal<'invalid-input'> | undefined => {
  for (const [i, { milestone }] of wish.after.entries()) {
    const pointer = `/after/${i}/milestone`;
    const isThere = milestone === electionDayId || milestone === id || timeline.milestones[milestone] !== undefined;
    if (!isThere) return invalidField(pointer, 'unknown');
    if (wish.after.slice(0, i).some((other) => other.milestone === milestone)) return invalidField(pointer, 'twice');
  }
  for (const [i, { subject, field }] of wish.governs.entries()) {
    const thing = things[subject];
    if (!thing) return invalidField(`/governs/${i}/subject`, 'unknown');
    if (thing.field !== field) return invalidField(`/governs/${i}/field`, 'unknown');
    if (wish.governs.slice(0, i).some((other) => other.subject === subject))
      return invalidField(`/governs/${i}/subject`, 'twice');
  }
  const others = Object.values(timeline.milestones).filter((each) => each.id !== id);
  return others.flatMap(({ governs }) => governs).length + wish.governs.length > mostGoverned
    ? invalidField('/governs', {
        code: 'too-many',
        detail: text(
          `Milstolparna styr tillsammans högst ${mostGoverned} saker.`,
          `Milestones together govern at most ${mostGoverned} things.`,
        ),
      })
    : undefined;
};

/** Whether its day would be known: what was dropped tells none. */
const hasDay = ({ milestones }: Timeline, { when, after, pinned }: Wish): boolean =>
  when !== undefined ||
  (!pinned && after.some(({ milestone }) => milestone === electionDayId || milestones[milestone]?.state !== 'dropped'));

const plain = (is: Milestone) => [
  is.title,
  is.owner,
  is.kind,
  is.when ?? null,
  is.length,
  is.after,
  is.pinned === true,
  is.governs.map(({ subject, field }) => ({ subject, field })),
  is.remind,
];
const isSame = (is: Milestone, { note, ...wish }: Wish, said: MilestoneTexts): boolean =>
  is.state === 'planned' &&
  said.note === note &&
  canonicalJson(plain(is)) ===
    canonicalJson(plain({ ...is, ...wish, pinned: wish.pinned || undefined, when: wish.when }));

/** A circle, by what its milestones are called. */
const circleIn = (timeline: Timeline, id: string): Refusal<'cycle'> | undefined => {
  const path = circleThrough(timeline.milestones, id);
  if (!path) return undefined;
  const said = path.map(milestoneCalled).join(' → ');
  return { ...refuse('cycle', text(`Ringen är ${said}.`, `The circle is ${said}.`)), more: { path } };
};

type SetCode = 'invalid-input' | 'cycle' | 'wrong-status' | 'pinned' | 'too-many-milestones' | 'not-allowed';
/** Only a head pins, unpins, or moves what is pinned. */
const notPinning = (is: Milestone | undefined, wish: Wish): Refusal<'not-allowed' | 'pinned'> | undefined => {
  if (wish.pinned !== (is?.pinned === true))
    return refuse('not-allowed', text('En kanslichef nålar fast.', 'The head of an office pins.'));
  return is?.pinned && canonicalJson([is.when ?? null, is.length]) !== canonicalJson([wish.when ?? null, wish.length])
    ? refuse('pinned')
    : undefined;
};

/** Enters a milestone or changes it; one that was dropped comes back. */
export const setMilestone = caughtUp(
  (
    state: Setting,
    { id, wish, isHead }: { readonly id: string; readonly wish: Wish; readonly isHead: boolean },
    today: Day,
  ): Decided<SetCode> => {
    const { timeline, electionDay, said, isUnit } = state;
    const is = timeline.milestones[id];
    if (reserved.includes(id)) return invalidField('/path/milestone', 'slug');
    if (!isUnit) return invalidField('/owner', 'unknown');
    const wrong = wrongLinks(state, id, wish);
    if (wrong) return wrong;
    if (!hasDay(timeline, wish)) return invalidField('/when', 'needed');
    if (isFar(wishIn(wish.when, electionDay), electionDay)) return invalidField('/when', far);
    if (is?.state === 'done') return stateOf(is);
    const pinning = isHead ? undefined : notPinning(is, wish);
    if (pinning) return pinning;
    if (is && isSame(is, wish, said)) return [];
    if (!is && Object.keys(timeline.milestones).length >= mostMilestones) return refuse('too-many-milestones');

    const { pinned, governs, note, when, ...fields } = wish;
    const event = {
      type: 'MilestoneSet' as const,
      ...on({ id, owner: wish.owner }),
      isNew: !is,
      ...fields,
      ...(when && { when }),
      ...(pinned && { pinned }),
      ...(is && is.owner !== wish.owner && { was: is.owner }),
      governing: governs.map(({ subject, field }) => ({ subject, field })),
      electionDay,
      ...(note !== undefined && { note }),
      to: '',
    };
    const next = timelineAfter(timeline, { ...event, ...noSlip } as TimelineEvent);
    const circle = circleIn(next, id);
    if (circle) return circle;
    const from = daysIn(timeline).get(id)?.day;
    const { day: to = '', ends = '' } = daysIn(next).get(id) ?? {};
    if (isFar(to, electionDay)) return invalidField('/after', far);
    const isPast = ends < today;
    const moved = from !== undefined && from !== to;
    return slipping(state, { ...event, to, ...(moved && { from }), ...(isPast && { isPast }) }, id);
  },
);

/** Removed while nothing was made with it, else dropped. Not while others wait for it. */
export const drop = (
  { timeline }: Pick<Known, 'timeline'>,
  { id, isHead }: { readonly id: string; readonly isHead: boolean },
): Decided<'in-use' | 'not-allowed' | 'wrong-status'> => {
  const is = timeline.milestones[id] as Milestone;
  if (is.state === 'dropped') return [];
  if (is.state === 'done') return stateOf(is);
  if (is.pinned && !isHead)
    return refuse('not-allowed', text('En kanslichef nålar fast.', 'The head of an office pins.'));
  const followers = [...(followersOf(timeline.milestones).get(id) ?? [])];
  const waiting = followers.filter((each) => timeline.milestones[each]?.state === 'planned');
  if (waiting.length > 0) {
    const said = enumeratedIds(waiting);
    return {
      ...refuse('in-use', text(`På den väntar ${said}.`, `${said} wait for it.`)),
      more: { milestones: waiting as readonly string[] },
    };
  }
  const removed = followers.length === 0 && !is.touched;
  return [{ type: 'MilestoneDropped', ...on(is), title: is.title, removed }];
};
