import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Runs in a process of its own: loads the bundle in a folder, calls it once, and prints how many milliseconds that took. */
const [folder = '', event = '{}'] = process.argv.slice(2);
const began = performance.now();
const { handler } = (await import(pathToFileURL(path.join(folder, 'index.mjs')).href)) as {
  readonly handler: (event: unknown, context: object) => Promise<{ readonly statusCode: number }>;
};
const { statusCode } = await handler(JSON.parse(event), {});
const millis = performance.now() - began;
// A feed that does not exist is an answer, too.
if (statusCode >= 500) throw new Error(`${folder} answered ${statusCode}`);
// The last line; the function may have logged something before.
console.log(`\n${millis}`);
process.exit();
