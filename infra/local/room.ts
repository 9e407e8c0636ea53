import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** A disk that is full: whoever runs Valsam makes room while it lives on, so nothing that can wait may end it. */
const codes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Whether something failed only because there is no room for it: of a file, or of SQLite, which also says so. */
export const isFull = (error: unknown): boolean => {
  const { code = '', message = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return codes.has(code) || /database or disk is full|no space left on device/i.test(message);
};

/** Does what can wait; false when there is no room for it. Throws whatever else goes wrong. */
export const ifThereIsRoom = (work: () => void): boolean => {
  try {
    work();
    return true;
  } catch (error) {
    if (isFull(error)) return false;
    throw error;
  }
};

/** Replaces a file whole, or leaves it as it is and throws: nobody ever sees half of it. Only its owner reads it. */
export const replaceFile = (file: string, contents: string | Uint8Array): void => {
  const draft = `${file}.draft`;
  try {
    writeFileSync(draft, contents, { mode: 0o600 });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
};
