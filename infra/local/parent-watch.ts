import { readFileSync } from 'node:fs';

/**
 * npm starts its scripts in a shell of its own and, when it is killed, tells nobody: the script would keep the port and
 * the data folder. So a runner that npm has started watches the shell, and npm behind it.
 */
export const onNpmGone = (then: () => void, env: NodeJS.ProcessEnv = process.env): void => {
  if (env.npm_lifecycle_event === undefined) return;
  const before = ancestry();
  const timer = setInterval(() => {
    if (ancestry() === before) return;
    clearInterval(timer);
    then();
  }, 200);
  timer.unref();
};

/** The parent, and where that is a shell its parent as well; where there is no /proc, the parent only. */
const ancestry = (): string => {
  const parent = process.ppid;
  try {
    // pid (name) state parent ...
    const [, name = '', above = ''] = /\((.*)\) \S+ (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? [];
    return ['sh', 'dash', 'bash'].includes(name) ? `${parent} ${above}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
};
