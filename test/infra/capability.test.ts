import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities as registered } from '../../functions/capabilities.ts';
import { buildApp } from '../../infra/app.ts';
import { bundle, bundleFolder } from '../../infra/bundle.ts';
import { templateOf } from '../../infra/local/nested.ts';
import type { Capability } from '../../shared/capability.ts';
import { servicesOf } from '../../shared/folds.ts';
import * as fairs from '../support/fairs/capability.ts';
import { type Rights, rightsWith } from '../support/rights.ts';
import { ask, bareCampaign, closeStack, itemsOf, openStackWith, theStack } from '../support/stack.ts';
import { openapi } from '../../tools/openapi/openapi.ts';

/**
 * A capability is one value: a made-up one is added to the list, and nothing else is told of it. It must then be served,
 * bundled, described, scheduled, told of, set and guarded as those are that are registered.
 */
const capabilities: readonly Capability[] = [...registered, fairs];
const folder = mkdtempSync(path.join(tmpdir(), 'valsam-fairs-'));
/** Beside what other tests have bundled: campaign and consumer are not the same with one capability more. */
const dist = path.join(folder, 'dist');

beforeAll(async () => {
  process.env.CDK_VALIDATION ??= 'false';
  const { bundles } = await bundle({ capabilities, dist, together: true });
  expect(bundles.map(({ name }) => name)).toEqual(expect.arrayContaining(['fairs', 'fairs-jobs']));
  const app = buildApp({
    capabilities,
    code: (name) => Code.fromAsset(bundleFolder(name, dist)),
    outdir: path.join(folder, 'assembly'),
    context: { 'aws:cdk:disable-asset-staging': true },
  });
  await openStackWith({ program: { template: templateOf(app.synth()) } }, servicesOf(capabilities));
});
afterAll(async () => {
  await closeStack();
  rmSync(folder, { recursive: true, force: true });
});

describe('a capability that is one value in the list', () => {
  const { id, must, call } = bareCampaign('fairs');
  const named = { campaign: id, stall: 'none' };
  const stall: { id?: string } = {};

  test('has its routes, each served by its function', async () => {
    const opened = await must('district-staff', 'POST /stalls', { title: 'Torget' });
    stall.id = String(opened.id);
    expect(await must('association-solna', `GET /stalls/${stall.id}`)).toEqual(opened);
    expect((await ask(`GET /campaigns/${id}/stalls/${stall.id}`)).status).toBe(401);
  });

  const rights: Rights = { openStall: '++3344', showStall: '++++44' };
  rightsWith(named).tabled(Object.entries(fairs.functions[0].rooms['.']), rights);

  test('has its part of the settings, checked by its own schema, beside those of the others', async () => {
    expect(await must('admin', 'GET /settings')).toMatchObject({ fairs: { mostStalls: 3 }, pot: { replyByDays: 5 } });
    expect(await must('admin', 'PUT /settings', { fairs: { mostStalls: 7 } })).toMatchObject({
      fairs: { mostStalls: 7 },
    });
    const { status, body } = await call('admin', 'PUT /settings', { fairs: { mostStalls: 'all' } });
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/fairs/mostStalls' }]]);
    expect(await must('admin', 'GET /settings')).toMatchObject({ fairs: { mostStalls: 7 } });
  });

  test('has its names in the directory, beside those of the others', async () => {
    const found = await must('association-solna', 'GET /directory');
    expect(found).toMatchObject({ stalls: [{ id: stall.id, name: 'Torget' }], associations: [{ id: 'solna' }] });
  });

  test('has a job that the clock calls', async () => {
    await theStack().runSchedule('fairs-jobs');
    expect(await must('admin', `GET /stalls/${stall.id}`)).toMatchObject({ status: 'closed' });
  });

  test('has a sentence for each of its events, in the inboxes of those concerned', async () => {
    await theStack().idle();
    const notices = itemsOf(await call('city-hall-head', 'GET /offices/city-hall/inbox'));
    expect(notices.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Torget har öppnat.', 'Torget har stängt.']),
    );
  });

  test('is swept as the others are', async () => {
    expect(await theStack().invoke('sweeper', { now: new Date(Date.now() + 600_000).toISOString() })).toMatchObject({
      events: expect.toSatisfy((events: number) => events >= 2),
      missing: 0,
    });
  });

  test('has its paths, parameters, settings and problems in the API’s description', async () => {
    const { paths, components } = (await openapi(capabilities)) as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>;
      readonly components: { readonly parameters: object; readonly examples: object };
    };
    const post = paths['/campaigns/{campaign}/stalls']?.post;
    expect(JSON.stringify(post?.responses)).toContain('square-full');
    expect(components.examples).toHaveProperty('square-full');
    expect(components.parameters).toHaveProperty('stall.description', 'Id of a stall.');
    expect(JSON.stringify(paths['/campaigns/{campaign}/settings'])).toContain('fairs.mostStalls');
  });
});
