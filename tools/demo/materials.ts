import { addDays, dayOf } from '../../shared/calendar.ts';
import { playFile } from './files.ts';
import { type Answer, inbox, step } from './stage.ts';

type Order = Answer & {
  readonly lines: readonly {
    readonly item: string;
    readonly sources: readonly { readonly from: string; readonly quantity?: number; readonly promised?: string }[];
  }[];
};

const tell = (order: Order): void => {
  for (const { item, sources } of order.lines) {
    const from = sources.map(({ from: where, quantity, promised }) =>
      [quantity, 'from', where, ...(promised === undefined ? [] : ['on', promised])].join(' '),
    );
    console.log(`    ${item}: ${from.join(', ')}`);
  }
};

/** A leaflet of its own for each time the demo is played: 300 in stock, and a pack that takes 200. */
const prepare = async (leaflet: string): Promise<void> => {
  await step('The district has a new leaflet.', 'district-staff', `PUT /materials/items/${leaflet}`, {
    name: 'Folder: bussen kommer tillbaka',
    kind: 'folder',
    leadTimeDays: 7,
    editions: { sv: { bilingual: false, translation: 'original' } },
  });
  await step('300 copies have come to its depot.', 'district-staff', 'POST /materials/stock-movements', {
    depot: 'district',
    item: leaflet,
    language: 'sv',
    quantity: 300,
    reason: 'arrival',
  });
  await step('A pack has 200 of them.', 'district-staff', `PUT /materials/packs/${leaflet}`, {
    size: 'small',
    lines: [{ item: leaflet, language: 'sv', quantity: 200 }],
  });
};

/** Third act: three associations order packs, a part runs short, a print run is late, a bike replaces a cabin. */
export const playMaterials = async (): Promise<void> => {
  const today = dayOf(new Date().toISOString());
  const leaflet = `bus-${Date.now().toString(36)}`;
  await prepare(leaflet);
  const { id: run } = await step('A print run of 200 is on its way.', 'district-staff', 'POST /materials/print-runs', {
    item: leaflet,
    language: 'sv',
    quantity: 200,
    deliveredBy: addDays(today, 5),
  });
  const orders: string[] = [];
  for (const unit of ['solna', 'nykvarn', 'botkyrka']) {
    const order = await step(`${unit} orders a pack in one step.`, `association-${unit}`, 'POST /materials/orders', {
      unit,
      deliverTo: 'Partilokalen',
      neededBy: addDays(today, 6),
      packs: [{ pack: leaflet, quantity: 1 }],
    });
    tell(order as Order);
    orders.push(order.id);
  }
  const later = { deliveredBy: addDays(today, 9) };
  await step(
    'The printer is late: the promises follow.',
    'district-staff',
    `PATCH /materials/print-runs/${run}`,
    later,
  );
  const last = (await step(
    'What botkyrka reads now.',
    'association-botkyrka',
    `GET /materials/orders/${orders[2]}`,
  )) as Order;
  tell(last);
  await step('The run has come, and is given out.', 'district-staff', `POST /materials/print-runs/${run}/arrival`);
  tell((await step('So botkyrka has:', 'association-botkyrka', `GET /materials/orders/${orders[2]}`)) as Order);
  await step('solna gets its pack...', 'district-staff', `POST /materials/orders/${orders[0]}/deliveries`);
  await step('...and says so.', 'association-solna', `POST /materials/orders/${orders[0]}/receipt`);
  const day = addDays(today, 3);
  const period = { unit: 'nykvarn', from: day, to: day };
  const answer = await step(
    'nykvarn wants a cabin, but has people for two hours only.',
    'association-nykvarn',
    'POST /materials/bookings',
    { ...period, kind: 'cabin', crew: [{ day, from: '12:00', to: '14:00', people: 2 }] },
    [409],
  );
  const bikes = (answer as unknown as { readonly bikes?: readonly string[] }).bikes ?? [];
  console.log(`    free instead: ${bikes.join(', ') || 'nothing'}`);
  await step('So it takes a bike.', 'association-nykvarn', 'POST /materials/bookings', { ...period, kind: 'bike' });
  console.log('\nWhat botkyrka was told:');
  const subjects = [`materials/orders/${orders[2]}`, `materials/print-runs/${run}`];
  await inbox('association-botkyrka', 'associations/botkyrka', subjects, 'PrintRunArrived');
  await playFile(leaflet);
};
