/** What the API page shows: what Solna gets on a day, and what is left in the end. Pure. */
const edition = { item: 'platform-short', name: 'Election platform, short version', language: 'so' } as const;
const line = { ...edition, quantity: 100 } as const;
export const pickList = {
  depot: 'district',
  day: '2026-08-22',
  orders: [
    {
      order: 'solna.01M83Y8C5VKN9V3T2F4F6W6Q1E',
      unit: 'solna',
      name: 'Solna',
      sendBy: '2026-08-22',
      late: false,
      deliverTo: 'Lokalen på Storgatan 1, vardagar efter 17',
      lines: [line],
    },
  ],
  totals: [line],
} as const;
export const leftovers = {
  end: '2026-09-20',
  provisional: false,
  items: [
    {
      depot: 'district',
      ...edition,
      onHand: 240,
      unitCost: 145,
      worth: 34_800,
      wantedBy: [{ unit: 'solna', name: 'Solna', quantity: 50 }],
    },
  ],
} as const;
