import type { AllOf } from '../../shared/capability.ts';
import { announcerOf } from '../../shared/folds.ts';
import type { Unit } from '../../shared/units.ts';
import type { Announcement, NameOf, Told } from '../../shared/words.ts';

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
