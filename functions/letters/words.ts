import { text } from '../../shared/problems.ts';
import { act, announcing, know, type Sentences } from '../../shared/words.ts';
import type { LettersNotice } from './events.ts';

/** What is said of letters: that somebody is not reached, and never who. Pure. */
const sentences: Sentences<LettersNotice> = {
  PreferencesSet: () => know('någon av er vill ha sina brev på ett annat sätt.', 'one of you wants letters otherwise.'),
  AddressProposed: () => know('någon av er har angett en ny adress.', 'one of you has named a new address.'),
  AddressConfirmed: () => know('någon av er har bekräftat sin adress.', 'one of you has confirmed an address.'),
  DeviceAdded: () =>
    know('någon av er får notiser på en enhet till.', 'one of you has word pushed to one more device.'),
  DeviceRemoved: () =>
    know('någon av er får inte längre notiser på en enhet.', 'one of you has word pushed to one device less.'),
  AddressBlocked: ({ because }) =>
    because === 'bounce'
      ? act(
          'en av er nås inte av brev: adressen tar inte emot dem. Se till att det som väntar inte blir liggande.',
          'one of you is not reached by letters: the address does not take them. See that what waits is not left lying.',
        )
      : act(
          'en av er får inga fler brev: de har anmälts som skräppost. Se till att det som väntar inte blir liggande.',
          'one of you gets no more letters: they were reported as spam. See that what waits is not left lying.',
        ),
  LettersStopped: () => know('någon av er vill inte ha fler brev.', 'one of you wants no more letters.'),
};

/**
 * What an event of letters means for a unit. Pure.
 * @throws when there is no such event: a message made by a later version of Valsam.
 */
export const announce = announcing<LettersNotice>('letters', sentences, {
  mail: () => text('brev', 'letters'),
});
