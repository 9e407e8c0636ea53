import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as jose from 'jose';
import campaign from '../../data/campaign-2018.json' with { type: 'json' };
import { createIdentity, type Identity } from '../../infra/local/identity.ts';
import type { IdentityOptions } from '../../infra/local/identity-flow.ts';
import { personasOf } from '../../infra/local/personas.ts';

/** A name that would do harm wherever it is shown unescaped. */
const nasty = `<script>alert("x")</script> & 'co'`;

export type Served = {
  readonly url: string;
  readonly options: IdentityOptions;
  readonly identity: Identity;
  /** The claims of a token that was signed by the published keys; throws otherwise. */
  readonly verified: (token: string | undefined) => Promise<jose.JWTPayload>;
  readonly stop: () => Promise<void>;
};

/** The provider alone, over HTTP on a free port, with its keys in a folder of its own. */
export const serveIdentity = async (): Promise<Served> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'valsam-identity-'));
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const answer = await identity.handle({
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers as Record<string, string>,
      body: Buffer.concat(chunks).toString('utf8'),
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options: IdentityOptions = {
    issuer: `${url}/identity`,
    dataDir,
    clientId: 'local-client',
    scope: 'valsam/api',
    personas: [...personasOf(campaign), { subject: 'nasty', name: nasty, title: nasty }],
  };
  const identity = await createIdentity(options);
  const keys = jose.createRemoteJWKSet(new URL(`${options.issuer}/jwks`));
  return {
    url,
    options,
    identity,
    verified: async (token) =>
      (await jose.jwtVerify(token ?? '', keys, { issuer: options.issuer, algorithms: ['RS256'] })).payload,
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
