import type { PlainPage } from '../../../shared/edge/plain-page.ts';
import { type Language, type Text, text } from '../../../shared/problems.ts';

/** What the pages say that letters lead to: nothing of the thing, and nobody's name or address. Pure. */
type Page = PlainPage & { readonly language: Language };
const say = (language: Language, title: Text, paragraphs: readonly Text[], button?: Text): Page => ({
  language,
  title: title[language],
  paragraphs: paragraphs.map((each) => each[language]),
  ...(button && { button: button[language] }),
});

export const confirmation = (language: Language): Page =>
  say(
    language,
    text('Bekräfta din adress', 'Confirm your address'),
    [
      text(
        'Vill du ha brev från Valsam till den adress som länken skickades till?',
        'Do you want letters from Valsam at the address that the link was sent to?',
      ),
      text('Har du inte bett om det behöver du inte göra något.', 'If you have not asked for it, do nothing.'),
    ],
    text('Ja, det är min adress', 'Yes, it is my address'),
  );
export const confirmed = (language: Language): Page =>
  say(language, text('Adressen är bekräftad', 'The address is confirmed'), [
    text('Breven kommer dit från och med nu.', 'Letters go there from now on.'),
  ]);

const alone = text(
  'Du är ensam chef för ett kansli och har ingen ersättare. Det som väntar på ditt beslut får du därför ett brev om, högst en gång om dagen, tills någon kan ersätta dig.',
  'You are the only head of an office, and nobody stands in for you. So of what awaits your decision you get a letter, once a day at most, until somebody can.',
);
const still = text('I inkorgen står allt som förut.', 'In the inbox everything is as before.');
export const unsubscribing = (language: Language, isAlone: boolean): Page =>
  say(
    language,
    text('Sluta skicka brev', 'Stop the letters'),
    isAlone ? [alone, still] : [still],
    text('Skicka inga fler brev', 'Send no more letters'),
  );
export const unsubscribed = (language: Language, isAlone: boolean): Page =>
  say(
    language,
    isAlone
      ? text('Du får bara det du måste få veta', 'You get only what you must know')
      : text('Du får inga fler brev', 'You get no more letters'),
    [
      ...(isAlone ? [alone] : []),
      still,
      text(
        'Hur du vill ha breven ändrar du bland dina inställningar när du har loggat in.',
        'How you want letters is changed among your preferences once you have signed in.',
      ),
    ],
  );
