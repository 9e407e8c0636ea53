import type { Vocabulary } from '../../shared/vocabulary.ts';

/** What Valsam calls the usual kinds of events, and whom they are for. Literals: a bundle that needs none has none. Pure. */
export const usualKinds: Vocabulary = {
  'bike-tour': { sv: 'Cykeltur', en: 'Bike tour' },
  concert: { sv: 'Konsert', en: 'Concert' },
  debate: { sv: 'Debatt', en: 'Debate' },
  demonstration: { sv: 'Demonstration', en: 'Demonstration' },
  'door-knocking': { sv: 'Dörrknackning', en: 'Door-knocking' },
  event: { sv: 'Evenemang', en: 'Event' },
  exhibition: { sv: 'Utställning', en: 'Exhibition' },
  'family-day': { sv: 'Familjedag', en: 'Family day' },
  festival: { sv: 'Festival', en: 'Festival' },
  leafleting: { sv: 'Flygbladsutdelning', en: 'Leafleting' },
  lecture: { sv: 'Föreläsning', en: 'Lecture' },
  market: { sv: 'Marknad', en: 'Market' },
  meeting: { sv: 'Möte', en: 'Meeting' },
  parade: { sv: 'Parad', en: 'Parade' },
  'phone-bank': { sv: 'Ringkväll', en: 'Phone bank' },
  'square-meeting': { sv: 'Torgmöte', en: 'Square meeting' },
  tour: { sv: 'Rundtur', en: 'Tour' },
  training: { sv: 'Utbildning', en: 'Training' },
  'yard-party': { sv: 'Gårdsfest', en: 'Yard party' },
};
/** E5: voter groups, until the settings have a register of their own. */
export const usualAudiences: Vocabulary = {
  families: { sv: 'Barnfamiljer', en: 'Families with children' },
  'first-time-voters': { sv: 'Förstagångsväljare', en: 'First-time voters' },
  seniors: { sv: 'Pensionärer', en: 'Pensioners' },
  students: { sv: 'Studenter', en: 'Students' },
  workers: { sv: 'Löntagare', en: 'Employees' },
  young: { sv: 'Unga', en: 'Young people' },
};
