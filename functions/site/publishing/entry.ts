import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheOf, mediaTypeOf } from '../../../shared/page-files.ts';
import { putObject, removeObject } from '../../../shared/store.ts';

/**
 * Brings the page, which lies beside this function, to the bucket that the front shows it from: at each deployment that has
 * another one. CloudFormation asks, and is told at the address that it gives. Source: AWS CloudFormation User Guide, custom resources.
 */
type Asked = {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
};
/** As infra/page.ts has it. */
const prefix = 'page/';
const folder = path.join(import.meta.dirname, 'page');

const names = async (): Promise<readonly string[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((each) => each.isFile()).map((each) => path.join(each.parentPath, each.name));
  // The document last: it names the others.
  return files
    .map((file) => path.relative(folder, file).split(path.sep).join('/'))
    .sort((a, b) => Number(a === 'index.html') - Number(b === 'index.html'));
};

/** What an open page of the version before still asks for stays: its names are other ones, and it is little. */
const publish = async (): Promise<void> => {
  for (const name of await names())
    await putObject(`${prefix}${name}`, await readFile(path.join(folder, name)), {
      type: mediaTypeOf(`/${name}`),
      cache: cacheOf(`/${name}`),
    });
};
const remove = async (): Promise<void> => {
  for (const name of await names()) await removeObject(`${prefix}${name}`);
};

const answered = async (asked: Asked, error?: unknown): Promise<void> => {
  const { StackId, RequestId, LogicalResourceId, PhysicalResourceId = 'page' } = asked;
  const body = JSON.stringify({
    Status: error === undefined ? 'SUCCESS' : 'FAILED',
    ...(error !== undefined && { Reason: error instanceof Error ? error.message : 'The page could not be published.' }),
    StackId,
    RequestId,
    LogicalResourceId,
    PhysicalResourceId,
  });
  // The address is signed for no type of content.
  const answer = await fetch(asked.ResponseURL, { method: 'PUT', headers: { 'content-type': '' }, body });
  if (!answer.ok) throw new Error(`CloudFormation answered ${answer.status}.`);
};

export const handler = async (asked: Asked): Promise<void> => {
  try {
    await (asked.RequestType === 'Delete' ? remove() : publish());
  } catch (error) {
    await answered(asked, error);
    return;
  }
  await answered(asked);
};
