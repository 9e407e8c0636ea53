import { mkdtempSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { installed } from '../../tools/rehearsal/engine.ts';
import { type Call, play } from '../../tools/rehearsal/story.ts';
import { runFolder } from '../support/run.ts';
import { closeStack, openStackWith, theStack } from '../support/stack.ts';

/** The rehearsal itself takes Python and a network; that it says so where they are not is checked here. */
afterEach(() => vi.unstubAllEnvs());
const folder = (): string => mkdtempSync(join(runFolder(), 'rehearsal-'));
const home = (): string => join(folder(), 'home');

test('without Python nothing is rehearsed, and it is said what it takes', async () => {
  vi.stubEnv('PATH', folder());
  await expect(installed(home())).rejects.toThrow('takes Python 3.10 or later');
});

test('without the index nothing is rehearsed, and the next try begins anew', async () => {
  const bin = folder();
  const pip = '#!/bin/sh\nexit 1\n';
  const python = `#!/bin/sh\nmkdir -p "$3/bin" && printf '${pip.replaceAll('\n', '\\n')}' > "$3/bin/pip" && chmod +x "$3/bin/pip"\n`;
  writeFileSync(join(bin, 'python3'), python, { mode: 0o755 });
  vi.stubEnv('PATH', [bin, '/bin', '/usr/bin'].join(delimiter));
  const place = home();
  for (let tries = 0; tries < 2; tries++)
    await expect(installed(place)).rejects.toThrow('could not be installed from PyPI');
});

describe('the story that is played', () => {
  beforeAll(() => openStackWith({}));
  afterAll(closeStack);

  test('is one that Valsam plays: of an engine it is known which of the two is wrong', async () => {
    const call: Call = async (route, { token, body, expected }) => {
      const [method = '', path = ''] = route.split(' ');
      const response = await fetch(theStack().url + path, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const answer = await response.text();
      expect([route, response.status, answer]).toEqual([route, expected, answer]);
      return answer;
    };
    await play({
      members: call,
      outreach: call,
      open: call,
      signIn: (who) => theStack().token(who === 'admin' ? 'admin' : 'district-head'),
    });
  });
});
