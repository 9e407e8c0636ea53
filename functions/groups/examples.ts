/** Examples for the description of the API. Pure. */
const stamps = { version: 1, createdAt: '2026-08-01T08:00:00.000Z', updatedAt: '2026-08-01T08:00:00.000Z' };
export const person = { id: '01M83Y8C5VHEAD000000000001', name: 'Kim Holm' };
const id = '01M83Y8C5VKN9V3T2F4F6W6Q1D';

export const group = { id, name: 'Ledningsgruppen', members: [person], ...stamps };
export const assignment = {
  id: '1',
  group: id,
  number: 1,
  text: 'Gruppen beslutar om kampanjens inriktning, och om det som kanslierna inte är överens om.',
  status: 'proposed',
  adoptions: [{ office: 'district', at: '2026-08-01T08:00:00.000Z' }],
  ...stamps,
};
export const groupWithAssignment = {
  ...group,
  assignment: { ...assignment, status: 'adopted', inForceAt: '2026-08-02T08:00:00.000Z' },
};
export const decision = {
  id: '01M83Y8C5VKN9V3T2F4F6W6Q1E',
  group: id,
  text: 'Affischer i alla prioriterade områden före valdagen.',
  owner: 'district',
  due: '2026-08-15',
  status: 'open',
  ...stamps,
};
