import { describe, expect, test } from 'vitest';
import { publicityCampaign } from '../support/events-api.ts';
import { errorsOf, theStack } from '../support/stack.ts';

/** Kinds of events and voter groups have names, which people read in their language, never the code. */
describe('events: what kinds and voter groups are called', () => {
  const { id, call, must, register, published } = publicityCampaign('events-labels');
  const open = async (path: string) => {
    const answer = await fetch(`${theStack().url}/public/${id}${path}`);
    return { etag: answer.headers.get('etag'), body: await answer.text() };
  };
  const set = (publicity: object) => must('admin', 'PUT /settings', { publicity });

  test('pages, filters and feeds say it in the reader’s language, and the settings’ word at once', async () => {
    const event = await published();
    await published({ kind: 'gards-loppis' });
    const page = await open(`${event}?lang=sv`);
    expect(page.body).toContain('<span class="chip">Gårdsfest</span>');
    expect((await open(`${event}?lang=en`)).body).toContain('<span class="chip">Yard party</span>');
    const list = await open('/events?lang=sv');
    expect(list.body).toContain('<option value="yard-party">Gårdsfest</option>');
    expect(list.body).toContain('<option value="gards-loppis">Gards loppis</option>');
    for (const [format, said] of [
      ['rss', 'Gårdsfest'],
      ['atom', 'Gårdsfest'],
      ['json', '"kindLabel": "Gårdsfest"'],
      ['ics', 'CATEGORIES:Gårdsfest'],
    ] as const)
      expect((await open(`/events.${format}?lang=sv`)).body).toContain(said);
    await set({ kinds: { 'gards-loppis': { sv: 'Gårdsloppis', en: 'Yard sale' } } });
    const after = await open('/events?lang=sv');
    expect(after.body).toContain('<option value="gards-loppis">Gårdsloppis</option>');
    expect(after.etag).not.toBe(list.etag);
    expect((await open(`${event}?lang=sv`)).etag).not.toBe(page.etag);
  });

  test('E5: once there is a register of voter groups, an event is for one of these', async () => {
    expect((await register({ audience: 'anybody' })).status).toBe(201);
    await set({ audiences: { renters: { sv: 'Hyresgäster', en: 'Tenants' } } });
    const wrong = await register({ audience: 'anybody' });
    expect(errorsOf(wrong)).toEqual(['/audience invalid-value']);
    expect(wrong.body.errors).toMatchObject([{ allowed: ['renters'] }]);
    const event = await register({ audience: 'renters' });
    expect(event.status).toBe(201);
    const path = `PATCH /events/${String(event.body.id)}`;
    expect(errorsOf(await call('association-solna', path, { audience: 'anybody' }))).toEqual([
      '/audience invalid-value',
    ]);
    const { audiences } = await must('association-solna', 'GET /directory');
    expect(audiences).toEqual([{ id: 'renters', name: 'Hyresgäster', names: { sv: 'Hyresgäster', en: 'Tenants' } }]);
    // What was for a group that is no more can be changed otherwise.
    await set({ audiences: { students: { sv: 'Studenter', en: 'Students' } } });
    expect((await call('association-solna', path, { title: 'Ny' })).status).toBe(200);
    expect(errorsOf(await call('admin', 'PUT /settings', { publicity: { kinds: { x: { sv: 'X' } } } }))).toEqual([
      '/publicity/kinds/x/en invalid-type',
    ]);
  });
});
