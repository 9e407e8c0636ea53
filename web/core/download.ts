import { type Failure, failureOf } from './failure.ts';
import { language } from './language.ts';
import { accessToken } from './session.ts';

/** A file of the API's, saved where the browser saves files: a link could not say who asks. Undefined once it is there. */
export const download = async (address: string, name: string): Promise<Failure | undefined> => {
  try {
    const token = await accessToken();
    const answer = await fetch(address, {
      headers: { 'accept-language': language.value, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    });
    if (!answer.ok) return failureOf(answer.status, await answer.json().catch(() => undefined), language.value);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name;
    link.click();
    // The browser has it once it has begun.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return undefined;
  } catch {
    return failureOf(0, undefined, language.value);
  }
};
