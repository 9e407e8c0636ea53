import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import cdk from '../../cdk.json' with { type: 'json' };
import { capabilities } from '../../functions/capabilities.ts';
import { isForStrangers } from '../../shared/contract.ts';
import { servicesOf } from '../../shared/folds.ts';
import { type Answer, type Aws, checksOf, type Finding } from './checks.ts';

/** `npm run deploy:check [-- -c name=value ...]`: says what is there and what is missing before `cdk deploy`; touches nothing. */
const aws: Aws = (...args) =>
  new Promise<Answer | undefined>((resolve) => {
    execFile('aws', [...args, '--output', 'json'], { timeout: 30_000 }, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') resolve(undefined);
      else if (error) resolve({ refused: stderr.trim() || error.message });
      else resolve({ value: parsed(stdout) });
    });
  });

/** `aws configure` and `aws --version` answer plain text. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** As the CDK CLI reads it: cdk.json, what cdk.context.json adds, and `-c` before both. */
const contextOf = (given: readonly string[]): Readonly<Record<string, unknown>> => {
  const file = path.resolve(import.meta.dirname, '../../cdk.context.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  const said = given.map((one) => {
    const mark = one.indexOf('=');
    if (mark < 1) throw new Error(`Say -c name=value, not -c ${one}.`);
    return [one.slice(0, mark), one.slice(mark + 1)] as const;
  });
  return { ...cdk.context, ...kept, ...Object.fromEntries(said) };
};

const marks: Readonly<Record<Finding['state'], string>> = { there: '✓', missing: '✗', note: '·' };

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { context: { type: 'string', short: 'c', multiple: true, default: [] } } });
  const openFunctions = servicesOf(capabilities).filter(isForStrangers).length;
  const found = await checksOf({ aws, context: contextOf(values.context), openFunctions });
  for (const { state, says, todo } of found) console.log(`${marks[state]} ${says}${todo ? `\n    ${todo}` : ''}`);
  const lacking = found.filter(({ state }) => state === 'missing').length;
  console.log(lacking > 0 ? `\n${lacking} missing. Nothing was touched.` : '\nNothing is missing: npx cdk deploy');
  if (lacking > 0) process.exitCode = 1;
};

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
