import { words } from '../../core/language.ts';

export const texts = words({
  sv: {
    title: 'Ur ett brev',
    decide: 'Väntar på ditt beslut',
    do: 'Väntar på dig',
    nothing: 'Här finns inget att svara på',
    nothingHow: 'Antingen är det redan besvarat, eller så ville brevet bara berätta något.',
    near: (where: string) => `Öppna ${where}`,
    all: 'Allt du har att göra',
  },
  en: {
    title: 'From a letter',
    decide: 'Waiting for your decision',
    do: 'Waiting for you',
    nothing: 'There is nothing to answer here',
    nothingHow: 'Either it has been answered already, or the letter was only to tell you something.',
    near: (where: string) => `Open ${where}`,
    all: 'All that you have to do',
  },
});
