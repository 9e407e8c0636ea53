import type { Day } from '../../../shared/calendar.ts';
import { type Campaign, isHead } from '../../core/me.ts';
import { Decision } from './decision.tsx';
import { type Agenda, isVote, type Item } from './item.ts';
import { Other } from './other.tsx';

type Props = {
  readonly item: Item;
  /** Those that were read with it: they say what offices are called. */
  readonly items: Agenda['items'];
  readonly campaign: Campaign;
  readonly today: Day;
  /** Where one is once it is answered. */
  readonly next: string;
};

/** One thing that waits, with its answers: money as a decision, all else by what it asks for. */
export const One = ({ item, items, campaign, today, next }: Props) => {
  if (!isVote(item) || !isHead(campaign))
    return <Other key={item.id} item={item} campaign={campaign} today={today} next={next} />;
  const names = new Map(
    [
      ...campaign.memberships.map(({ unit, unitName }) => ({ id: unit, name: unitName ?? unit })),
      ...items.flatMap((each) => [...each.for, ...each.alsoFor, ...(each.owner ? [each.owner] : [])]),
    ].map(({ id, name }) => [id, name]),
  );
  return <Decision key={item.id} item={item} campaign={campaign} today={today} names={names} next={next} />;
};
