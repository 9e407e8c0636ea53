import type { AllOf } from '../../shared/capability.ts';
import { announcerOf } from '../../shared/folds.ts';
import { announceMany } from '../../shared/gathered.ts';
import type { Unit } from '../../shared/units.ts';
import type { Announcement, NameOf, Told } from '../../shared/words.ts';
import type { Message } from './offers.ts';

/** An event of whatever capability. */
export type AnyEvent = Told<{ readonly type: string; readonly subject: string }>;

/** The sentences of all capabilities as one. It throws when none of them knows such an event. Pure. */
export const announcing =
  (all: AllOf<'sentences'>) =>
  (event: AnyEvent, recipient: Unit, nameOf: NameOf): Announcement => {
    const announce = announcerOf(all, event.subject);
    if (!announce) throw new Error(`no capability announces ${event.subject.split('/')[0]}`);
    return announce(event as never, recipient, nameOf);
  };

/** Of one event, or of the many that it is among: what it is called follows from its subject alone. Pure. */
export const saying =
  (all: AllOf<'sentences'>) =>
  ({ event, recipient, among }: Message, nameOf: NameOf): Announcement => {
    const announce = announcing(all);
    // What is told of them all is an event of the same capability.
    const is = among?.said ? { ...event, ...among.said, subject: among.subject } : event;
    const said = announce(is, recipient, nameOf);
    return among
      ? announceMany(among, is, said, (subject) => announce({ ...event, subject }, recipient, nameOf).title)
      : said;
  };
