import type { CustomMessageTriggerEvent } from 'aws-lambda';
import { codeMark, languageOf, mailFor, nameMark, signInMail } from './sign-in-words.ts';

/**
 * What Cognito mails, in the language of whoever it is for: that of their account (`locale`), or the one that the page said on
 * which they asked; both where neither is known. What it does not know Cognito words itself.
 */
export const handler = async (event: CustomMessageTriggerEvent): Promise<CustomMessageTriggerEvent> => {
  const mail = mailFor(event.triggerSource);
  if (!mail) return event;
  const { userAttributes, clientMetadata, codeParameter, usernameParameter } = event.request;
  const said = languageOf(userAttributes.locale) ?? languageOf(clientMetadata?.language);
  const { subject, body } = signInMail(mail, said);
  const emailMessage = body
    .replaceAll(codeMark, codeParameter)
    .replaceAll(nameMark, usernameParameter ?? userAttributes.email ?? '');
  return { ...event, response: { ...event.response, emailSubject: subject, emailMessage } };
};
