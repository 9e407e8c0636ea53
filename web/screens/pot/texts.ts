import { words } from '../../core/language.ts';

export const texts = words({
  sv: {
    pot: 'Potten',
    free: 'Fritt i potten',
    paid: (sum: string) => `Betalt ${sum}`,
    reserved: (sum: string) => `Reserverat ${sum}`,
    waiting: (sum: string) => `Väntar på beslut ${sum}`,
    of: (whole: string, paid: string, reserved: string, waiting: string) =>
      `Av ${whole} är ${paid} betalt, ${reserved} reserverat, ${waiting} väntar på beslut`,
    lines: 'Poster',
    left: (sum: string, whole: string) => `${sum} kvar av ${whole}`,
    table: 'Samma sak som tabell',
    columns: ['Post', 'Beslutat belopp', 'Betalt', 'Reserverat', 'Väntar', 'Kvar'],
    sum: 'Hela potten',
    retired: 'Tar inte emot nya önskemål',
    empty: 'Potten är tom än.',
    emptyHow: 'När kanslierna har lagt in sina bidrag syns de här.',
    noLines: 'Inga poster än.',
  },
  en: {
    pot: 'The pot',
    free: 'Free in the pot',
    paid: (sum: string) => `Paid ${sum}`,
    reserved: (sum: string) => `Reserved ${sum}`,
    waiting: (sum: string) => `Awaits a decision ${sum}`,
    of: (whole: string, paid: string, reserved: string, waiting: string) =>
      `Of ${whole}, ${paid} are paid, ${reserved} reserved, ${waiting} await a decision`,
    lines: 'Budget lines',
    left: (sum: string, whole: string) => `${sum} left of ${whole}`,
    table: 'The same as a table',
    columns: ['Line', 'Budget', 'Paid', 'Reserved', 'Awaiting', 'Left'],
    sum: 'The whole pot',
    retired: 'Takes no new requests',
    empty: 'The pot is empty yet.',
    emptyHow: 'Once the offices have entered what they contribute, it is shown here.',
    noLines: 'No lines yet.',
  },
});
