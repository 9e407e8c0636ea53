import { contract } from './contract.ts';

/** What anyone may read of Valsam itself: see shared/capability.ts for what each of these is. */
export const name = 'site';
export const functions = [
  {
    name: 'site',
    about: 'Whether Valsam is well, and this description.',
    edge: 'open',
    entry: 'entry.ts',
    of: ['problems'],
    contract,
    files: {
      'openapi.json': './openapi.json',
      'page.css': './functions/site/page.css',
      'tokens.css': './web/tokens.css',
      'start.js': './functions/site/start.js',
      'oauth2-redirect.html': 'swagger-ui-dist/oauth2-redirect.html',
      'oauth2-redirect.js': 'swagger-ui-dist/oauth2-redirect.js',
      'swagger-ui-bundle.js': 'swagger-ui-dist/swagger-ui-bundle.js',
      'swagger-ui.css': 'swagger-ui-dist/swagger-ui.css',
    },
  },
] as const;
export const workers = [
  {
    name: 'page-publisher',
    entry: 'publishing/entry.ts',
    writes: {},
    heavy: true,
    description: 'brings the page to where the front shows it from',
  },
] as const;
export const parameters = { file: { description: 'Name of the file.', example: 'swagger-ui.css' } };
