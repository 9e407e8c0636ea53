import { describe, expect, test } from 'vitest';
import { functionNames } from '../../infra/bundle.ts';
import type { Writes } from '../../shared/capability.ts';
import { functionsOf, servicesOf } from '../../shared/folds.ts';
import { isForStrangers } from '../../shared/contract.ts';
import { notAllowed, type Right } from '../../shared/table-rights.ts';
import { kernelPartitions, partitionsOf, writesOf } from '../../shared/writes.ts';
import { capabilities, functionNamed } from './template.ts';

/** Least privilege in the table: what the template allows is what the capabilities say, and no more. */
type Statement = {
  readonly Action: string | readonly string[];
  readonly Condition?: {
    readonly 'ForAllValues:StringLike': { readonly 'dynamodb:LeadingKeys': string | readonly string[] };
    readonly Null: Readonly<Record<string, string>>;
  };
};
const kinds: Readonly<Record<string, keyof Writes>> = {
  'dynamodb:PutItem': 'puts',
  'dynamodb:PartiQLInsert': 'inserts',
  'dynamodb:UpdateItem': 'updates',
  'dynamodb:DeleteItem': 'deletes',
};
const all = functionsOf(capabilities);
const writing = (name: string) =>
  (functionNamed(name).statements as readonly Statement[]).filter(({ Action }) =>
    [Action].flat().some((action) => action in kinds),
  );
/** The rights of a role, as the runner has them. */
const rightsIn = (name: string): readonly Right[] =>
  writing(name).map(({ Action, Condition }) => ({
    actions: [Action].flat(),
    leadingKeys: [Condition?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'] ?? []].flat(),
  }));

const itemAt = (pk: string) => ({ pk: { S: pk }, sk: { S: 'e#2026-08#pot#1' } });
const ways: Readonly<Record<string, (pk: string) => Parameters<typeof notAllowed>[1]>> = {
  put: (pk) => ({ TransactItems: [{ Put: { Item: itemAt(pk) } }] }),
  insert: (pk) => ({ Statements: [{ Statement: `INSERT INTO "t" VALUE {'pk': ?}`, Parameters: [{ S: pk }] }] }),
  update: (pk) => ({ Key: itemAt(pk), UpdateExpression: 'SET a = b' }),
  delete: (pk) => ({ TransactItems: [{ Delete: { Key: itemAt(pk) } }] }),
};
const who = (way: keyof typeof ways, pk: string): readonly string[] =>
  functionNames(capabilities).filter((name) => notAllowed(rightsIn(name), ways[way]?.(pk) ?? {}) === undefined);

describe('what each function may write', () => {
  test.each(all.map((one) => [one.name, one] as const))(
    '%s: the template says what its capability says',
    (name, one) => {
      const said = { inserts: [], puts: [], updates: [], deletes: [] } as Record<keyof Writes, string[]>;
      for (const { Action, Condition } of writing(name)) {
        // All of no keys would be alike, too.
        expect(Condition?.Null).toEqual({ 'dynamodb:LeadingKeys': 'false' });
        const keys = [Condition?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'] ?? []].flat();
        for (const kind of new Set([Action].flat().map((action) => kinds[action] as keyof Writes)))
          said[kind].push(...keys);
      }
      expect(said).toEqual(writesOf(one, capabilities));
    },
  );

  test('no more than partitions that there are, each of one capability', () => {
    const owned = [...capabilities.flatMap(partitionsOf), ...kernelPartitions];
    expect(owned.toSorted()).toEqual([...new Set(owned)].sort());
    const written = all.flatMap((one) => Object.values(writesOf(one, capabilities)).flat());
    expect(written.filter((pattern) => !owned.includes(pattern))).toEqual([]);
  });

  test('nobody deletes or updates in the ledger’s partition, and few put into it', () => {
    expect(who('delete', '2026#pot')).toEqual([]);
    expect(who('update', '2026#pot')).toEqual([]);
    expect([...who('put', '2026#pot')].sort()).toEqual(
      // Erasing forgets texts, boosts and runs ask for money.
      [
        'campaign-jobs',
        'channels-boosts',
        'erasing',
        'materials-printing',
        'pot',
        'pot-funds',
        'pot-jobs',
        'pot-payments',
        'pot-settlements',
        'receipts-check',
      ],
    );
  });

  test('nobody puts over a notice; some mark who has read it', () => {
    expect(who('put', '2026#inbox#district')).toEqual([]);
    expect(who('delete', '2026#inbox#district')).toEqual([]);
    expect(who('insert', '2026#inbox#district')).toEqual(['consumer']);
    expect([...who('update', '2026#inbox#district')].sort()).toEqual(['campaign-jobs', 'erasing', 'notifications']);
  });

  test('what strangers reach writes short links’ numbers, and by a secret link how somebody gets letters; people are their capability’s alone', () => {
    const open = servicesOf(capabilities)
      .filter(isForStrangers)
      .map(({ name }) => name);
    const theirs = open.filter((name) => writing(name).length > 0);
    expect(theirs).toEqual(['gatherings-links', 'letters-open']);
    expect(who('put', '2026#mail')).toContain('letters-open');
    for (const partition of ['2026#pot', '2026#people', '2026#campaign', '2026#inbox#district'])
      expect(who('put', partition)).not.toContain('letters-open');
    expect(writing('gatherings-links').map(({ Action }) => Action)).toEqual(['dynamodb:UpdateItem']);
    expect(writing('sweeper')).toEqual([]);
    expect([...who('put', '2026#people')].sort()).toEqual(['campaign', 'campaign-jobs', 'erasing']);
  });

  test.each(['s', 'feed', 'idem', 'x'])('a campaign that is called %s gives nobody more', (campaign) => {
    for (const head of capabilities.flatMap(partitionsOf).filter((each) => each.startsWith('*#')))
      for (const way of Object.keys(ways)) {
        const partition = head.replaceAll('*', campaign);
        expect([partition, who(way, partition)]).toEqual([partition, who(way, head.replaceAll('*', 'other'))]);
      }
  });
});

describe('rights are judged as IAM would', () => {
  const pots: readonly Right[] = [
    { actions: ['dynamodb:PutItem'], leadingKeys: ['*#pot', 's#??'] },
    { actions: ['dynamodb:Query'] },
  ];
  test.each([
    ['a put in its partition', ways.put?.('c#pot'), undefined],
    ['a put in another', ways.put?.('c#people'), 'PutItem in c#people'],
    ['more than its partition’s name', ways.put?.('c#pot2'), 'PutItem in c#pot2'],
    ['as many characters as asked for', ways.put?.('s#åb'), undefined],
    ['one too many', ways.put?.('s#abc'), 'PutItem in s#abc'],
    ['no other action there', ways.delete?.('c#pot'), 'DeleteItem in c#pot'],
    ['what has no condition', { KeyConditionExpression: '#pk = :pk' }, undefined],
    [
      'one of several in a transaction',
      { TransactItems: ['c#pot', 'c#staff'].map((pk) => ({ Put: { Item: itemAt(pk) } })) },
      'PutItem in c#staff',
    ],
    ['an insert is no put', ways.insert?.('c#pot'), 'PartiQLInsert in c#pot'],
    ['a read without the right', { Key: itemAt('c#pot') }, 'GetItem in c#pot'],
  ])('%s', (_what, asked, denied) => {
    expect(notAllowed(pots, asked ?? {})).toBe(denied);
  });
});
