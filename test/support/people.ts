type Found = { readonly items: readonly { readonly id: string; readonly subject: string }[] };
type Must = (persona: string, request: string) => Promise<object>;

/** Asks a campaign for the id that Valsam made for who has this sign-in; throws when nobody has it. */
export const personIn =
  (must: Must) =>
  async (subject: string): Promise<string> => {
    const { items } = (await must('admin', 'GET /people?limit=100')) as Found;
    const found = items.find((person) => person.subject === subject);
    if (!found) throw new Error(`nobody signs in as ${subject}`);
    return found.id;
  };
