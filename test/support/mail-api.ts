import { ask, type Body, type Campaign, theStack } from './stack.ts';

/** A letter as `/mail.json` has it. */
export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly at: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly parts: readonly Body[];
};

/** The letters to an address, newest first. */
export const mailsTo = async (address: string): Promise<readonly Mail[]> => {
  const response = await fetch(`${theStack().url}/mail.json`);
  return ((await response.json()) as readonly Mail[]).filter(({ to }) => to === address);
};

/** The path of the link of that kind in a letter. */
export const linkIn = ({ text }: Mail, kind: 'confirm' | 'unsubscribe' | 'answer'): string => {
  const found = new RegExp(`https?://[^/\\s]+(/${kind}/[\\w-]+)`).exec(text)?.[1];
  if (found === undefined) throw new Error(`there is no link to ${kind} in ${text}`);
  return found;
};

/** What somebody does about their letters, with the address that their sign-in shows. */
export const lettersIn = ({ id, must, call }: Pick<Campaign, 'id' | 'must' | 'call'>) => {
  const addressOf = (persona: string): string => `${persona}@${id}.example.org`;
  const nameAddress = async (persona: string, email: string, verified?: string) =>
    ask(`POST /campaigns/${id}/preferences/address`, {
      token: await theStack().token(persona, verified),
      body: { email },
    });
  /** Has them written to at once, whatever the hour. */
  const reached = async (persona: string, wishes: Body = {}): Promise<string> => {
    const email = addressOf(persona);
    await must(persona, 'PUT /preferences', { quiet: null, ...wishes });
    const { status } = await nameAddress(persona, email, email);
    if (status !== 200) throw new Error(`the address of ${persona} is not confirmed: ${status}`);
    return email;
  };
  const preferences = async (persona: string) => (await call(persona, 'GET /preferences')).body;
  return { addressOf, nameAddress, reached, preferences };
};
