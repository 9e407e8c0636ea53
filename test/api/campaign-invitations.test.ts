import { beforeAll, describe, expect, test } from 'vitest';
import { bareCampaign, type Body, itemsOf, theStack } from '../support/stack.ts';

/** E3: an association lets its own people in, and takes them out. */
describe('who belongs to an association', () => {
  const { id, call, must, refusal } = bareCampaign('invitations');
  const runner = { subject: 'association-nacka', name: 'Kim', memberships: [{ unit: 'solna', role: 'administrator' }] };
  const robin = { name: 'Robin Ek', email: 'Association-Kista@example.se', role: 'member' };
  const invitations = '/associations/solna/invitations';
  const members = async () =>
    itemsOf(await call('association-nacka', 'GET /associations/solna/members')).map(({ name, role }) => [name, role]);
  const invite = async (change: Body = {}): Promise<Body> =>
    must('association-nacka', `POST ${invitations}`, { ...robin, ...change });
  const accept = (persona: string, { secret }: Body) => call(persona, `POST /invitations/${String(secret)}/acceptance`);

  beforeAll(async () => {
    await must('admin', 'POST /people', runner);
    await must('admin', 'PUT /associations/kista', {
      name: 'Kista',
      kind: 'city-district',
      ring: 'inner',
      priorityArea: true,
    });
  });

  test('is said by its administrators and the campaign’s, to nobody’s office, and of no other association', async () => {
    const made = await call('association-nacka', `POST ${invitations}`, robin, { 'idempotency-key': 'one' });
    expect([made.status, made.body.role, made.body.email]).toEqual([201, 'member', robin.email]);
    const { secret, link } = made.body;
    expect(String(secret).split('.').at(-1)).toMatch(/^[\w-]{43}$/);
    expect(link).toMatch(new RegExp(`/campaigns/${id}/invitations/${String(secret)}/acceptance$`));
    const again = await call('association-nacka', `POST ${invitations}`, robin, { 'idempotency-key': 'one' });
    expect([again.status, again.body.id, again.body.secret, again.body.link]).toEqual([
      201,
      made.body.id,
      undefined,
      undefined,
    ]);
    expect(await refusal('association-solna', `POST ${invitations}`, robin)).toBe('403 not-allowed');
    expect(await refusal('district-head', `POST ${invitations}`, robin)).toBe('403 not-allowed');
    expect(await refusal('association-nacka', 'POST /associations/kista/invitations', robin)).toBe('403 not-allowed');
    expect(await refusal('association-nacka', 'POST /associations/district/invitations', robin)).toBe('404 not-found');
    for (const role of ['head', 'staff', 'admin'])
      expect(await refusal('admin', `POST ${invitations}`, { ...robin, role })).toBe('422 invalid-input');
    expect(itemsOf(await call('admin', `GET ${invitations}`)).map(({ name, secret: told }) => [name, told])).toEqual([
      ['Robin Ek', undefined],
    ]);
    await must('admin', `DELETE ${invitations}/${String(made.body.id)}`);
    expect((await accept('association-kista', made.body)).status).toBe(404);
    expect(await refusal('admin', `DELETE ${invitations}/${String(made.body.id)}`)).toBe('404 not-found');
    expect(itemsOf(await call('admin', `GET ${invitations}`))).toEqual([]);
  });

  test('is accepted once, by whoever has that address, who is then let in', async () => {
    const made = await invite();
    expect(await refusal('association-kista', 'GET /directory')).toBe('404 not-found');
    expect((await accept('association-farsta', made)).body.code).toBe('other-address');
    expect((await accept('association-kista', { secret: `${String(made.secret).slice(0, -1)}!` })).status).toBe(404);
    expect((await accept('association-kista', { secret: 'solna.x.y' })).status).toBe(404);
    const { status, body } = await accept('association-kista', made);
    expect([status, body.memberships]).toEqual([200, [{ unit: 'solna', role: 'member' }]]);
    expect((await accept('association-kista', made)).status).toBe(404);
    expect(await members()).toContainEqual(['Robin Ek', 'member']);
    expect((await call('association-kista', 'GET /directory')).status).toBe(200);
    await theStack().idle();
    const audit = `GET /audit?subject=campaign/associations/solna/invitations/${String(made.id)}`;
    const past = itemsOf(await call('district-head', audit));
    expect(past.map(({ event, actor }) => [event, actor === 'invited'])).toEqual([
      ['InvitationMade', false],
      ['InvitationAccepted', true],
    ]);
    expect(JSON.stringify(past)).not.toMatch(/Robin|example/);
  });

  test('gets an account by it, which did not exist before, and signs in with that', async () => {
    const email = 'Alex.Ny@Example.se';
    expect(() => theStack().token('alex.ny@example.se')).toThrow(/no persona/);
    const made = await invite({ name: 'Alex Ny', email });
    await theStack().idle();
    const { status, body } = await accept('alex.ny@example.se', made);
    expect([status, body.memberships]).toEqual([200, [{ unit: 'solna', role: 'member' }]]);
    // Invited once more it is the same account.
    await accept('alex.ny@example.se', await invite({ name: 'Alex Ny', email }));
    await theStack().idle();
    expect(await members()).toContainEqual(['Alex Ny', 'member']);
    const sweeping = { now: new Date(Date.now() + 600_000).toISOString() };
    expect(await theStack().invoke('sweeper', sweeping)).toMatchObject({ missing: 0, unsent: 0 });
  });

  test('gives more to who is there already, and takes nothing away', async () => {
    const { body } = await accept('association-kista', await invite({ role: 'administrator' }));
    expect(body.memberships).toEqual([{ unit: 'solna', role: 'administrator' }]);
    const less = await accept('association-kista', await invite());
    expect(less.body.memberships).toEqual([{ unit: 'solna', role: 'administrator' }]);
    const staff = { name: 'Stab', email: 'city-hall-staff@example.se' };
    expect((await accept('city-hall-staff', await invite(staff))).body.memberships).toEqual([
      { unit: 'city-hall', role: 'staff' },
      { unit: 'solna', role: 'member' },
    ]);
    const admin = { subject: 'association-farsta', name: 'Ada', memberships: [{ unit: 'campaign', role: 'admin' }] };
    await must('admin', 'POST /people', admin);
    const ada = { name: 'Ada', email: 'association-farsta@example.se' };
    expect((await accept('association-farsta', await invite(ada))).body.code).toBe('admin-holds-no-other-role');
  });

  test('ends as an administrator says, but the last of them stays', async () => {
    const all = itemsOf(await call('association-nacka', 'GET /associations/solna/members'));
    const idOf = (name: string) => String(all.find((each) => each.name === name)?.id);
    const out = (name: string) => `DELETE /associations/solna/members/${idOf(name)}`;
    expect(await refusal('association-solna', out('Robin Ek'))).toBe('403 not-allowed');
    expect(await refusal('admin', `DELETE /associations/kista/members/${idOf('Robin Ek')}`)).toBe('404 not-found');
    await must('association-nacka', out('Robin Ek'));
    expect(await refusal('association-kista', 'GET /directory')).toBe('404 not-found');
    expect(await refusal('association-nacka', out('Kim'))).toBe('409 last-administrator');
    expect(await members()).toContainEqual(['Kim', 'administrator']);
    expect((await members()).map(([name]) => name)).not.toContain('Robin Ek');
  });

  test('no more are open at once than somebody looks through, and who is to be forgotten is in none', async () => {
    for (let n = 0; n < 49; n += 1) await invite({ email: `robin-${n}@example.se` });
    expect(await refusal('association-nacka', `POST ${invitations}`, robin)).toBe('409 too-many-invitations');
    const kim = await must('admin', 'POST /people', {
      subject: 'x',
      name: 'Ebba Ruth Lind',
      email: 'robin-7@example.se',
      memberships: [],
    });
    await must('admin', `DELETE /people/${String(kim.id)}`);
    const left = itemsOf(await call('admin', `GET ${invitations}`)).map(({ email }) => email);
    expect([left.length, left.includes('robin-7@example.se')]).toEqual([49, false]);
  });
});
