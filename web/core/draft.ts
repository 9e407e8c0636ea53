import { kept } from './device.ts';
import { subject } from './session.ts';

/** What somebody has typed and not sent yet, kept on the device for them alone until it is sent or they sign out. */
export type Values = Readonly<Record<string, string>>;

/** Under which name it is kept. */
export const draftName = (form: string): string => `draft.${subject.peek() ?? ''}.${form}`;
export const readDraft = (form: string): Values | undefined => {
  const text = kept.read(draftName(form));
  return text === null ? undefined : (JSON.parse(text) as Values);
};
export const writeDraft = (form: string, values: Values): void => kept.write(draftName(form), JSON.stringify(values));
export const forgetDraft = (form: string): void => kept.forget(draftName(form));
