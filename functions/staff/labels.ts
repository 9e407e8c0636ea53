import type { Vocabulary } from '../../shared/vocabulary.ts';

/** What Valsam calls the usual tasks of those who are employed. A literal: a bundle that needs none has none. Pure. */
export const usualTasks: Vocabulary = {
  cabin: { sv: 'Valstuga', en: 'Cabin work' },
  'door-knocking': { sv: 'Dörrknackning', en: 'Door-knocking' },
  evaluation: { sv: 'Utvärdering', en: 'Evaluation' },
  events: { sv: 'Evenemang', en: 'Events' },
  languages: { sv: 'Språk', en: 'Languages' },
  leafleting: { sv: 'Flygbladsutdelning', en: 'Leafleting' },
  logistics: { sv: 'Logistik', en: 'Logistics' },
  'phone-bank': { sv: 'Ringstuga', en: 'Phone bank' },
  training: { sv: 'Utbildning', en: 'Training' },
};
