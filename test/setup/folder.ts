import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Before the tests of a project: a folder for the run, which all projects share. It goes when the run is over. */
export const setup = (): (() => void) | undefined => {
  if (process.env.VALSAM_TEST_RUN !== undefined) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'valsam-tests-'));
  process.env.VALSAM_TEST_RUN = folder;
  return () => {
    delete process.env.VALSAM_TEST_RUN;
    // An engine may still be writing its last words.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
};
