import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import type { Program } from '../../infra/local/program.ts';
import { type Stack, type StackOptions, startStack } from '../../infra/local/stack.ts';
import { functionsOf } from '../../shared/folds.ts';
import { programOfRun } from '../support/run.ts';
import { tinyProgram } from '../support/tiny-program.ts';

const tiny = tinyProgram();
const lines: { function: string; text: string }[] = [];
let stack: Stack;
const begin = async (program: Program, options: Partial<StackOptions> = {}): Promise<void> => {
  stack = await startStack({ dataDir: tiny.folder(), program, onLine: (line) => lines.push(line), ...options });
};
afterEach(() => stack.stop());
afterAll(() => tiny.remove());

const ask = async (path: string) => {
  const response = await fetch(stack.url + path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const eventually = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 300 && !holds(); tries++) await wait(20);
};

describe('functions of one isolate', () => {
  beforeEach(() => begin(tiny.program));

  it('see their own environment, each, also while others run', async () => {
    const asked = Array.from({ length: 10 }, () => [ask('/own'), ask('/open/x')]).flat();
    const answers = await Promise.all(asked);
    const mine = answers.filter((_, index) => index % 2 === 0).map(({ body }) => body);
    const echoed = answers.filter((_, index) => index % 2 === 1).map(({ body }) => body.env as object);
    for (const body of mine) expect(body).toEqual({ own: 'mine', name: 'owner', region: 'eu-north-1' });
    for (const env of echoed) {
      expect(env).toMatchObject({ AWS_LAMBDA_FUNCTION_NAME: 'echo' });
      expect(Object.keys(env).filter((name) => ['OWN', 'WRITTEN'].includes(name))).toEqual([]);
    }
    expect(stack.isolates()).toEqual(['the API']);
  });

  it('are told apart by what they write', async () => {
    lines.length = 0;
    await Promise.all([ask('/own'), ask('/throw')]);
    await eventually(() => lines.length >= 3);
    expect(lines).toEqual(
      expect.arrayContaining([
        { function: 'owner', text: 'said by the owner' },
        { function: 'thrower', text: 'about to throw' },
      ]),
    );
  });

  it('cost each other what was in flight when one exits, and nothing of another isolate', async () => {
    // Both have begun when it happens.
    const [heavy, slow] = [ask('/heavy/x'), ask('/slow')];
    await eventually(() => stack.isolates().length === 2);
    await ask('/stay');
    const exit = ask('/exit');
    expect([(await exit).status, (await slow).status, (await heavy).status]).toEqual([500, 500, 200]);
    expect((await ask('/stay')).body).toEqual({ count: 1 });
    expect(stack.isolates()).toEqual(['heavy', 'the API']);
  });

  it('go on in a new one when one of them never gives way; its time is up as that of any other', async () => {
    await ask('/stay');
    expect((await ask('/spin')).status).toBe(500);
    expect((await ask('/stay')).body).toEqual({ count: 1 });
    expect(lines.some(({ function: name, text }) => name === 'spinner' && text.includes('timed out after 1'))).toBe(
      true,
    );
    await eventually(() => stack.isolates().length === 1);
    expect(stack.isolates()).toEqual(['the API']);
  });

  it('go on in a new one once Valsam is ready, and what loaded the sample goes when it has answered', async () => {
    await ask('/stay');
    const slow = ask('/slow');
    await ask('/stay');
    stack.setReady();
    expect((await ask('/stay')).body).toEqual({ count: 1 });
    expect((await slow).status).toBe(200);
    await eventually(() => stack.isolates().length === 1);
    expect(stack.isolates()).toEqual(['the API']);
    expect((await ask('/stay')).body).toEqual({ count: 2 });
  });

  it('go on when one cannot be loaded', async () => {
    await ask('/stay');
    for (let times = 0; times < 2; times++) expect((await ask('/broken')).status).toBe(500);
    expect((await ask('/stay')).body).toEqual({ count: 2 });
  });
});

describe('a heavy function', () => {
  it('has an isolate of its own, which ends when it has nothing to do', async () => {
    await begin(tiny.program, { idleMs: 1_500 });
    await ask('/stay');
    const heavy = ask('/heavy/x');
    await eventually(() => stack.isolates().length === 2);
    expect(stack.isolates()).toEqual(['heavy', 'the API']);
    expect((await heavy).body).toEqual({ count: 1 });
    // Asked again in time, it is the same one.
    expect((await ask('/heavy/x')).body).toEqual({ count: 2 });
    await eventually(() => stack.isolates().length === 1);
    expect(stack.isolates()).toEqual(['the API']);
    expect((await ask('/heavy/x')).body).toEqual({ count: 1 });
    expect((await ask('/stay')).body).toEqual({ count: 2 });
  });

  it('that exits costs the others nothing', async () => {
    await begin(tiny.program);
    const slow = ask('/slow');
    expect((await ask('/heavy/exit')).status).toBe(500);
    expect((await slow).status).toBe(200);
  });
});

describe('the functions of Valsam', () => {
  const all = functionsOf(capabilities);
  const heavy = all.filter((one) => one.heavy || one.memoryMegabytes).map(({ name }) => name);

  it('run in two isolates, and each heavy one in one of its own', async () => {
    await begin(programOfRun(), { idleMs: 600_000 });
    const events = all.map(({ name }) => stack.invoke(name, { Records: [] }));
    await Promise.allSettled(events);
    expect(heavy.toSorted()).toEqual([
      'channels-card',
      'channels-kit',
      'erasing',
      'files-check',
      'gatherings-import',
      'mailer',
      'materials-files',
      'materials-lists',
      'materials-printing',
      'page-publisher',
      'pot-receipts',
      'receipts-check',
      'staff-planner',
      'staff-plans',
      'staff-sheets',
    ]);
    expect(stack.isolates()).toEqual([...heavy, 'the API', 'the workers'].toSorted());
  });

  it('have no table without the grant, whatever their neighbours have', async () => {
    const without = (Properties: Readonly<Record<string, unknown>>) => {
      const { Variables } = Properties.Environment as { Variables: object };
      const { TABLE_NAME: _, ...others } = Variables as { TABLE_NAME: unknown };
      return { ...Properties, Environment: { Variables: others } };
    };
    await begin(programOfRun(), {
      adapt: ({ Resources }) => ({
        Resources: Object.fromEntries(
          Object.entries(Resources).map(([id, resource]) => [
            id,
            String(resource.Metadata?.['aws:asset:path']).endsWith('/site')
              ? { ...resource, Properties: without(resource.Properties ?? {}) }
              : resource,
          ]),
        ),
      }),
    });
    stack.setReady();
    expect((await fetch(`${stack.url}/public/nowhere/events`)).status).toBe(404);
    expect((await fetch(`${stack.url}/health`)).status).toBe(503);
    expect(lines.some(({ function: name, text }) => name === 'site' && text.includes('lacks TABLE_NAME'))).toBe(true);
    expect(stack.isolates()).toEqual(['the API']);
  });
});
