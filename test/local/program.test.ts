import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keptOrMade, type Making } from '../../infra/local/kept.ts';
import { prepareProgram } from '../../infra/local/program.ts';
import { resourcesOf } from '../../infra/local/template.ts';

const root = mkdtempSync(path.join(tmpdir(), 'valsam-kept-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A few sources of which something is made that says what they were, and how often it was. */
const sourcesIn = (name: string) => {
  const at = (file: string): string => path.join(root, name, file);
  mkdirSync(at('src/deep'), { recursive: true });
  for (const file of ['src/a', 'src/deep/b', 'lock', 'package']) writeFileSync(at(file), file);
  let made = 0;
  const whileMaking: (() => void)[] = [];
  const get = (change: Partial<Making<string>> = {}): Promise<string> =>
    keptOrMade({
      place: at('kept'),
      sources: [at('src'), at('lock'), at('absent')],
      also: ['v1'],
      make: async (folder) => {
        made += 1;
        const text = ['src/a', 'src/deep/b', 'lock', 'package'].map((file) => readFileSync(at(file), 'utf8')).join(' ');
        writeFileSync(path.join(folder, 'result'), text);
        for (const disturb of whileMaking.splice(0)) disturb();
        return { value: text, read: [at('src/a'), at('package')] };
      },
      ...change,
    });
  return { at, get, made: () => made, whileMaking };
};

describe('what is made of sources', () => {
  it('is made once', async () => {
    const { get, made } = sourcesIn('once');
    expect([await get(), await get(), made()]).toEqual([
      'src/a src/deep/b lock package',
      'src/a src/deep/b lock package',
      1,
    ]);
  });

  type Sources = ReturnType<typeof sourcesIn>;
  const changes: Record<string, (sources: Sources) => void> = {
    'a source is changed': ({ at }) => appendFileSync(at('src/deep/b'), '!'),
    'a source is changed to one as long, and as old': ({ at }) => {
      const old = new Date(0);
      writeFileSync(at('src/a'), 'src/A');
      utimesSync(at('src/a'), old, old);
    },
    'a source is new': ({ at }) => writeFileSync(at('src/c'), ''),
    'a source that was not there is': ({ at }) => writeFileSync(at('absent'), ''),
    'a source is gone': ({ at }) => rmSync(at('lock')) ?? writeFileSync(at('lock'), ''),
    'a source has another name': ({ at }) => {
      writeFileSync(at('src/d'), readFileSync(at('src/deep/b')));
      writeFileSync(at('src/deep/b'), '');
    },
    'a package that was read is changed': ({ at }) => appendFileSync(at('package'), '!'),
    'a package that was read is older': ({ at }) => utimesSync(at('package'), new Date(0), new Date(0)),
    'it is damaged': ({ at }) => {
      for (const name of readdirSync(at('kept'))) writeFileSync(at(`kept/${name}/made.json`), '{"value":');
    },
  };
  it.each(Object.keys(changes))('is made anew when %s', async (what) => {
    const sources = sourcesIn(what);
    await sources.get();
    changes[what]?.(sources);
    const text = await sources.get();
    expect([sources.made(), await sources.get(), sources.made()]).toEqual([2, text, 2]);
    expect(text).toContain(readFileSync(sources.at('src/deep/b'), 'utf8'));
  });

  it('is made anew for another version of what makes it', async () => {
    const { get, made } = sourcesIn('version');
    await get();
    await get({ also: ['v2'] });
    expect(made()).toBe(2);
  });

  it('is not kept when a source was changed while it was made', async () => {
    const { at, get, made, whileMaking } = sourcesIn('meanwhile');
    whileMaking.push(() => writeFileSync(at('src/a'), 'other'));
    expect(await get()).toContain('src/a');
    writeFileSync(at('src/a'), 'src/a');
    await get();
    expect(made()).toBe(2);
  });

  it('is found again when the sources are what they were, and removed when nobody has used it for an hour', async () => {
    const { at, get, made } = sourcesIn('before');
    await get();
    const [first = ''] = readdirSync(at('kept'));
    appendFileSync(at('lock'), '!');
    await get();
    writeFileSync(at('lock'), 'lock');
    await get();
    expect(made()).toBe(2);
    const earlier = new Date(Date.now() - 3_700_000);
    utimesSync(at(`kept/${first}`), earlier, earlier);
    appendFileSync(at('lock'), '!!');
    await get();
    expect(readdirSync(at('kept'))).not.toContain(first);
    expect(readdirSync(at('kept'))).toHaveLength(2);
  });
});

describe('the program', () => {
  it('is not made anew while nothing has changed', async () => {
    const said: string[] = [];
    const first = await prepareProgram();
    expect(await prepareProgram((line) => said.push(line))).toEqual(first);
    expect(said).toEqual([]);
  });

  it('has what functions share once, beside them', async () => {
    const { template } = await prepareProgram();
    const folders = resourcesOf(template, 'AWS::Lambda::Function', (value) => value).map(({ metadata }) =>
      String(metadata['aws:asset:path']),
    );
    const importsOf = (folder: string): readonly string[] =>
      [...readFileSync(path.join(folder, 'index.mjs'), 'utf8').matchAll(/"\.\.\/(shared\/\w+\.mjs)"/g)].map(
        ([, file = '']) => file,
      );
    expect(folders.filter((folder) => importsOf(folder).length === 0)).toEqual([]);
    const bytes = (file: string): number => readFileSync(file).length;
    const own = folders.reduce((sum, folder) => sum + bytes(path.join(folder, 'index.mjs')), 0);
    const place = path.dirname(folders[0] ?? '');
    const shared = readdirSync(path.join(place, 'shared'))
      .filter((file) => file.endsWith('.mjs'))
      .reduce((sum, file) => sum + bytes(path.join(place, 'shared', file)), 0);
    // One by one they are 11 MB.
    expect(own + shared).toBeLessThan(5_500_000);
  });
});
