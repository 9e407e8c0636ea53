import { commandsOf } from '../../shared/command.ts';
import { campaignKey } from '../../shared/directory.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { jointly } from '../../shared/jointly.ts';
import { asOf, entityIn, entityOr, viewOf } from '../../shared/reads.ts';
import type { Range } from '../../shared/ranges.ts';
import { textFieldOf } from '../../shared/texts.ts';
import { keptBy } from '../../shared/waiting.ts';
import { deadlinesAggregate } from '../materials/slipping.ts';
import { asOfElection } from './days.ts';
import { concerns, type TimelineEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { emptyTexts, emptyTimeline, type MilestoneTexts, type Timeline, type TimelineState } from './state.ts';
import { timelineTexts } from './texts.ts';
import { timelineWaits } from './waiting.ts';

/** Where a timeline is kept: all milestones `timeline`, in index l5 what waits of them; what people wrote of each `t#milestone`. */
export const partition = (campaign: string): string => `${campaign}#timeline`;
export const timelineKey = (campaign: string) => ({ pk: partition(campaign), sk: 'timeline' });
const textsKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `t#${id}` });
export const textsRange = (campaign: string): Range => ({ pk: partition(campaign), prefix: 't#' });

export const stored = (campaign: string) => ({
  timeline: (is: Timeline) => ({ ...timelineKey(campaign), ...keptBy(is, timelineWaits) }),
  ...keeping(campaign),
});

/** Where what people wrote is kept, for whoever lets it be forgotten. */
export const keeping = (campaign: string) => ({
  said: ({ id }: Pick<MilestoneTexts, 'id'>) => textsKey(campaign, id),
});

export const timelineAggregate = (campaign: string): Aggregate<TimelineState, TimelineEvent> => ({
  stored: stored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(timelineTexts, event),
});
/** Deadlines of the catalogue move with their milestones, in the same transaction. */
export const withDeadlines = (campaign: string) =>
  jointly({ timeline: timelineAggregate(campaign), materials: deadlinesAggregate(campaign) });
export const command = /* @__PURE__ */ commandsOf(withDeadlines);

export const timeline = (campaign: string) => entityOr<Timeline>(timelineKey(campaign), emptyTimeline);
export const said = (campaign: string, id: string) => entityOr<MilestoneTexts>(textsKey(campaign, id), emptyTexts(id));

/** The day that the campaign says now: whoever computes days catches up with it first. */
export const electionDay = (campaign: string) =>
  asOf(
    'what is relative to it is computed anew when it is read',
    { keys: [campaignKey(campaign)] },
    ({ items: [item] }) => String(item?.electionDay ?? ''),
  );
export const campaignDays = (campaign: string) =>
  asOf('only shown', { keys: [campaignKey(campaign)] }, ({ items: [item] }) => ({
    name: String(item?.name ?? campaign),
    electionDay: String(item?.electionDay ?? ''),
  }));

/** The timeline as it is with the campaign's election day, where it is only shown. */
export const timelineShown = (campaign: string) =>
  asOf('only shown', { keys: [timelineKey(campaign), campaignKey(campaign)] }, ({ items: [item, is] }): Timeline =>
    asOfElection(item ? entityIn<Timeline>(item) : emptyTimeline, String(is?.electionDay ?? '')),
  );
export const saidShown = (campaign: string, id: string) => viewOf('only shown', said(campaign, id), (is) => is);
