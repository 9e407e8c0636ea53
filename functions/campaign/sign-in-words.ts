import { markup } from '../../shared/markup.ts';
import { type Language, type Text, text } from '../../shared/problems.ts';

/**
 * What Cognito mails: the first password of an account, and codes. It puts name, password and code in where the marks are, and
 * nothing else; so nothing that anybody has written is in them. Pure.
 */
export const codeMark = '{####}';
export const nameMark = '{username}';

/** The kinds of mail there are, by what Cognito calls the reason. */
export type SignInMail = 'account' | 'reset' | 'address';
export const mailFor = (trigger: string): SignInMail | undefined => {
  if (trigger === 'CustomMessage_AdminCreateUser') return 'account';
  if (trigger === 'CustomMessage_ForgotPassword') return 'reset';
  const ofAddress = ['SignUp', 'ResendCode', 'UpdateUserAttribute', 'VerifyUserAttribute'];
  // Second factors are no mails: they come out of an app.
  return ofAddress.some((each) => trigger === `CustomMessage_${each}`) ? 'address' : undefined;
};

type Words = { readonly subject: Text; readonly before: Text; readonly after: readonly Text[] };
/** Whoever asks for it in a letter or a call is none of us. */
const secrecy = text(
  'Ge det inte vidare. Ingen från Valsam eller kampanjen frågar efter det.',
  'Do not pass it on. Nobody from Valsam or the campaign asks for it.',
);
const notAsked = text(
  'Har du inte bett om koden behöver du inte göra något. Ingenting ändras utan den.',
  'If you have not asked for the code, there is nothing you need to do. Nothing changes without it.',
);

const words: Readonly<Record<SignInMail, Words>> = {
  account: {
    subject: text('Ditt konto i Valsam', 'Your account in Valsam'),
    before: text(
      `Du har fått ett konto i Valsam. Logga in med ${nameMark} och det här lösenordet inom sju dagar, och välj sedan ett eget:`,
      `You have an account in Valsam. Sign in with ${nameMark} and this password within seven days, then choose your own:`,
    ),
    after: [
      secrecy,
      text(
        'Är du inbjuden till en förening kommer inbjudan, med sin länk, i ett eget brev.',
        'If you are invited to an association, the invitation comes with its link in a letter of its own.',
      ),
    ],
  },
  reset: {
    subject: text('Nytt lösenord i Valsam', 'A new password in Valsam'),
    before: text(
      'Med den här koden väljer du ett nytt lösenord i Valsam. Den gäller en timme:',
      'With this code you choose a new password in Valsam. It is good for an hour:',
    ),
    after: [secrecy, notAsked],
  },
  address: {
    subject: text('Bekräfta din e-postadress i Valsam', 'Confirm your e-mail address in Valsam'),
    before: text(
      'Med den här koden visar du för Valsam att adressen är din. Den gäller ett dygn:',
      'With this code you show Valsam that the address is yours. It is good for a day:',
    ),
    after: [secrecy, notAsked],
  },
};

/** Cognito takes no more. */
export const longestSubject = 140;
export const longestBody = 20_000;

/** The mark stands alone in its paragraph: no full stop looks like a part of a password. */
const bodyIn = ({ before, after }: Words, language: Language): string =>
  markup`<div lang="${language}"><p>${before[language]}</p>
<p style="font-family:monospace;font-size:20px">${codeMark}</p>
${after.map((each) => markup`<p>${each[language]}</p>\n`)}</div>`.markup;

const frame = (bodies: readonly string[]): string =>
  `<meta name="color-scheme" content="light dark"><div style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;max-width:36em">${bodies.join('<hr>')}</div>`;

/** In one language; in both where nobody has said which. */
export const signInMail = (
  mail: SignInMail,
  language?: Language,
): { readonly subject: string; readonly body: string } => {
  const languages: readonly Language[] = language ? [language] : ['sv', 'en'];
  return {
    subject: languages.map((each) => words[mail].subject[each]).join(' / '),
    body: frame(languages.map((each) => bodyIn(words[mail], each))),
  };
};

/** `sv-SE` -> `sv`; what Valsam does not speak, or nobody has said, is unknown. */
export const languageOf = (locale: string | undefined): Language | undefined => {
  const [primary] = (locale ?? '').toLowerCase().split(/[-_]/);
  return primary === 'sv' || primary === 'en' ? primary : undefined;
};
