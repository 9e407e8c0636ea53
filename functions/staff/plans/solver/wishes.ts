import { offices } from '../../../../shared/units.ts';
import { type Draft, distinct, keyAt, less, lies, optionsAt } from './draft.ts';
import { at, weeksIn } from './frame.ts';
import { addColumn, addRow, type Term } from './matrix.ts';
import { outerRingAsking } from './weigh.ts';

/** The soft rules of the model. `weigh` reckons the same without it. */

/** D5: what begins too soon costs its percent-weeks, except as far as it is published just so already. */
export const addNotice = ({ frame, matrix, options, stays }: Draft): void => {
  const { weights, noticeFrom } = frame.problem;
  if (weights.notice === 0) return;
  for (const option of options) {
    if (at(frame.segments, option.first).from >= noticeFrom || stays.get(option.request) === option.chosen) continue;
    const just = at(frame.requests, option.request)
      .published.filter(
        ({ position, first, last }) => position === option.position && first === option.first && last === option.last,
      )
      .reduce((total, { extent }) => total + extent, 0);
    const late = addColumn(matrix, -weights.notice * weeksIn(frame, option), option.extent, 'continuous');
    addRow(matrix, -just, [[late, 1], less(option)], Infinity);
  }
};

/** What is published costs `change` where it is not planned again. */
export const addChange = ({ frame, matrix, options }: Draft): void => {
  const { change } = frame.problem.weights;
  if (change === 0) return;
  for (const [r, request] of frame.requests.entries()) {
    for (const [position, published] of Map.groupBy(request.published, (piece) => piece.position)) {
      const own = options.filter((option) => option.request === r && option.position === position);
      const extentAt = (s: number): number =>
        published.reduce((total, piece) => total + (lies(piece, s) ? piece.extent : 0), 0);
      const range = {
        first: Math.min(...published.map(({ first }) => first)),
        last: Math.max(...published.map(({ last }) => last)),
      };
      for (const { segment, weeks } of distinct(frame, range, (s) => `${extentAt(s)} ${keyAt(own, s)}`)) {
        const extent = extentAt(segment);
        matrix.offset -= change * weeks * extent;
        const kept = addColumn(matrix, change * weeks, extent, 'continuous');
        addRow(matrix, -Infinity, [[kept, 1], ...optionsAt(own, segment).map(less)], 0);
      }
    }
  }
};

/** D24: once for each association of the outer ring that gets something. */
export const addFloors = ({ frame, matrix, met, stays }: Draft): void => {
  const { outerRingFloor } = frame.problem.weights;
  if (outerRingFloor === 0) return;
  for (const unit of outerRingAsking(frame.problem)) {
    const served = addColumn(matrix, outerRingFloor, 1, 'continuous');
    const gets = frame.requests.flatMap((request, r): Term[] => {
      const stay = stays.get(r);
      if (request.unit !== unit) return [];
      return [[at(met, r), -1], ...(stay === undefined ? [] : [[stay, -1] as const])];
    });
    addRow(matrix, -Infinity, [[served, 1], ...gets], 0);
  }
};

/** D4: what the most loaded office has more than the least loaded. */
export const addSupervision = ({ frame, matrix, options }: Draft): void => {
  const { weights, load } = frame.problem;
  if (weights.supervision === 0) return;
  const everything = options.reduce(
    (total, option) => total + option.extent * weeksIn(frame, option),
    Math.max(...Object.values(load)),
  );
  const most = addColumn(matrix, -weights.supervision, everything, 'continuous');
  const least = addColumn(matrix, weights.supervision, everything, 'continuous');
  for (const office of offices) {
    const planned = options
      .filter(({ position }) => at(frame.positions, position).supervisor === office)
      .map((option): Term => [option.chosen, -option.extent * weeksIn(frame, option)]);
    addRow(matrix, load[office], [[most, 1], ...planned], Infinity);
    addRow(matrix, -Infinity, [[least, 1], ...planned], load[office]);
  }
};
