import { existsSync, writeFileSync } from 'node:fs';
import { prepareProgram } from '../../infra/local/program.ts';
import { programFile } from '../support/run.ts';

/**
 * Before the tests that start Valsam: the functions are bundled and the template is made, once for the run and from the
 * sources as they are now.
 */
export const setup = async (): Promise<void> => {
  if (existsSync(programFile())) return;
  const { template, bundled } = await prepareProgram();
  await bundled;
  writeFileSync(programFile(), JSON.stringify({ template }));
};
