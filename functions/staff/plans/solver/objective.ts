import { offices } from '../../../../shared/units.ts';
import { distinct, keyAt, minus, type Model, optionsAt } from './columns.ts';
import { at, weeksIn } from './instance.ts';
import { addColumn, addRow, type Term } from './matrix.ts';
import { includes } from './segments.ts';
import { outerRingAsking } from './weigh.ts';

/** The soft rules of the model, each as columns in its objective. Pure. `weigh` counts the same without the model. */

/** D5: what begins too soon costs its percent-weeks, except for what is published for exactly the same time. */
export const addNotice = ({ instance, matrix, options, unchanged }: Model): void => {
  const { weights, noticeFrom } = instance.problem;
  if (weights.notice === 0) return;
  for (const option of options) {
    const isUnchanged = unchanged.get(option.request) === option.column;
    if (at(instance.segments, option.first).from >= noticeFrom || isUnchanged) continue;
    const announced = at(instance.requests, option.request)
      .published.filter(
        ({ position, first, last }) => position === option.position && first === option.first && last === option.last,
      )
      .reduce((total, { extent }) => total + extent, 0);
    const late = addColumn(matrix, -weights.notice * weeksIn(instance, option), option.extent, 'continuous');
    addRow(matrix, -announced, [[late, 1], minus(option)], Infinity);
  }
};

/** What is published costs `change` where it is not planned again. */
export const addChange = ({ instance, matrix, options }: Model): void => {
  const { change } = instance.problem.weights;
  if (change === 0) return;
  for (const [r, request] of instance.requests.entries()) {
    for (const [position, published] of Map.groupBy(request.published, (piece) => piece.position)) {
      const own = options.filter((option) => option.request === r && option.position === position);
      const extentAt = (s: number): number =>
        published.reduce((total, piece) => total + (includes(piece, s) ? piece.extent : 0), 0);
      const range = {
        first: Math.min(...published.map(({ first }) => first)),
        last: Math.max(...published.map(({ last }) => last)),
      };
      for (const { segment, weeks } of distinct(instance, range, (s) => `${extentAt(s)} ${keyAt(own, s)}`)) {
        const extent = extentAt(segment);
        matrix.offset -= change * weeks * extent;
        const kept = addColumn(matrix, change * weeks, extent, 'continuous');
        addRow(matrix, -Infinity, [[kept, 1], ...optionsAt(own, segment).map(minus)], 0);
      }
    }
  }
};

/** D24: counts once for each association of the outer ring that gets something, and at least so many do. */
export const addOuterRing = ({ instance, matrix, met, unchanged }: Model, floor: number): void => {
  const { outerRingFloor } = instance.problem.weights;
  if (outerRingFloor === 0) return;
  const all: Term[] = [];
  for (const unit of outerRingAsking(instance.problem)) {
    const served = addColumn(matrix, outerRingFloor, 1, 'continuous');
    const gets = instance.requests.flatMap((request, r): Term[] => {
      const stays = unchanged.get(r);
      if (request.unit !== unit) return [];
      return [[at(met, r), -1], ...(stays === undefined ? [] : [[stays, -1] as const])];
    });
    addRow(matrix, -Infinity, [[served, 1], ...gets], 0);
    all.push([served, 1]);
  }
  if (floor > 0) addRow(matrix, floor, all, Infinity);
};

/** D4: the difference between the most and the least loaded office. */
export const addSupervision = ({ instance, matrix, options }: Model): void => {
  const { weights, load } = instance.problem;
  if (weights.supervision === 0) return;
  const largest = options.reduce(
    (total, option) => total + option.extent * weeksIn(instance, option),
    Math.max(...Object.values(load)),
  );
  const most = addColumn(matrix, -weights.supervision, largest, 'continuous');
  const least = addColumn(matrix, weights.supervision, largest, 'continuous');
  for (const office of offices) {
    const planned = options
      .filter(({ position }) => at(instance.positions, position).supervisor === office)
      .map((option): Term => [option.column, -option.extent * weeksIn(instance, option)]);
    addRow(matrix, load[office], [[most, 1], ...planned], Infinity);
    addRow(matrix, -Infinity, [[least, 1], ...planned], load[office]);
  }
};
