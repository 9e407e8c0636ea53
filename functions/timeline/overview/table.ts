import type { Cell } from '../../../shared/cells.ts';
import { type Language, type Text, text } from '../../../shared/problems.ts';
import type { NameOf } from '../../../shared/words.ts';
import { electionDayId, type Timeline } from '../state.ts';
import type { PlacedView } from '../views.ts';

/** The timeline as a table, a line for each milestone. Pure. */
const header: readonly Text[] = [
  text('Milstolpe', 'Milestone'),
  text('Id', 'Id'),
  text('Ägare', 'Owner'),
  text('Slag', 'Kind'),
  text('Läge', 'State'),
  text('Dag', 'Day'),
  text('Sista dag', 'Last day'),
  text('Klar', 'Done on'),
  text('Ligger fast', 'Pinned'),
  text('Kritisk', 'Critical'),
  text('Dagar till godo', 'Days to spare'),
  text('Konflikt, dagar', 'Conflict, days'),
  text('Väntar på', 'Waits for'),
];

export const kinds: Readonly<Record<PlacedView['kind'], Text>> = {
  deadline: text('sista dag', 'deadline'),
  start: text('start', 'start'),
  event: text('händelse', 'event'),
  decision: text('beslut', 'decision'),
};
export const states: Readonly<Record<PlacedView['state'], Text>> = {
  planned: text('planerad', 'planned'),
  done: text('klar', 'done'),
  dropped: text('struken', 'dropped'),
};

type Naming = { readonly nameOf: NameOf; readonly language: Language };
export const tableOf = (
  { milestones }: Timeline,
  all: readonly PlacedView[],
  { nameOf, language }: Naming,
): readonly (readonly Cell[])[] => {
  const yes = text('ja', 'yes')[language];
  const titleOf = (id: string): string =>
    id === electionDayId ? text('valdagen', 'election day')[language] : (milestones[id]?.title ?? id);
  const waitsFor = ({ after }: PlacedView): string =>
    after
      .map(({ milestone, lag, workdays }) => {
        const days = workdays ? text('arbetsdagar', 'working days') : text('dagar', 'days');
        return lag === 0 ? titleOf(milestone) : `${titleOf(milestone)} (+${lag} ${days[language]})`;
      })
      .join(', ');
  return [
    header.map((each) => each[language]),
    ...all.map((each) => [
      each.title,
      each.id,
      nameOf(each.owner),
      kinds[each.kind][language],
      states[each.state][language],
      each.day,
      each.ends,
      each.doneOn,
      each.pinned ? yes : undefined,
      each.critical ? yes : undefined,
      each.float,
      each.conflict,
      waitsFor(each),
    ]),
  ];
};
