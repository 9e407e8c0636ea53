import { words } from '../../core/language.ts';

export const texts = words({
  sv: {
    money: 'Pengar',
    lede: 'Det ni har bett om ur den gemensamma potten.',
    ask: 'Be om pengar',
    none: 'Ni har inte bett om några pengar än.',
    noneHow: 'Skriv vad ni behöver och vad det kostar, så ser ni vem som beslutar och när innan ni skickar.',
    back: 'Alla våra begäranden',
    line: 'Vad är det för slags utgift?',
    lineHint: 'Potten är delad i poster. Välj den som passar bäst.',
    amount: 'Belopp',
    amountHint: 'Hela summan med moms, till exempel 4\u00a0500.',
    purpose: 'Vad ska ni ha pengarna till?',
    purposeHint: 'Det kanslicheferna behöver veta för att säga ja.',
    neededBy: 'Behövs senast',
    payee: 'Vem ska få betalt?',
    payeeHint: 'Företaget ni köper av, om ni vet.',
    send: 'Skicka begäran',
    sent: 'Begäran är skickad. Vänta med att köpa tills pengarna är reserverade.',
    who: 'Vem beslutar?',
    whoNot: 'Välj post och skriv beloppet, så ser ni vem som beslutar.',
    heads: (n: number): string =>
      n === 1
        ? 'En kanslichef räcker för så mycket.'
        : n === 2
          ? 'Två kanslichefer ska säga ja till så mycket.'
          : 'Alla tre kanslicheferna ska säga ja till så mycket.',
    noHeads: 'Det finns inget mandat i kraft än som säger vem som beslutar.',
    reply: (office: string, day: string) => `${office} ser till att ni har svar senast ${day}.`,
    afterwards: 'När det är beslutat är pengarna reserverade för er. Köp då, och lämna kvittot här.',
    missing: {
      line: 'Välj vad det är för slags utgift.',
      amount: 'Skriv ett belopp, till exempel 4\u00a0500.',
      purpose: 'Skriv vad pengarna ska användas till.',
    },
    status: {
      submitted: 'Väntar på beslut',
      reserved: 'Reserverat',
      closed: 'Avslutad',
      refused: 'Avslagen',
      withdrawn: 'Tillbakadragen',
    },
    due: (office: string, day: string) => `${office} svarar senast ${day}`,
    left: (sum: string) => `${sum} kvar att lämna kvitto på`,
    claims: (n: number) => (n === 1 ? 'Ett kvitto väntar på svar' : `${n} kvitton väntar på svar`),
    forgotten: 'En begäran',
  },
  en: {
    money: 'Money',
    lede: 'What you have asked for from the common pot.',
    ask: 'Ask for money',
    none: 'You have not asked for any money yet.',
    noneHow: 'Write what you need and what it costs; you see who decides and when before you send it.',
    back: 'All our requests',
    line: 'What kind of expense is it?',
    lineHint: 'The pot is divided into lines. Choose the one that fits best.',
    amount: 'Amount',
    amountHint: 'All of it including VAT, for example 4\u00a0500.',
    purpose: 'What is the money for?',
    purposeHint: 'What the office heads need to know to say yes.',
    neededBy: 'Needed by',
    payee: 'Who is to be paid?',
    payeeHint: 'The company you buy from, if you know.',
    send: 'Send the request',
    sent: 'The request is sent. Wait with buying until the money is reserved.',
    who: 'Who decides?',
    whoNot: 'Choose a line and write the amount to see who decides.',
    heads: (n: number): string =>
      n === 1
        ? 'One office head is enough for that much.'
        : n === 2
          ? 'Two office heads must say yes to that much.'
          : 'All three office heads must say yes to that much.',
    noHeads: 'There is no mandate in force yet that says who decides.',
    reply: (office: string, day: string) => `${office} sees to it that you have an answer by ${day}.`,
    afterwards: 'Once it is decided the money is reserved for you. Buy then, and hand in the receipt here.',
    missing: {
      line: 'Choose what kind of expense it is.',
      amount: 'Write an amount, for example 4\u00a0500.',
      purpose: 'Write what the money is for.',
    },
    status: {
      submitted: 'Awaits a decision',
      reserved: 'Reserved',
      closed: 'Closed',
      refused: 'Refused',
      withdrawn: 'Withdrawn',
    },
    due: (office: string, day: string) => `${office} answers by ${day}`,
    left: (sum: string) => `${sum} left to hand in receipts for`,
    claims: (n: number) => (n === 1 ? 'One receipt awaits an answer' : `${n} receipts await an answer`),
    forgotten: 'A request',
  },
});
