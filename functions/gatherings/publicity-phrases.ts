import { type Announcement, type NameOf, sentence, type Told } from '../../shared/announcement.ts';
import type { EventBase } from '../../shared/commit.ts';
import type { LocalTime } from '../../shared/local-time.ts';
import type { Unit } from '../../shared/units.ts';

/** Parts of the sentences about publicity. Pure. */
export type Reader = { readonly unit: Unit; readonly nameOf: NameOf };
/** A sentence for each type of event. */
export type Sentences<E extends EventBase> = {
  readonly [K in E['type']]: (event: Told<Extract<E, { type: K }>>, reader: Reader) => Announcement;
};

/** @throws when there is no sentence for such an event: the message was made by a later version of Valsam. */
export const announcing =
  <E extends EventBase>(sentences: Sentences<E>) =>
  (event: Told<E>, unit: Unit, nameOf: NameOf): Announcement => {
    const type: E['type'] = event.type;
    if (!Object.hasOwn(sentences, type)) throw new Error(`publicity knows no event ${type}`);
    const say = sentences[type] as (event: Told<E>, reader: Reader) => Announcement;
    return say(event, { unit, nameOf });
  };

export const know = (sv: string, en: string): Announcement => ({ action: 'know', text: sentence(sv, en) });

/** `2026-08-26 14:00` */
export const clockOf = (time: LocalTime): string => time.replace('T', ' ');

/** An event of the campaign by its title, which is public or will be, and when it begins. */
export const eventName = ({ title, startsAt }: { readonly title: string; readonly startsAt: LocalTime }): string =>
  `“${title}” (${clockOf(startsAt)})`;
