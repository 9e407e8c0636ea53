import type { CustomMessageTriggerEvent } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { handler } from '../../functions/campaign/sign-in-mails.ts';
import {
  codeMark,
  languageOf,
  longestBody,
  longestSubject,
  nameMark,
  signInMail,
} from '../../functions/campaign/sign-in-words.ts';

/** What Cognito mails: first passwords and codes, in the reader's language. */

const asked = (triggerSource: string, request: object = {}): CustomMessageTriggerEvent =>
  ({
    triggerSource,
    userName: 'c0ffee',
    request: {
      userAttributes: { email: 'robin@example.org' },
      codeParameter: codeMark,
      usernameParameter: nameMark,
      ...request,
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  }) as unknown as CustomMessageTriggerEvent;
const mailed = async (triggerSource: string, request: object = {}) =>
  (await handler(asked(triggerSource, request))).response;

const all = ['account', 'reset', 'address'] as const;
describe('every mail', () => {
  test.each(all.flatMap((mail) => ([undefined, 'sv', 'en'] as const).map((language) => [mail, language] as const)))(
    '%s in %s keeps within what Cognito takes, and has its marks once for each language',
    (mail, language) => {
      const { subject, body } = signInMail(mail, language);
      const languages = language === undefined ? 2 : 1;
      expect(subject.length).toBeLessThanOrEqual(longestSubject);
      expect(body.length).toBeLessThanOrEqual(longestBody);
      expect(body.split(codeMark)).toHaveLength(1 + languages);
      expect(body.split(nameMark)).toHaveLength(1 + (mail === 'account' ? languages : 0));
      expect(body).not.toMatch(/https?:|<img|<script/);
      // Nothing stands beside the password that could look like a part of it.
      expect(body).toContain(`>${codeMark}<`);
      expect(body.includes('Ge det inte vidare')).toBe(language !== 'en');
      expect(body.includes('Do not pass it on')).toBe(language !== 'sv');
    },
  );

  test('no two say the same', () => {
    const said = all.flatMap((mail) => (['sv', 'en'] as const).map((language) => signInMail(mail, language).body));
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('what Cognito asks for', () => {
  test.each([
    ['CustomMessage_AdminCreateUser', 'Ditt konto i Valsam / Your account in Valsam'],
    ['CustomMessage_ForgotPassword', 'Nytt lösenord i Valsam / A new password in Valsam'],
    ['CustomMessage_UpdateUserAttribute', 'Bekräfta din e-postadress i Valsam / Confirm your e-mail address in Valsam'],
    ['CustomMessage_VerifyUserAttribute', 'Bekräfta din e-postadress i Valsam / Confirm your e-mail address in Valsam'],
    ['CustomMessage_ResendCode', 'Bekräfta din e-postadress i Valsam / Confirm your e-mail address in Valsam'],
  ])('%s', async (trigger, subject) => {
    const { emailSubject, emailMessage } = await mailed(trigger);
    expect(emailSubject).toBe(subject);
    expect(emailMessage).toContain(codeMark);
    expect(emailMessage?.includes(nameMark)).toBe(trigger === 'CustomMessage_AdminCreateUser');
  });

  test('what is no mail stays as it is', async () => {
    const event = asked('CustomMessage_Authentication');
    expect(await handler(event)).toBe(event);
  });

  test('the language is that of the account, else of the page, else both', async () => {
    const subjectOf = async (request: object) => (await mailed('CustomMessage_ForgotPassword', request)).emailSubject;
    const email = 'robin@example.org';
    expect(await subjectOf({ userAttributes: { email, locale: 'en-GB' }, clientMetadata: { language: 'sv' } })).toBe(
      'A new password in Valsam',
    );
    expect(await subjectOf({ clientMetadata: { language: 'sv' } })).toBe('Nytt lösenord i Valsam');
    expect(await subjectOf({ userAttributes: { email, locale: 'ar' } })).toContain(' / ');
  });

  test('marks of other names are put in', async () => {
    const { emailMessage } = await mailed('CustomMessage_AdminCreateUser', {
      codeParameter: '{code}',
      usernameParameter: null,
    });
    expect(emailMessage).toContain('{code}');
    expect(emailMessage).not.toContain(codeMark);
    expect(emailMessage).toContain('robin@example.org');
  });
});

test.each([
  ['sv', 'sv'],
  ['sv_SE', 'sv'],
  ['EN-gb', 'en'],
  ['svk', undefined],
  ['', undefined],
  [undefined, undefined],
])('the locale %s is %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
