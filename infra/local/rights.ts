import type { Right } from '../../shared/table-rights.ts';
import { type Resolve, resourcesOf, type Template } from './template.ts';

/** What the template lets each role do with tables: the functions on this machine are kept to it (shared/table-rights.ts). */
type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};
type Policy = {
  readonly PolicyDocument: { readonly Statement: readonly Statement[] };
  readonly Roles: readonly string[];
};

const like = 'ForAllValues:StringLike';
const leading = 'dynamodb:LeadingKeys';
const isTable = (arn: string): boolean => /:table\/[^/]+$/.test(arn);

/** Throws on a condition that the runner does not judge: what is denied once deployed would be allowed here. */
const rightIn = ({ Effect, Action, Condition = {} }: Statement): Right => {
  const { [like]: keys, Null: _, ...others } = Condition;
  const { [leading]: leadingKeys, ...more } = keys ?? {};
  if (Effect !== 'Allow' || Object.keys({ ...others, ...more }).length > 0)
    throw new Error(
      `The runner does not understand ${JSON.stringify({ Effect, Condition })}, which the template uses.`,
    );
  return { actions: [Action].flat(), ...(leadingKeys && { leadingKeys: [leadingKeys].flat() }) };
};

/** By the names of the roles. */
export const tableRightsOf = (template: Template, resolve: Resolve): ReadonlyMap<string, readonly Right[]> => {
  const policies = resourcesOf<Policy>(template, 'AWS::IAM::Policy', resolve);
  const all = policies.flatMap(({ properties: { PolicyDocument, Roles } }) =>
    PolicyDocument.Statement.filter(({ Resource }) => [Resource].flat().some(isTable)).flatMap((statement) =>
      Roles.map((role) => ({ role, right: rightIn(statement) })),
    ),
  );
  return new Map([...Map.groupBy(all, ({ role }) => role)].map(([role, of]) => [role, of.map(({ right }) => right)]));
};
