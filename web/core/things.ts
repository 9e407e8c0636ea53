import type { Language } from '../../shared/problems.ts';
import { language } from './language.ts';
import { directory, type Directory } from './names.ts';

/** What everything that an association orders, books and registers is called, in the reader's language. */
export type Named = { readonly id: string; readonly name: string; readonly names?: Readonly<Record<Language, string>> };
type Contact = {
  readonly unit: string;
  readonly function: string;
  readonly phone?: string;
  readonly email?: string;
  readonly hours?: string;
};
type Whole = Directory & {
  readonly associations?: readonly (Named & { readonly neighbourGroup?: string })[];
  readonly catalogueItems?: readonly Named[];
  readonly assets?: readonly (Named & { readonly kind: string })[];
  readonly eventKinds?: readonly Named[];
  readonly audiences?: readonly Named[];
  readonly tasks?: readonly Named[];
  readonly languages?: readonly Named[];
  readonly contacts?: readonly Contact[];
};

const nameOf = ({ name, names }: Named): string => names?.[language.value] ?? name;
const lookUp = (all: readonly Named[] = []): ((id: string) => string) => {
  const names = new Map(all.map((one) => [one.id, nameOf(one)]));
  return (id) => names.get(id) ?? '…';
};
/** Of something to choose from, as a field of a form wants it. */
export const optionsOf = (all: readonly Named[] = []): readonly { readonly value: string; readonly say: string }[] =>
  all
    .map((one) => ({ value: one.id, say: nameOf(one) }))
    .toSorted((a, b) => a.say.localeCompare(b.say, language.value));

export const calledIn = (campaign: string) => {
  const all: Whole = directory(campaign);
  return {
    all,
    unit: lookUp([...(all.offices ?? []), ...(all.associations ?? [])]),
    line: lookUp(all.budgetLines),
    item: lookUp(all.catalogueItems),
    asset: lookUp(all.assets),
    kind: lookUp(all.eventKinds),
    audience: lookUp(all.audiences),
    task: lookUp(all.tasks),
    tongue: lookUp(all.languages),
  };
};
export type Called = ReturnType<typeof calledIn>;
