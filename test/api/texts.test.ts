import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { publicityCampaign, today } from '../support/events-api.ts';
import { itemsOf, theStack } from '../support/stack.ts';
import { foundIn, muchLater, stateOf } from '../support/texts.ts';
import { enteringIn } from '../support/visits-api.ts';

const secret = 'Kim Karlsson';
const said = (what: string) => `${what} (${secret})`;
type Past = { readonly event: string; readonly data: Readonly<Record<string, unknown>>; readonly gone?: object };

/** Invariant 9: what people write stands in no stored event, and goes with its time; histories show it until then. */
describe('texts', () => {
  const { call, must, drafted, published, personOf } = publicityCampaign('texts');
  const auditOf = async (subject: string) =>
    (
      itemsOf(await call('district-head', `GET /audit?subject=${subject}&limit=100`)) as unknown as readonly Past[]
    ).flatMap(({ event, data, gone }) => {
      const text = gone ?? data.topic ?? data.note ?? data.reason ?? data.notes ?? data.guidelines ?? data.text;
      return text === undefined ? [] : [[event, text]];
    });
  const idOf = async (persona: string, request: string, body: object) =>
    String((await must(persona, `POST ${request}`, body)).id);
  const day = (days: number): string => addDays(today, days);

  /** Subject, and what each event about it said. */
  const all: (readonly [capability: string, subject: string, texts: readonly (readonly [string, string, string])[]])[] =
    [];

  beforeAll(async () => {
    const candidate = await enteringIn(must)();
    const wish = { unit: 'solna', candidate, wishes: [day(21)], place: said('home'), topic: said('school') };
    const visit = await idOf('association-solna', '/visits', wish);
    await must('city-hall-staff', `POST /visits/${visit}/declines`, { reason: said('full') });
    all.push([
      'visits',
      `visits/${visit}`,
      [
        ['VisitAsked', 'topic', said('school')],
        ['VisitDeclined', 'reason', said('full')],
      ],
    ]);

    const event = (await published()).slice(1);
    await must('association-solna', `POST /${event}/cancellation`, { reason: said('storm') });
    all.push(['events', event, [['EventCancelled', 'reason', said('storm')]]]);

    const channel = { kind: 'newsletter', owner: 'district', name: 'Brevet', audience: 100, leadTimeDays: 0 };
    for (const guidelines of [said('ask'), said('ask twice')])
      await must('district-staff', 'PUT /channels/letter', { ...channel, guidelines });
    all.push([
      'channels',
      'channels/letter',
      [
        ['ChannelSet', 'guidelines', said('ask')],
        ['ChannelSet', 'guidelines', said('ask twice')],
      ],
    ]);
    const other = await drafted();
    await must('association-solna', `POST ${other}/submissions`);
    const at = { channel: 'letter', at: `${day(10)}T08:00`, language: 'sv', text: said('come') };
    const publication = await idOf('association-solna', `${other}/publications`, at);
    await must('district-staff', `POST ${other}/publications/${publication}/declines`, { reason: said('no room') });
    all.push([
      'events',
      `${other.slice(1)}/publications/${publication}`,
      [
        ['PublicationProposed', 'text', said('come')],
        ['PublicationDeclined', 'reason', said('no room')],
      ],
    ]);

    const bike = { kind: 'bike', notes: said('key') };
    await must('district-staff', 'PUT /materials/assets/bike-9', bike);
    const broken = { from: today, to: day(3), note: said('flat') };
    await must('district-staff', 'POST /materials/assets/bike-9/defects', broken);
    const period = { asset: 'bike-9', unit: 'solna', from: day(6), to: day(7), crew: [] };
    const booking = await idOf('association-solna', '/materials/bookings', period);
    await must('association-solna', `POST /materials/bookings/${booking}/cancellation`, { reason: said('rain') });
    all.push(
      [
        'assets',
        'assets/bike-9',
        [
          ['AssetSet', 'notes', said('key')],
          ['DefectReported', 'note', said('flat')],
        ],
      ],
      ['assets', `assets/bookings/${booking}`, [['BookingCancelled', 'reason', said('rain')]]],
    );

    const leaflet = { unit: 'solna', name: 'Blad', kind: 'folder', note: said('leaflet') };
    const proposal = await idOf('association-solna', '/materials/items/proposals', leaflet);
    await must('district-staff', `POST /materials/items/proposals/${proposal}/declines`, { reason: said('old') });
    all.push([
      'materials',
      `materials/items/proposals/${proposal}`,
      [
        ['ItemProposed', 'note', said('leaflet')],
        ['ProposalDeclined', 'reason', said('old')],
      ],
    ]);
    const item = { kind: 'folder', name: 'Mapp', editions: { sv: { bilingual: false, translation: 'original' } } };
    await must('district-staff', 'PUT /materials/items/map', item);
    const came = {
      depot: 'district',
      item: 'map',
      language: 'sv',
      quantity: 10,
      reason: 'arrival',
      note: said('boxes'),
    };
    await must('district-staff', 'POST /materials/stock-movements', came);
    all.push(['materials', 'materials/stock/map', [['StockMoved', 'note', said('boxes')]]]);

    const need = { unit: 'solna', from: day(20), to: day(40), extent: 50, tasks: ['evaluation'], note: said('helper') };
    const staff = await idOf('association-solna', '/staff/requests', need);
    await must('district-head', `POST /staff/requests/${staff}/declines`, { reason: said('nobody') });
    all.push([
      'staff',
      `staff/requests/${staff}`,
      [
        ['StaffRequested', 'note', said('helper')],
        ['StaffRequestDeclined', 'reason', said('nobody')],
      ],
    ]);

    const members = [await personOf('district-head')];
    const group = `/groups/${await idOf('district-head', '/groups', { name: 'Ledningsgruppen', members })}`;
    await must('district-head', `POST ${group}/assignments`, { text: said('lead') });
    all.push(['groups', group.slice(1), [['AssignmentProposed', 'text', said('lead')]]]);
    const decision = { text: said('posters'), owner: 'district', due: day(10) };
    const decided = `${group}/decisions/${await idOf('district-head', `${group}/decisions`, decision)}`;
    await must('district-head', `PATCH ${decided}`, { text: said('more posters') });
    await must('district-head', `PATCH ${decided}`, { due: day(12) });
    await must('district-head', `POST ${decided}/completion`);
    await must('district-head', `POST ${decided}/reopening`, { reason: said('torn') });
    all.push([
      'groups',
      decided.slice(1),
      [
        ['DecisionMade', 'text', said('posters')],
        ['DecisionChanged', 'text', said('more posters')],
        ['DecisionReopened', 'reason', said('torn')],
      ],
    ]);
  }, 60_000);

  const partitions = ['visits', 'events', 'channels', 'assets', 'materials', 'staff', 'publicity', 'groups'].map(
    (head) => `texts#${head}`,
  );

  test('are in no stored event, and histories show them', async () => {
    for (const pk of partitions) expect([pk, (await foundIn(pk, secret)).events]).toEqual([pk, 0]);
    for (const [, subject, texts] of all)
      expect([subject, await auditOf(subject)]).toEqual([subject, texts.map(([event, , text]) => [event, text])]);
  });

  test('are forgotten some days after the campaign, once, and histories say so', async () => {
    const forget = async () => {
      for (const job of ['visits', 'gatherings', 'channels', 'assets', 'materials', 'staff', 'groups'])
        await theStack().invoke(`${job}-jobs`, muchLater);
    };
    await forget();
    for (const pk of partitions) expect([pk, await foundIn(pk, secret)]).toEqual([pk, { events: 0, entities: 0 }]);
    const after = await Promise.all(partitions.map(stateOf));
    await forget();
    expect(await Promise.all(partitions.map(stateOf))).toEqual(after);
    for (const [, subject, texts] of all)
      expect([subject, await auditOf(subject)]).toEqual([
        subject,
        texts.map(([event, field]) => [event, { [field]: 'forgotten' }]),
      ]);
    // What is shown of them is as the contract says without their texts, too.
    for (const path of ['/visits', '/channels', '/materials/assets', '/materials/items/proposals', '/staff/requests'])
      expect([path, itemsOf(await call('district-head', `GET ${path}`)).length > 0]).toEqual([path, true]);
  });
});
