/** Examples for the description of the API. Pure. */
const figures = { asked: 4, given: 2, confirmed: 2, shortNotice: 0, shares: 1.5, own: 0 };
const sums = { associations: 25, asking: 9, requests: 12, ...figures };
const period = { from: '2026-08-17', to: '2026-09-13' };

export const load = {
  ...period,
  perOffice: [
    { office: 'district', supervision: 12, administration: 16, total: 28, asked: 0 },
    { office: 'city-hall', supervision: 8, administration: 4, total: 12, asked: 4 },
    { office: 'county-council', supervision: 4, administration: 4, total: 8, asked: 0 },
  ],
  unfairness: 1.25,
  next: 'county-council',
};

export const coverage = {
  ring: [
    { ring: 'inner', ...sums },
    { ring: 'outer', ...sums, associations: 19, asking: 3, requests: 3 },
  ],
  priority: [
    { priorityArea: true, ...sums, associations: 8 },
    { priorityArea: false, ...sums, associations: 36 },
  ],
  perAssociation: [{ unit: 'solna', name: 'Solna', ring: 'inner', priorityArea: true, requests: 1, ...figures }],
  average: [{ ring: 'inner', associations: 25, requests: 0.48, ...figures }],
};

export const capacity = {
  week: '2026-W34',
  from: '2026-08-17',
  to: '2026-08-23',
  free: 0.5,
  positions: [
    {
      id: 'coordinator-1',
      title: 'Samordnare',
      employer: 'district',
      supervisor: 'city-hall',
      plannable: true,
      free: [{ from: '2026-08-17', to: '2026-08-23', extent: 50 }],
    },
  ],
};
