import * as z from 'zod/mini';
import type { Contract } from '../../shared/contract.ts';

/** What anyone may read: whether Valsam is well, and what its API looks like. Pure. */
export const health = z.object({ status: z.literal('ok') });
export const apiDescription = z.looseObject({ openapi: z.string() });

export const media = { html: 'text/html', script: 'text/javascript', style: 'text/css' } as const;

export const contract = {
  health: {
    route: 'GET /health',
    summary: 'Tell whether Valsam can serve',
    description: 'Answers 503 with `{"status":"unavailable"}` when the stored data cannot be read.',
    see: 'anyone',
    act: 'anyone',
    result: health,
    refusals: [],
    example: { result: { status: 'ok' } },
  },
  describeApi: {
    route: 'GET /openapi.json',
    summary: 'The description of this API (OpenAPI 3.1)',
    see: 'anyone',
    act: 'anyone',
    result: apiDescription,
    refusals: [],
    example: { result: { openapi: '3.1.1', info: { title: 'Valsam', version: '0.1.0' }, paths: {} } },
  },
  findSignIn: {
    route: 'GET /.well-known/openid-configuration',
    summary: 'Where one signs in',
    description: 'Leads to the discovery document of the OpenID provider whose tokens this Valsam takes.',
    see: 'anyone',
    act: 'anyone',
    status: 302,
    result: z.object({}),
    refusals: [],
    example: { result: {} },
  },
  browseApi: {
    route: 'GET /docs',
    summary: 'The same description as a page to browse',
    see: 'anyone',
    act: 'anyone',
    result: z.string(),
    produces: media.html,
    refusals: [],
    example: { result: '<!doctype html>…' },
  },
  browseApiFile: {
    route: 'GET /docs/{file}',
    summary: 'A script, style sheet or page that it is made of',
    see: 'anyone',
    act: 'anyone',
    result: z.string(),
    produces: Object.values(media),
    refusals: ['not-found'],
    example: { result: '…' },
  },
} as const satisfies Contract;
