/** Examples for the description of the API. Pure. */
export const body = {
  title: 'Tryckfilerna klara',
  owner: 'district',
  kind: 'deadline',
  when: { before: 'election-day', days: 75 },
  after: [{ milestone: 'national-texts', lag: 15 }],
  governs: [{ subject: 'materials/items/platform-short', field: 'orderDeadline' }],
};
export const placed = {
  id: 'print-files',
  title: body.title,
  owner: 'district',
  kind: 'deadline',
  state: 'planned',
  day: '2026-06-30',
  ends: '2026-06-30',
  when: { before: 'election-day', days: 75 },
  length: 0,
  after: [{ milestone: 'national-texts', lag: 15 }],
  float: 2,
  critical: false,
  governs: body.governs,
  remind: [14, 3],
};
export const milestone = { ...placed, note: 'Alla språk.', version: 4 };
export const moved = { ...milestone, day: '2026-07-10', ends: '2026-07-10', float: -8, critical: true, version: 5 };
export const conflict = { milestone: 'cabins-open', owner: 'district', days: 8 };
export const slip = {
  milestone: moved,
  moved: [{ milestone: 'pack-orders', owner: 'district', from: '2026-07-30', to: '2026-08-09' }],
  conflicts: [conflict],
  governs: [
    {
      milestone: 'print-files',
      subject: 'materials/items/platform-short',
      field: 'orderDeadline',
      effect: 'moved',
      day: '2026-07-10',
    },
  ],
  told: ['city-hall', 'county-council', 'district', 'solna'],
  criticalPath: ['print-files', 'pack-orders', 'cabin-material', 'cabins-open'],
};
export const timeline = {
  electionDay: '2026-09-13',
  milestones: [placed],
  criticalPath: [],
  conflicts: [],
  outOfStep: [
    {
      milestone: 'print-files',
      subject: 'materials/items/platform-short',
      field: 'orderDeadline',
      day: '2026-06-30',
      is: '2026-06-26',
    },
  ],
  load: [{ owner: 'district', weeks: [{ week: '2026-W27', milestones: 1 }] }],
  version: 4,
};
export const done = { ...moved, state: 'done', doneOn: '2026-07-10', critical: false };
export const run = 'materials/print-runs/platform-short.so.01M83Y8C5VKN9V3T2F4F6W6Q1D';
