import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Colour, dark, fonts, letterSize, light, lineHeight, sizes } from '../shared/look.ts';

/** Makes `web/tokens.css`: what `shared/look.ts` says, as the page's style sheet reads it. */
const colour = ([name, value]: [string, string]): string =>
  `  --${name}: light-dark(${value}, ${dark[name as Colour]});`;
const size = ([name, value]: [string, string]): string => `  --${name}: ${value};`;

export const tokensCss = (): string => `/*
 * Made by \`node infra/tokens.ts\`: what everything of Valsam looks like is said in shared/look.ts.
 */
:root {
  color-scheme: light dark;
${Object.entries(light).map(colour).join('\n')}
${Object.entries(sizes).map(size).join('\n')}
  font:
    ${letterSize}/${lineHeight} ${fonts.join(',\n    ')};
  font-variant-numeric: tabular-nums;
}
`;

export const tokensFile = join(resolve(import.meta.dirname, '..'), 'web/tokens.css');

if (import.meta.main) await writeFile(tokensFile, tokensCss());
