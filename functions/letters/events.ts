import * as z from 'zod/mini';
import type { Recorded } from '../../shared/commit.ts';
import { event, type EventOf, eventsOf, forOffices, inNotices, type NoticeOf, untold } from '../../shared/events.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { blocks } from './state.ts';

/** What can have happened to how somebody gets letters. Neither an address nor what they want is in an event: events stay. Pure. */
export const lettersEvents = /* @__PURE__ */ eventsOf(() => {
  const person = forOffices({ person: z.string() });
  return {
    PreferencesSet: event(person),
    /** `request`: by which the letter that it sends knows whether it is still wanted. */
    AddressProposed: event(person, untold({ request: z.string() })),
    AddressConfirmed: event(person, untold({ isOther: z.exactOptional(z.literal(true)) })),
    /** Where it is, and its keys, are in no event. */
    DeviceAdded: event(person, untold({ device: z.string() })),
    /** `isGone`: its push service has said so. */
    DeviceRemoved: event(person, untold({ device: z.string(), isGone: z.exactOptional(z.literal(true)) })),
    AddressBlocked: event(person, inNotices({ because: z.enum(blocks) }), untold({ units: z.array(z.string()) })),
    /** By one click in a letter. `mustKnow`: it left what only they can decide. */
    LettersStopped: event(person, untold({ mustKnow: z.boolean() })),
  };
});
export type LettersEvent = EventOf<typeof lettersEvents>;
export type LettersNotice = NoticeOf<typeof lettersEvents>;

/** Whose letters no longer arrive, their units are told: somebody else has to see to what was meant for them. */
export const concerns = (event: Recorded<LettersEvent>): readonly Unit[] =>
  event.type === 'AddressBlocked' ? event.units : [];

export type Decision<C extends ProblemCode> = readonly LettersEvent[] | Refusal<C>;
