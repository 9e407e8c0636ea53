import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { AnyFunction, Capability, Edge, Parts } from '../shared/capability.ts';
import { commandsBelow, tellsCommands } from '../shared/commands-below.ts';
import { areaOf, type Contract } from '../shared/contract.ts';
import { answersAmong, folderOf, functionsOf, servicesOf } from '../shared/folds.ts';

/** The modules that functions begin with, made from what their capabilities say of them (shared/capability.ts). */

/** What serves the rooms of a function, by who gets in. */
const edges: Readonly<Record<Exclude<Edge, 'secret-link'>, readonly [serve: string, from: string]>> = {
  'signed-in': ['serve', './shared/edge/signed-in.ts'],
  open: ['serveOpen', './shared/edge/open.ts'],
};

/** `[{ sentences: … }, …]`: the parts that the function is given, and nothing else of each capability. */
const partsFor = (of: readonly (keyof Parts)[], capabilities: readonly Capability[]) => {
  const answers = of.includes('answers') ? [`{ answers: ${JSON.stringify(answersAmong(capabilities))} }`] : [];
  const given = capabilities
    .map((capability) => ({ capability, parts: of.filter((part) => capability[part] !== undefined) }))
    .filter(({ parts }) => parts.length > 0);
  return {
    imports: given.map(({ capability }, i) => `import * as all${i} from './${folderOf(capability)}/capability.ts';`),
    value: `[${[...given.map(({ parts }, i) => `{ ${parts.map((part) => `${part}: all${i}.${part}`).join(', ')} }`), ...answers].join(', ')}]`,
  };
};

/** The operations that answer what waits, with what they are imported from; some are made from the parts of all. */
const answeringFor = (capabilities: readonly Capability[], root: string) => {
  const names = new Set(Object.keys(answersAmong(capabilities)));
  const rooms = functionsOf(capabilities).flatMap((one) => {
    if (!('rooms' in one) || one.rooms === undefined) return [];
    const folder = folderOf(one.capability);
    return Object.entries(one.rooms).flatMap(([room, contract]) => {
      if (typeof contract === 'function') return [];
      const here = Object.keys(contract).filter((name) => names.has(name));
      return here.length === 0 ? [] : [{ room: room === '.' ? folder : `${folder}/${room}`, here }];
    });
  });
  const made = rooms.map(({ room, here }, i) => {
    const { file, name } = operationsIn(root, room);
    const [operations, contract] = [`answer${i}`, `answered${i}`];
    return {
      imports: [
        `import { contract as ${contract} } from './${room}/contract.ts';`,
        `import { ${name} as made${i} } from './${file}';`,
      ],
      constants: `const ${operations} = made${i}${name === 'operationsOf' ? '(given)' : ''};`,
      members: here.map(
        (each) => `${each}: { name: '${each}', operation: ${contract}.${each}, handler: ${operations}.${each} }`,
      ),
    };
  });
  return {
    imports: made.flatMap(({ imports }) => imports),
    constants: made.map(({ constants }) => constants),
    value: `{ answering: { ${made.flatMap(({ members }) => members).join(', ')} } }`,
  };
};

/** Where a room has its operations, and whether they are made from the parts of all. */
const operationsIn = (root: string, room: string): { readonly file: string; readonly name: string } => {
  const file = `${room}/commands.ts`;
  const text = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
  const name = /^export const (operations|operationsOf)\b/m.exec(text)?.[1];
  if (name === undefined) throw new Error(`${file} exports no operations.`);
  return { file, name };
};

/** The commands on what a function shows, by the names of the operations (weighing.ts); undefined where it shows nothing with any. */
const weighedBy = (own: readonly Contract[], capabilities: readonly Capability[]) => {
  const shown = servicesOf(capabilities).flatMap(({ contract }) => Object.values(contract).filter(tellsCommands));
  const below = commandsBelow(Object.assign({}, ...own) as Contract, shown);
  return Object.keys(below).length === 0 ? undefined : JSON.stringify(below);
};

