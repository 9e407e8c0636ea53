import type { Recorded } from '../../shared/commit.ts';
import { remembering } from '../../shared/texts.ts';
import { asOfElection, settled } from './days.ts';
import type { TimelineEvent } from './events.ts';
import type { Milestone, MilestoneTexts, Slip, Timeline, TimelineState } from './state.ts';
import { emptyTexts } from './state.ts';
import { timelineTexts } from './texts.ts';

/** Folds one event into the timeline. Total: it judges nothing, the rules have. Pure. */
const withOne = (timeline: Timeline, is: Milestone): Timeline => ({
  ...timeline,
  milestones: { ...timeline.milestones, [is.id]: is },
});
const changed = (timeline: Timeline, id: string, change: (is: Milestone) => Milestone): Timeline => {
  const is = timeline.milestones[id];
  return is ? withOne(timeline, change(is)) : timeline;
};
/** Somebody said another day: neither where it was pushed to nor that it was over holds any longer. */
const anew = ({ held: _, isPast: __, ...is }: Milestone): Milestone => is;
const planned = ({ doneOn: _, ...is }: Milestone): Milestone => ({ ...is, state: 'planned' });

const same = (a: object | undefined, b: object | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

const setIn = (timeline: Timeline, event: Recorded<TimelineEvent> & { readonly type: 'MilestoneSet' }): Timeline => {
  const { milestone: id, title, owner, kind, when, length, after, pinned, remind, governing, isPast } = event;
  const was = timeline.milestones[id];
  const governs = governing.map((each) => was?.governs.find(({ subject }) => subject === each.subject) ?? each);
  const { electionDay = event.electionDay } = timeline;
  return withOne(
    { ...timeline, electionDay },
    {
      id,
      title,
      owner,
      kind,
      ...(when && { when }),
      length,
      after,
      ...(pinned && { pinned }),
      state: 'planned',
      governs,
      remind,
      // Where others pushed it to holds until somebody says another day.
      ...(was?.held !== undefined && same(was.when, when) && { held: was.held }),
      ...(isPast && { isPast }),
      ...(was?.reminded && { reminded: was.reminded }),
      ...(was?.touched && { touched: true }),
    },
  );
};

/** What the district office is asked for stays with the milestone until it is answered. */
const withProposals = (timeline: Timeline, { governs }: Pick<Slip, 'governs'>): Timeline =>
  governs.reduce(
    (all, { milestone, subject, effect, day }) =>
      changed(all, milestone, (is) => ({
        ...is,
        governs: is.governs.map((each) => {
          if (each.subject !== subject) return each;
          const { proposed: _, ...rest } = each;
          return effect === 'proposed' ? { ...rest, proposed: day } : rest;
        }),
      })),
    timeline,
  );
const answered = (timeline: Timeline, id: string, subject: string): Timeline =>
  withProposals(timeline, { governs: [{ milestone: id, subject, field: '', effect: 'told', day: '' }] });

const folded = (timeline: Timeline, event: Recorded<TimelineEvent>): Timeline => {
  switch (event.type) {
    case 'MilestoneSet':
      return settled(setIn(timeline, event));
    case 'MilestoneDropped': {
      if (!event.removed)
        return changed(timeline, event.milestone, (is) => ({ ...is, state: 'dropped', touched: true }));
      const { [event.milestone]: _, ...milestones } = timeline.milestones;
      return { ...timeline, milestones };
    }
    case 'MilestoneMoved':
      return settled(changed(timeline, event.milestone, (is) => ({ ...anew(is), when: event.when, touched: true })));
    case 'MilestoneDone':
      return settled(
        changed(timeline, event.milestone, (is) => ({ ...is, state: 'done', doneOn: event.on, touched: true })),
      );
    case 'MilestoneReopened':
      return settled(changed(timeline, event.milestone, planned));
    case 'ElectionDayMoved':
      return asOfElection(timeline, event.to);
    case 'TemplateApplied': {
      const made = event.milestones.map((each): Milestone => ({ ...each, state: 'planned', governs: [] }));
      const milestones = { ...Object.fromEntries(made.map((each) => [each.id, each])), ...timeline.milestones };
      const { template, electionDay } = event;
      return settled({ ...timeline, electionDay, milestones, templates: [...timeline.templates, template] });
    }
    case 'ProposedDayAccepted':
    case 'ProposedDayDeclined':
    case 'ProposedDayLapsed':
      return answered(timeline, event.milestone, event.governed);
    case 'MilestoneDue':
      return changed(timeline, event.milestone, (is) => ({ ...is, reminded: { day: event.day, ahead: event.ahead } }));
    case 'MilestoneOverdue':
      return changed(timeline, event.milestone, (is) => ({ ...is, reminded: { day: event.day, ahead: -1 } }));
  }
};

/** What somebody wrote is there from then on; the note is replaced by each that is said of the milestone. */
const saidBy = (said: MilestoneTexts | undefined, event: Recorded<TimelineEvent>): MilestoneTexts | undefined => {
  switch (event.type) {
    case 'MilestoneSet': {
      const { milestone, note, id } = event;
      if (note === said?.note) return said;
      const { note: _, noteSince: __, ...rest } = said ?? emptyTexts(milestone);
      return note === undefined ? rest : { ...rest, note, noteSince: id };
    }
    case 'MilestoneMoved':
    case 'MilestoneReopened':
    case 'ProposedDayDeclined':
      return said ?? emptyTexts(event.milestone);
    case 'MilestoneDropped':
      return event.removed ? undefined : said;
    default:
      return said;
  }
};

const slipIn = (event: Recorded<TimelineEvent>): Slip | undefined =>
  'moved' in event
    ? { moved: event.moved, conflicts: event.conflicts, governs: event.governs, affected: event.affected }
    : undefined;

const fold = (state: TimelineState, event: Recorded<TimelineEvent>): TimelineState => {
  const slip = slipIn(event);
  const timeline = folded(state.timeline, event);
  const said = saidBy(state.said, event);
  return {
    ...state,
    timeline: slip ? withProposals(timeline, slip) : timeline,
    ...((said !== undefined || 'said' in state) && { said }),
    ...(slip && event.type !== 'ElectionDayMoved' && { slip }),
  };
};

export const evolve = remembering(timelineTexts, fold);
/** The timeline once that has happened. */
export const timelineAfter = (timeline: Timeline, event: TimelineEvent): Timeline =>
  folded(timeline, { ...event, id: '~', at: '', actor: '' } as Recorded<TimelineEvent>);
