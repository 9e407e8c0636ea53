import { appendFileSync, renameSync, statSync } from 'node:fs';
import type { OnLine } from './functions.ts';
import { ifThereIsRoom } from './room.ts';

/** In bytes, of the file that is written and of the one before it each. */
const mostByDefault = 20_000_000;

/**
 * What the functions write goes into a file; when that is long it becomes `<file>.1`, in place of the one before. What there
 * is no room for is counted, and how much that was is said as soon as there is. That a function failed is said at once.
 */
export const functionLog = (file: string, say: (line: string) => void, most = mostByDefault): OnLine => {
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  let lost = 0;
  const append = (line: string): boolean =>
    ifThereIsRoom(() => {
      if (size + Buffer.byteLength(line) > most && size > 0) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    });
  return ({ function: name, text, failed }) => {
    const now = new Date().toISOString();
    const missed = lost > 0 ? `${now} (${lost} lines were lost: there was no room)\n` : '';
    if (append(`${missed}${now} ${name} ${text}\n`)) {
      if (lost > 0) say(`There is room for ${file} again; ${lost} lines were lost.`);
      lost = 0;
    } else if (lost++ === 0)
      say(`There is no room for ${file}: make some. What the functions write is lost meanwhile.`);
    if (failed) say(`${name} failed: ${text.split('\n')[0]} (more in ${file})`);
  };
};
