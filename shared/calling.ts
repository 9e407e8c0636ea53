import type { AllOf } from './capability.ts';
import { hasReferences, type Naming, type Reference, referencesIn, withNames } from './called.ts';
import { namingsOf } from './folds.ts';
import { keyText } from './ids.ts';
import { type Language, type Refusal, text } from './problems.ts';
import { getMany, type Item } from './table.ts';

/** Puts the names into sentences that are about to be read (called.ts). */

/** A sentence of a campaign, in one language. */
export type Saying = { readonly campaign: string; readonly said: string; readonly language: Language };

/** A name may have names in it: what is asked for is called by what it is for. Theirs have none. */
const deepest = 2;

const read = async (
  namings: Readonly<Record<string, Naming>>,
  wanted: readonly Saying[],
  found: Map<string, Item | undefined>,
  consistent: boolean,
): Promise<void> => {
  const keys = wanted.flatMap(({ campaign, said }) =>
    referencesIn(said).flatMap(({ kind, id }) => namings[kind]?.at(campaign, id) ?? []),
  );
  const missing = new Map(keys.filter((key) => !found.has(keyText(key))).map((key) => [keyText(key), key]));
  if (missing.size === 0) return;
  const items = new Map(
    (await getMany([...missing.values()], undefined, consistent)).map((item) => [keyText(item), item]),
  );
  for (const key of missing.keys()) found.set(key, items.get(key));
};

/** What is known already, and whether the rest may lag at half the units. */
export type NamingOptions = { readonly known?: readonly Item[]; readonly consistent?: boolean };

/** Reads the names that all of these need, each thing once, and puts them in. */
export const naming = async (
  all: AllOf<'called' | 'titled'>,
  sayings: readonly Saying[],
  { known = [], consistent = true }: NamingOptions = {},
): Promise<readonly string[]> => {
  if (!sayings.some(({ said }) => hasReferences(said))) return sayings.map(({ said }) => said);
  const namings = namingsOf(all);
  const found = new Map<string, Item | undefined>(known.map((item) => [keyText(item), item]));
  let left = sayings;
  for (let depth = 0; depth < deepest; depth += 1) {
    await read(namings, left, found, consistent);
    left = left.map((saying) => {
      const { campaign, said, language } = saying;
      const nameOf = ({ kind, id }: Reference): string => {
        const its = namings[kind];
        // A kind that a later version of Valsam knows.
        if (!its) return '…';
        const key = its.at(campaign, id);
        const item = key && found.get(keyText(key));
        const gone = typeof its.gone === 'function' ? its.gone(id) : its.gone;
        return ((item && its.name(item, id)) ?? gone)[language];
      };
      return { ...saying, said: withNames(said, nameOf) };
    });
  }
  return left.map(({ said }) => said);
};

/** A refusal as somebody reads it, in one language. */
export type Namer = (campaign: string, refusal: Refusal, language: Language) => Promise<Refusal>;
export const namer =
  (all: AllOf<'called'>): Namer =>
  async (campaign, refusal, language) => {
    const { detail, errors = [] } = refusal;
    const said = [detail, ...errors.map((each) => each.detail)].map((each) => each[language]);
    const named = await naming(
      all,
      said.map((each) => ({ campaign, said: each, language })),
    );
    const [first, ...wrong] = named.map((each) => text(each, each));
    return {
      ...refusal,
      detail: first ?? detail,
      ...(refusal.errors && { errors: errors.map((each, i) => ({ ...each, detail: wrong[i] ?? each.detail })) }),
    };
  };
