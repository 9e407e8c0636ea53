import type { EventBase } from './commit.ts';
import { type Events, toldOf } from './events.ts';
import type { Aggregate } from './execute.ts';
import { type Gathered, gatheredKey, type Telling } from './gathered.ts';

/** How what tells of many things at once learns whom each concerns, and says into which notice each goes (gathered.ts). Pure. */

/** The same, and whatever it would tell is noted: for what is only tried. */
export const listening = <S extends object, E extends EventBase, T extends object>(
  is: Aggregate<S, E, T>,
  eventsAbout: (subject: string) => Events | undefined,
  tried: Telling[],
): Aggregate<S, E, T> => ({
  ...is,
  concerns: (event, state) => {
    const { type, subject } = event;
    const units = is.concerns(event, state);
    tried.push({ type, subject, units, told: toldOf(eventsAbout(subject), event, ['notice']) });
    return units;
  },
});

/** The same, and each event says into which notice of a unit it goes. */
export const telling = <S extends object, E extends EventBase, T extends object>(
  is: Aggregate<S, E, T>,
  into: Gathered,
): Aggregate<S, E, T> => ({
  ...is,
  journal: (event, before, after) => {
    // What an event is told by is part of the state that its rule was given.
    const among = is.concerns(event, after as S & T).flatMap((unit) => {
      const found = into(event.type, event.subject, unit);
      return found ? [[unit, found] as const] : [];
    });
    const gathered = { among: Object.fromEntries(among), l5: gatheredKey(event.id) };
    return { ...is.journal?.(event, before, after), ...(among.length > 0 && gathered) };
  },
});
