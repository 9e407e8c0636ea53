import type { Language } from '../../../shared/problems.ts';

/** What letters say around their lines, in the two languages. Pure. No person is named, no greeting has a name. */
type Sayings = {
  readonly waiting: (count: number) => string;
  readonly news: (count: number) => string;
  readonly reminder: (what: string) => string;
  readonly reminderOfAll: string;
  readonly overdue: (what: string) => string;
  readonly overdueOfAll: string;
  readonly confirmation: (campaign: string) => string;
  readonly addressChanged: (campaign: string) => string;
  readonly invitation: (what: string) => string;
  readonly andMore: (count: number) => string;
  readonly greeting: string;
  readonly headings: Readonly<Record<'decide' | 'do' | 'know', string>>;
  readonly intro: {
    readonly decide: string;
    readonly do: string;
    readonly know: string;
    readonly several: string;
    readonly digest: (campaign: string) => string;
    readonly reminder: string;
    readonly escalation: string;
  };
  readonly due: (day: string) => string;
  readonly wasDue: (day: string) => string;
  readonly left: (count: number) => string;
  readonly lastOfDay: string;
  readonly signIn: string;
  readonly confirm: { readonly ask: (campaign: string) => string; readonly button: string; readonly press: string };
  readonly changed: { readonly said: (campaign: string) => string; readonly wasNotYou: string };
  readonly invited: { readonly how: string; readonly button: string };
  readonly asked: { readonly how: string; readonly button: string };
  readonly calendar: { readonly added: string; readonly removed: string };
  readonly goodUntil: (day: string) => string;
  readonly sender: (campaign: string) => string;
  readonly why: {
    readonly member: (unit: string) => string;
    readonly reminder: (unit: string) => string;
    readonly deputy: (unit: string) => string;
    readonly address: string;
    readonly oldAddress: string;
    readonly invited: string;
    readonly asked: string;
  };
  readonly campaignItself: string;
  readonly stop: string;
  readonly preferences: string;
  readonly answers: (address: string) => string;
  readonly noAnswers: string;
};

