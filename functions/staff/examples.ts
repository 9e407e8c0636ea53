/** What the API page shows: a position pooled in Järva, a request of Nykvarn and its allocation. Pure. */
const stamps = { version: 2, createdAt: '2026-08-01T08:00:00.000Z', updatedAt: '2026-08-03T09:30:00.000Z' };

const period = { from: '2026-08-24', to: '2026-09-13' };

export const placed = {
  id: 'outer-ring-organiser.01M83Y8C5VKN9V3T2F4F6W6Q1G',
  request: 'nykvarn.01M83Y8C5VKN9V3T2F4F6W6Q1E',
  position: 'outer-ring-organiser',
  unit: 'nykvarn',
  ...period,
  extent: 50,
  status: 'allocated',
  allocatedAt: '2026-08-03T09:30:00.000Z',
  shortNotice: false,
} as const;

export const allocation = {
  ...placed,
  title: 'Organiser, outer ring',
  supervisor: 'county-council',
  ...stamps,
} as const;

export const positionBody = {
  title: 'Organiser, outer ring',
  extent: 100,
  employer: 'district',
  supervisor: 'county-council',
  administrator: 'city-hall',
  from: '2026-06-05',
  to: '2026-09-13',
  shares: [{ unit: 'district', extent: 50, to: '2026-08-23' }],
  tasks: ['logistics', 'door-knocking'],
  languages: ['sv', 'so'],
  plannable: true,
} as const;

export const position = {
  id: 'outer-ring-organiser',
  ...positionBody,
  allocations: [placed],
  free: [{ from: '2026-06-05', to: '2026-09-13', extent: 50 }],
  ...stamps,
} as const;

export const requestBody = { unit: 'nykvarn', ...period, extent: 50, tasks: ['logistics'], languages: ['sv'] } as const;

export const request = {
  id: placed.request,
  ...requestBody,
  priority: 'normal',
  filer: '01M83Y8C5VMEMBER0000000001',
  status: 'allocated',
  owner: 'city-hall',
  replyBy: '2026-08-08',
  shortNotice: false,
  earliestStart: '2026-08-15',
  allocations: [placed],
  ...stamps,
} as const;

export const requestInFull = {
  ...request,
  history: [
    {
      id: '01M83Y8C5VKN9V3T2F4F6W6Q1E',
      at: '2026-08-01T08:00:00.000Z',
      actor: '01M83Y8C5VMEMBER0000000001',
      event: 'StaffRequested',
      data: { unit: 'nykvarn', extent: 50, ...period, tasks: ['logistics'] },
    },
  ],
} as const;

export const judged = {
  lawful: true,
  rules: [
    { rule: 'extent', holds: true, hard: true, size: 100, limit: 100, position: placed.position },
    { rule: 'D3', holds: true, hard: true, size: 50, limit: 50, position: placed.position },
    { rule: 'tasks', holds: true, hard: false, size: 0, limit: 0, position: placed.position, request: placed.request },
    { rule: 'notice', holds: true, hard: false, size: 21, limit: 14, request: placed.request },
  ],
  allocations: [placed],
} as const;
export const tried = {
  lawful: true,
  positions: [{ position: placed.position, lawful: true, rules: judged.rules }],
} as const;
