import type { Announcement, NameOf, Told } from '../../shared/announcement.ts';
import { type AllOf, sentencesOf } from '../../shared/capability.ts';
import type { Unit } from '../../shared/units.ts';

/** An event of whatever capability. */
export type AnyEvent = Told<{ readonly type: string; readonly subject: string }>;

/** The sentences of all capabilities as one. It throws when none of them knows such an event. Pure. */
export const announcing = (all: AllOf<'sentences'>) => {
  const byHead = sentencesOf(all);
  return (event: AnyEvent, recipient: Unit, nameOf: NameOf): Announcement => {
    const [head = '', , below] = event.subject.split('/');
    const key = [`${head}/${below}`, head].find((each) => Object.hasOwn(byHead, each));
    const announce = key === undefined ? undefined : byHead[key];
    if (!announce) throw new Error(`no capability announces ${head}`);
    return announce(event as never, recipient, nameOf);
  };
};