export const sayings: Readonly<Record<Language, Sayings>> = {
  sv: {
    waiting: (count) => (count === 1 ? 'En sak väntar på svar' : `${count} saker väntar på svar`),
    news: (count) => (count === 1 ? 'En sak att känna till' : `${count} saker att känna till`),
    reminder: (what) => `Påminnelse: ${what}`,
    reminderOfAll: 'Påminnelse: något väntar på svar',
    overdue: (what) => `Försenat svar: ${what}`,
    overdueOfAll: 'Försenat svar: något väntar på beslut',
    confirmation: (campaign) => `Bekräfta din e-postadress för ${campaign}`,
    addressChanged: (campaign) => `Din e-postadress för ${campaign} är bytt`,
    invitation: (what) => what,
    andMore: (count) => ` (+${count})`,
    greeting: 'Hej!',
    headings: { decide: 'Att besluta', do: 'Att göra', know: 'Att känna till' },
    intro: {
      decide: 'Det här väntar på beslut:',
      do: 'Det här behöver göras:',
      know: 'Det här har hänt:',
      several: 'Det här har kommit:',
      digest: (campaign) => `Det här har du inte läst ännu i ${campaign}.`,
      reminder: 'Det här väntar fortfarande på svar, och tiden går snart ut:',
      escalation: 'Det här skulle ha besvarats, men väntar fortfarande:',
    },
    due: (day) => `Senast ${day}`,
    wasDue: (day) => `Skulle ha varit klart ${day}`,
    left: (count) => (count === 1 ? 'En sak till finns i Valsam.' : `${count} saker till finns i Valsam.`),
    lastOfDay: 'Fler brev kommer inte i dag. Händer det mer får du veta det i nästa sammanställning.',
    signIn: 'Länkarna öppnar Valsam, där du loggar in som vanligt. Inget ändras av att du öppnar dem.',
    confirm: {
      ask: (campaign) => `Någon, förhoppningsvis du, vill få brev om ${campaign} till den här adressen.`,
      button: 'Bekräfta adressen',
      press: 'Länken visar en sida med en knapp. Inget ändras förrän du trycker på den.',
    },
    changed: {
      said: (campaign) => `Brev om ${campaign} går från och med nu till en annan adress än den här.`,
      wasNotYou: 'Var det inte du som bytte? Hör då av dig till ditt kansli så snart du kan.',
    },
    invited: {
      how: 'Öppna länken för att läsa om inbjudan. Tacka ja gör du inloggad med den här e-postadressen; har du inget lösenord ännu kommer ett första i ett eget brev.',
      button: 'Läs inbjudan',
    },
    asked: {
      how: 'Länken visar vad du är tillfrågad om och hur du svarar. Inget ändras av att du öppnar den.',
      button: 'Se vad det gäller',
    },
    calendar: {
      added: 'Inbjudan i brevet lägger in det i din kalender. Den behöver inte besvaras.',
      removed: 'Beskedet i brevet tar bort det ur din kalender.',
    },
    goodUntil: (day) => `Länken gäller till och med ${day}. Ge den inte vidare.`,
    sender: (campaign) => `Brevet kommer från Valsam, som ${campaign} samordnas med.`,
    why: {
      member: (unit) => `Du får det eftersom du hör till ${unit}.`,
      reminder: (unit) => `Du får det eftersom du hör till ${unit}, som ska svara.`,
      deputy: (unit) => `Du får det eftersom svaret dröjer och du kan ge det för ${unit}.`,
      address: 'Du får det eftersom adressen skrevs in i Valsam. Var det inte du behöver du inte göra något.',
      oldAddress: 'Du får det eftersom brev hittills har gått till den här adressen.',
      invited:
        'Du får det eftersom någon med rätt till det har bjudit in den här adressen. Vill du inte vara med behöver du inte göra något.',
      asked: 'Du får det eftersom du finns bland kandidaterna som kan tillfrågas om besök.',
    },
    campaignItself: 'kampanjen',
    stop: 'Sluta få sådana här brev:',
    preferences: 'Vilka brev du får, och när, väljer du här:',
    answers: (address) => `Frågor? Svara på brevet, eller skriv till ${address}.`,
    noAnswers: 'Det går inte att svara på det här brevet.',
  },
  en: {
    waiting: (count) => (count === 1 ? 'One thing awaits an answer' : `${count} things wait for an answer`),
    news: (count) => (count === 1 ? 'One thing to know' : `${count} things to know`),
    reminder: (what) => `Reminder: ${what}`,
    reminderOfAll: 'Reminder: something awaits an answer',
    overdue: (what) => `Overdue: ${what}`,
    overdueOfAll: 'Overdue: something awaits a decision',
    confirmation: (campaign) => `Confirm your e-mail address for ${campaign}`,
    addressChanged: (campaign) => `Your e-mail address for ${campaign} was changed`,
    invitation: (what) => what,
    andMore: (count) => ` (+${count})`,
    greeting: 'Hello,',
    headings: { decide: 'To decide', do: 'To do', know: 'To know' },
    intro: {
      decide: 'This awaits a decision:',
      do: 'This is to be done:',
      know: 'This has happened:',
      several: 'This has come in:',
      digest: (campaign) => `This is what you have not read yet in ${campaign}.`,
      reminder: 'This still awaits an answer, and its time is nearly up:',
      escalation: 'This should have been answered and still waits:',
    },
    due: (day) => `By ${day}`,
    wasDue: (day) => `Was due on ${day}`,
    left: (count) => (count === 1 ? 'One more thing is in Valsam.' : `${count} more things are in Valsam.`),
    lastOfDay: 'No more letters come today. If more happens, the next digest tells you.',
    signIn: 'The links open Valsam, where you sign in as always. Opening them changes nothing.',
    confirm: {
      ask: (campaign) => `Somebody, you we hope, wants letters about ${campaign} to come to this address.`,
      button: 'Confirm the address',
      press: 'The link shows a page with a button. Nothing changes until you press it.',
    },
    changed: {
      said: (campaign) => `From now on letters about ${campaign} go to another address than this one.`,
      wasNotYou: 'Was it not you who changed it? Then get in touch with your office as soon as you can.',
    },
    invited: {
      how: 'Open the link to read about the invitation. You accept it signed in with this e-mail address; if you have no password yet, a first one comes in a letter of its own.',
      button: 'Read the invitation',
    },
    asked: {
      how: 'The link shows what you are asked for, and how to answer. Opening it changes nothing.',
      button: 'See what it is about',
    },
    calendar: {
      added: 'The invitation in this letter puts it into your calendar. It needs no answer.',
      removed: 'The notice in this letter takes it out of your calendar.',
    },
    goodUntil: (day) => `The link is good until ${day}, that day included. Do not pass it on.`,
    sender: (campaign) => `This letter comes from Valsam, by which ${campaign} is coordinated.`,
    why: {
      member: (unit) => `You get it since you belong to ${unit}.`,
      reminder: (unit) => `You get it since you belong to ${unit}, whose answer is awaited.`,
      deputy: (unit) => `You get it since the answer is late, and you can give it for ${unit}.`,
      address:
        'You get it since the address was entered in Valsam. If that was not you, there is nothing you need to do.',
      oldAddress: 'You get it since letters have gone to this address so far.',
      invited:
        'You get it since somebody who may do so invited this address. If you do not want to join, there is nothing you need to do.',
      asked: 'You get it since you are among the candidates who can be asked for visits.',
    },
    campaignItself: 'the campaign',
    stop: 'Stop getting such letters:',
    preferences: 'Which letters you get, and when, you choose here:',
    answers: (address) => `Questions? Answer this letter, or write to ${address}.`,
    noAnswers: 'This letter cannot be answered.',
  },
};
