import { type Language, type Text, text } from '../../../shared/problems.ts';

/** What the public pages and feeds say in their own words. Pure. */
const words = {
  events: text('Evenemang', 'Events'),
  skip: text('Till innehållet', 'Skip to the content'),
  feedOf: text('Allt som är på gång och är öppet för alla.', 'Everything that is on and open to all.'),
  filters: text('Välj ut', 'Choose'),
  area: text('Område', 'Area'),
  language: text('Språk', 'Language'),
  kind: text('Slag', 'Kind'),
  any: text('alla', 'all'),
  show: text('Visa', 'Show'),
  none: text('Det finns inget på gång som passar.', 'There is nothing coming up that fits.'),
  ongoing: text('Pågår', 'Going on'),
  cancelled: text('Inställt', 'Cancelled'),
  cancelledLong: text('Det här är inställt.', 'This is cancelled.'),
  when: text('När', 'When'),
  where: text('Var', 'Where'),
  online: text('På nätet', 'Online'),
  organisers: text('Arrangör', 'Organised by'),
  languages: text('Språk', 'Languages'),
  accessibility: text('Tillgänglighet', 'Accessibility'),
  stepFree: text('Fri från trappsteg och trösklar', 'Free of steps'),
  notStepFree: text('Trappsteg eller trösklar', 'Has steps'),
  toilet: text('Toalett som passar rullstol', 'Toilet that takes a wheelchair'),
  noToilet: text('Ingen toalett som passar rullstol', 'No toilet that takes a wheelchair'),
  hearingLoop: text('Hörslinga', 'Hearing loop'),
  noHearingLoop: text('Ingen hörslinga', 'No hearing loop'),
  signLanguage: text('Teckenspråk', 'Sign language'),
  noSignLanguage: text('Inget teckenspråk', 'No sign language'),
  contact: text('Kontakt', 'Contact'),
  addToCalendar: text('Lägg till i kalendern', 'Add to calendar'),
  showOnMap: text('Visa på karta', 'Show on a map'),
  near: text('Mer i närheten', 'More nearby'),
  picture: text('Bild att dela', 'A picture to share'),
  thisPage: text('Det senaste om det här står på', 'The latest about this is at'),
  allEvents: text('Alla evenemang', 'All events'),
  follow: text('Följ', 'Follow'),
  followHint: text(
    'Prenumerera, så kommer nytt, ändrat och inställt av sig självt.',
    'Subscribe, and what is new, changed or cancelled comes by itself.',
  ),
  calendar: text('Kalender', 'Calendar'),
  pages: text('Sidor', 'Pages'),
  earlier: text('Tidigare', 'Earlier'),
  later: text('Senare', 'Later'),
  otherLanguage: text('In English', 'På svenska'),
  notThere: text('Det finns inget här.', 'There is nothing here.'),
  notThereLong: text(
    'Adressen är fel, eller det som fanns här visas inte längre.',
    'The address is wrong, or what was here is no longer shown.',
  ),
} as const satisfies Readonly<Record<string, Text>>;

export type Word = keyof typeof words;
export const say = (word: Word, language: Language): string => words[word][language];

/** What those who speak it call it: `ar` -> `العربية`. */
export const ownName = (tag: string): string => new Intl.DisplayNames([tag, 'sv'], { type: 'language' }).of(tag) ?? tag;
