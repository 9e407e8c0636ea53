import { createRequire } from 'node:module';
import path from 'node:path';

const fromPackage = createRequire(import.meta.url).resolve;

/** Files that lie beside the bundle of this service: name there -> absolute path of the source. Read at build time only. */
export const assets: Readonly<Record<string, string>> = {
  'openapi.json': path.resolve(import.meta.dirname, '../../openapi.json'),
  'swagger-ui-bundle.js': fromPackage('swagger-ui-dist/swagger-ui-bundle.js'),
  'swagger-ui.css': fromPackage('swagger-ui-dist/swagger-ui.css'),
};
