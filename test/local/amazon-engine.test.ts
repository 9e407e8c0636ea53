import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { engineFor, startDynamo } from '../../infra/local/dynamo-engine.ts';
import { startStack } from '../../infra/local/stack.ts';
import { caller } from '../../infra/local/wire.ts';
import { startAmazons } from '../../tools/amazon/engine.ts';
import { tinyProgram } from '../support/tiny-program.ts';

/** Amazon's engine is nowhere installed by us: how it is found and started is tried with a `java` that is none. */
const home = mkdtempSync(path.join(tmpdir(), 'valsam-amazon-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());
let count = 0;
const folder = (): string => {
  const made = path.join(home, String(++count));
  mkdirSync(made);
  return made;
};

/** On the PATH, a `java` of that version, which does that with its last argument, the port. */
const java = (version: string, script = 'exit 0'): void => {
  const bin = folder();
  const line = `case "$1" in -version) echo 'openjdk version "${version}"' >&2;; *) for port; do :; done; ${script};; esac`;
  writeFileSync(path.join(bin, 'java'), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', [bin, '/usr/bin', '/bin'].join(path.delimiter));
};
/** As the archive looks that Amazon offers, or a folder of dependencies. */
const unpacked = (jar: string): string => {
  const place = folder();
  mkdirSync(path.join(place, 'DynamoDBLocal_lib'));
  for (const file of [jar, 'DynamoDBLocal_lib/other.jar', 'DynamoDBLocal_lib/libsqlite4java-linux-amd64.so'])
    writeFileSync(path.join(place, file), '');
  return place;
};
const refusal = (place: string): Promise<string> =>
  startAmazons(place).then(
    () => 'it started',
    ({ message }: Error) => message,
  );

describe('Amazon’s engine', () => {
  test('where something is missing one line says what', async () => {
    vi.stubEnv('PATH', folder());
    expect(await refusal(unpacked('DynamoDBLocal.jar'))).toMatch(/takes Java 17 or later, and there is none/);
    java('11.0.2');
    expect(await refusal(unpacked('DynamoDBLocal.jar'))).toMatch(/and the one on the PATH is 11\.$/);
    java('17.0.15', "echo 'no such class' >&2; exit 1");
    expect(await refusal(folder())).toMatch(/^There is no DynamoDB Local in .*: unpack the archive .*DYNAMODB_LOCAL/);
    expect(await refusal(unpacked('DynamoDBLocal-2.6.1.jar'))).toBe("Amazon's engine ended at once: no such class");
  });

  test.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'starts on a port of its own, and is ended',
    async () => {
      const given = path.join(home, 'given');
      const engine = engineFor(process);
      java(
        '21.0.1',
        `echo "$*" > ${given}; exec ${engine} --host 127.0.0.1 --port "$port" --db-path ${path.join(folder(), 't.db')}`,
      );
      const place = unpacked('DynamoDBLocal.jar');
      const { endpoint, stop } = await startAmazons(place);
      expect(await caller(endpoint, 'dynamodb')('ListTables', {})).toEqual({ TableNames: [] });
      await stop();
      await expect(fetch(endpoint)).rejects.toThrow();
    },
  );
});

test('stacks that share an engine have a table each, and find it again', async () => {
  const tiny = tinyProgram();
  const engine = await startDynamo(folder(), {});
  vi.stubEnv('DYNAMODB_ENDPOINT', engine.endpoint);
  const dataDirs = [folder(), folder()];
  const names = async () => {
    const stacks = [];
    for (const dataDir of dataDirs) stacks.push(await startStack({ dataDir, program: tiny.program }));
    for (const stack of stacks) await stack.stop();
    return stacks.map(({ table }) => table.name);
  };
  const first = await names();
  expect(new Set(first).size).toBe(2);
  expect(await names()).toEqual(first);
  const { TableNames } = await caller(engine.endpoint, 'dynamodb')<{ TableNames: string[] }>('ListTables', {});
  expect(TableNames.toSorted()).toEqual(first.toSorted());
  await engine.stop();
  tiny.remove();
});