/** The source of the module that a function begins with. */
export const entryOf = (one: AnyFunction, capabilities: readonly Capability[], root: string): string => {
  const folder = folderOf(one.capability);
  if (one.entry !== undefined) {
    const { imports, value } = partsFor(one.of ?? [], capabilities);
    return one.of === undefined
      ? `export { handler } from './${folder}/${one.entry}';`
      : [
          ...imports,
          `import { handlerOf } from './${folder}/${one.entry}';`,
          `export const handler = handlerOf(${value});`,
        ].join('\n');
  }
  const { edge = 'signed-in', rooms, weighs = {} } = one;
  if (edge === 'secret-link') throw new Error(`${one.name} needs an entry of its own.`);
  const [serve, from] = edges[edge];
  const isSignedIn = edge === 'signed-in';
  const { imports, value } = partsFor(one.of ?? [], capabilities);
  const naming = isSignedIn && one.of?.includes('called') ? 'namer(parts)' : undefined;
  const all = Object.entries({ ...rooms, ...weighs });
  const contracts = all.map(([, each]) => (typeof each === 'function' ? each(capabilities) : each));
  const below = isSignedIn ? weighedBy(contracts, capabilities) : undefined;
  const made = all.map(([name, contract], i) => {
    const room = name === '.' ? folder : `${folder}/${name}`;
    const of = typeof contract === 'function';
    const { file, name: operations } = operationsIn(root, room);
    return {
      isServed: Object.hasOwn(rooms, name),
      imports: [
        `import { ${of ? 'contractOf' : 'contract'} as contract${i} } from './${room}/contract.ts';`,
        `import { ${operations} as operations${i} } from './${file}';`,
      ],
      contract: `...contract${i}${of ? '(parts)' : ''}`,
      operations: `...operations${i}${operations === 'operationsOf' ? '(parts)' : ''}`,
    };
  });
  const answering = one.of?.includes('answering') ? answeringFor(capabilities, root) : undefined;
  const joined = (what: 'contract' | 'operations', isWeighed = false): string =>
    `{ ${made.flatMap((room) => (room.isServed || isWeighed ? [room[what]] : [])).join(', ')} }`;
  const weighing =
    below &&
    `weighing(${below}, ${joined('contract', true)}, ${joined('operations', true)}${naming ? `, ${naming}` : ''})`;
  const further = [naming ?? (weighing && 'undefined'), weighing].filter((each) => each !== undefined);
  return [
    `import { ${serve} } from '${from}';`,
    ...imports,
    ...made.flatMap((room) => room.imports),
    ...(naming ? [`import { namer } from './shared/calling.ts';`] : []),
    ...(weighing ? [`import { weighing } from './shared/shown-commands.ts';`] : []),
    ...(answering?.imports ?? []),
    ...(imports.length > 0 ? [`const ${answering ? 'given' : 'parts'} = ${value};`] : []),
    ...(answering ? [...answering.constants, `const parts = [...given, ${answering.value}];`] : []),
    `export const handler = ${serve}(${[...(isSignedIn ? [`'${areaOf(one)}'`] : []), joined('contract'), joined('operations'), ...further].join(', ')});`,
  ].join('\n');
};

const scheme = 'function:';
/** How esbuild is told to begin with the generated module of a function. */
export const entryPointOf = ({ name }: AnyFunction) => ({ in: `${scheme}${name}`, out: `${name}/index` });

/** Lets esbuild read those modules. */
export const entries = (capabilities: readonly Capability[], root: string): Plugin => ({
  name: 'entries',
  setup({ onLoad, onResolve }) {
    const byName = new Map(functionsOf(capabilities).map((one) => [one.name, one]));
    onResolve({ filter: new RegExp(`^${scheme}`) }, ({ path }) => ({
      path: path.slice(scheme.length),
      namespace: 'function',
    }));
    onLoad({ filter: /.*/, namespace: 'function' }, ({ path }) => {
      const one = byName.get(path);
      return one && { contents: entryOf(one, capabilities, root), resolveDir: root, loader: 'js' };
    });
  },
});

/** Where a file lies that goes beside a bundle: in a package, or below the project's root. */
export const sourceOf = createRequire(join(import.meta.dirname, '../package.json')).resolve;
