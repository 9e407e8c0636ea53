import { type Actor, associationsOf, isInOffice } from '../../shared/actor.ts';
import type { Recorded } from '../../shared/commit.ts';
import type { AllOf } from '../../shared/capability.ts';
import { eventsAbout } from '../../shared/folds.ts';
import { toldOf } from '../../shared/events.ts';
import type { WithTexts } from '../../shared/texts.ts';
import type { Language } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import type { Notice } from './store.ts';

/** How notices and histories are shown. Pure. */

/** Read is kept per person; the text comes in one language. */
export const viewNotice = (
  { readBy, text, title, untitled: _, office: __, toldAt: ___, readAt: ____, ...notice }: Notice,
  person: string,
  language: Language,
  open = false,
) => ({
  ...notice,
  ...(title && { title: title[language] }),
  text: text[language],
  read: readBy?.has(person) === true,
  open,
});
/** What asks for nothing is never open. */
export const asksFor = ({ action }: Pick<Notice, 'action'>): boolean => action !== 'know';

export type PastEvent = WithTexts<
  Recorded<{ readonly type: string; readonly subject: string }> & { readonly concerns: readonly Unit[] }
>;

/** What an event lists of several units (shares, allocations): an association reads what is its own. */
const ownOf = (value: unknown, units: readonly Unit[]): unknown =>
  Array.isArray(value)
    ? value.filter((each) => typeof each?.unit !== 'string' || units.includes(each.unit as Unit))
    : value;

/** What several asked for together, they know of each other. */
const together = 'joint';

/** Invariant 8: the offices see everything, an association what concerns it. */
export const isShownTo = (event: PastEvent, reader: Actor): boolean =>
  isInOffice(reader) || associationsOf(reader).some((unit) => event.concerns.includes(unit));

/** One event of a history, if it is shown to the reader: an association reads of persons only whether it was the reader. */
export const viewEvent = (event: PastEvent, reader: Actor, all: AllOf<'events'>) => {
  if (!isShownTo(event, reader)) return undefined;
  const { id, at, actor, type, subject, gone } = event;
  const forOffices = isInOffice(reader);
  const own = associationsOf(reader);
  const told = toldOf(eventsAbout(all, subject), event, [forOffices ? 'offices' : 'associations']);
  const shown = Object.entries(told).map(([name, value]) => [
    name,
    forOffices || name === together ? value : ownOf(value, own),
  ]);
  return {
    id,
    at,
    ...((forOffices || actor === reader.person) && { actor }),
    event: type,
    subject,
    data: Object.fromEntries(shown),
    ...(gone && { gone }),
  };
};
