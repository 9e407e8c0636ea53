import { existsSync, writeFileSync } from 'node:fs';
import { prepareProgram } from '../../infra/local/program.ts';
import { programFile } from '../support/run.ts';

/**
 * Before the tests that start Valsam: bundles and template of the sources as they are now, looked for once for the run.
 */
export const setup = async (): Promise<void> => {
  if (existsSync(programFile())) return;
  writeFileSync(programFile(), JSON.stringify(await prepareProgram()));
};
