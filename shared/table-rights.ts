import type { AttributeValue, Attributes } from './attributes.ts';

/**
 * What the role of a function lets it do with the table, as IAM would judge it: on one machine, where the engine asks
 * nobody, the runner says it in `TABLE_RIGHTS` (infra/local/rights.ts), and what the template does not allow fails as it
 * would there. Into the bundles for Lambda it does not come (infra/lean.ts): there IAM says it. Pure.
 * Source: Service Authorization Reference, Amazon DynamoDB; IAM User Guide, condition operators.
 */
export type Right = {
  /** `dynamodb:PutItem`, ... */
  readonly actions: readonly string[];
  /** Patterns of partition keys, where it is for these only. */
  readonly leadingKeys?: readonly string[] | undefined;
};

type Keyed = { readonly Key?: Attributes | undefined; readonly Item?: Attributes | undefined };
type Input = Keyed & {
  readonly KeyConditionExpression?: string | undefined;
  readonly UpdateExpression?: string | undefined;
  readonly ExpressionAttributeValues?: Attributes | undefined;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys?: readonly Attributes[] | undefined }>> | undefined;
  readonly TransactItems?: readonly { readonly Put?: Keyed; readonly Delete?: Keyed }[] | undefined;
  readonly Statements?:
    | readonly {
        readonly Statement?: string | undefined;
        readonly Parameters?: readonly AttributeValue[] | undefined;
      }[]
    | undefined;
};

/** One action on some partitions: IAM judges each for itself, also within a transaction. */
type Action = readonly [action: string, partitions: readonly (string | undefined)[]];

const partitionOf = (keys: Attributes | undefined): string | undefined => keys?.pk?.S;

const insertOf = ({ Statement = '', Parameters = [] }: NonNullable<Input['Statements']>[number]): Action => {
  const names = [...Statement.matchAll(/'([^']+)': \?/g)].map(([, name]) => name);
  return ['PartiQLInsert', [Parameters[names.indexOf('pk')]?.S]];
};

/** The actions that a request asks for. @throws on one that no function sends. */
const actionsOf = (input: Input): readonly Action[] => {
  const { Key, Item, TransactItems, RequestItems, Statements, ExpressionAttributeValues } = input;
  if (TransactItems)
    return TransactItems.map(({ Put, Delete }) =>
      Put ? ['PutItem', [partitionOf(Put.Item)]] : ['DeleteItem', [partitionOf(Delete?.Key)]],
    );
  if (Statements) return Statements.map(insertOf);
  if (RequestItems)
    return [['BatchGetItem', Object.values(RequestItems).flatMap(({ Keys = [] }) => Keys.map(partitionOf))]];
  if (input.KeyConditionExpression !== undefined) return [['Query', [ExpressionAttributeValues?.[':pk']?.S]]];
  if (Item) return [['PutItem', [partitionOf(Item)]]];
  if (Key) return [[input.UpdateExpression === undefined ? 'GetItem' : 'UpdateItem', [partitionOf(Key)]]];
  throw new Error('no function sends such a request');
};

/** Like IAM's StringLike. */
const isLike = (text: string, pattern: string): boolean => {
  const source = pattern.replaceAll(/[^*?]/g, (each) => `\\u{${each.codePointAt(0)?.toString(16)}}`);
  return new RegExp(`^${source.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su').test(text);
};

const allows = ({ actions, leadingKeys }: Right, [action, partitions]: Action): boolean =>
  actions.includes(`dynamodb:${action}`) &&
  (leadingKeys === undefined ||
    partitions.every((each) => each !== undefined && leadingKeys.some((pattern) => isLike(each, pattern))));

/** What of a request these rights do not cover; undefined where they cover all of it. */
export const notAllowed = (rights: readonly Right[], input: Input): string | undefined => {
  const denied = actionsOf(input).find((action) => !rights.some((right) => allows(right, action)));
  return denied && `${denied[0]} in ${denied[1].join(', ')}`;
};

const known = new Map<string, readonly Right[]>();
const rightsIn = (said: string): readonly Right[] => {
  const rights = known.get(said) ?? (JSON.parse(said) as readonly Right[]);
  known.set(said, rights);
  return rights;
};

/** @throws what DynamoDB would answer to a role without the right: a bug, which no retry cures (outcome.ts). */
export const demandAllowed = (input: Input, said: string | undefined): void => {
  const denied = said === undefined ? undefined : notAllowed(rightsIn(said), input);
  if (denied === undefined) return;
  throw Object.assign(new Error(`the role of this function does not allow ${denied}`), {
    name: 'AccessDeniedException',
    $metadata: { httpStatusCode: 400 },
  });
};
