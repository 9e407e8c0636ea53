import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FilesEvent } from '../../functions/materials/files/events.ts';
import { evolve } from '../../functions/materials/files/evolve.ts';
import {
  decideUpload,
  judgeDownload,
  openUpload,
  reportPrinted,
  type Verdict,
} from '../../functions/materials/files/rules.ts';
import type { EditionFile, FilesState, Upload } from '../../functions/materials/files/state.ts';
import { viewFile, viewUses } from '../../functions/materials/files/views.ts';
import { dispositionOf } from '../../shared/uploads/disposition.ts';
import { mostBytes } from '../../shared/uploads/limits.ts';
import type { CatalogueItem } from '../../functions/materials/state.ts';
import { notStored } from '../../shared/commit.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { given } from '../support/given.ts';

/** D12: print-yourself files, from the upload to what was made of them. */
const sv = 'folder/sv';
const item: CatalogueItem = {
  ...notStored,
  id: 'folder',
  name: 'Folder',
  kind: 'pdf',
  editions: { sv: { bilingual: false, translation: 'original', lix: 30, words: 100 } },
};
const said = { name: 'Kims folder.pdf', expiresAt: '2026-08-01T08:15:00.000Z', ttl: 1_790_000_000 };
const accepted = (hash: string): Verdict => ({ accepted: { hash, bytes: 10, pages: 2 } });

let count = 0;
/** What is decided, happened. */
const then = <S extends FilesState>(state: S, decided: readonly FilesEvent[] | Refusal): S => {
  if (isRefusal(decided)) throw new Error(`refused: ${decided.refused}`);
  const at = `2026-08-01T08:00:0${count++ % 10}.000Z`;
  return decided.reduce<FilesState>(
    (is, event, i) => evolve(is, { ...event, id: `e${i}`, at, actor: 'kim' }),
    state,
  ) as S;
};

/** An edition, the uploads for it, and the file that it has. */
type Edition = {
  readonly item: CatalogueItem;
  readonly file: EditionFile | undefined;
  readonly uploads: Readonly<Record<string, Upload>>;
};
const empty: Edition = { item, file: undefined, uploads: {} };
const opened = (state: Edition, id: string): Edition => {
  const { upload } = then<FilesState>({ said }, openUpload(id, sv));
  return upload ? { ...state, uploads: { ...state.uploads, [id]: upload } } : state;
};
const uploadIn = ({ uploads }: Edition, id: string): Upload => uploads[id] as Upload;
const decided = (state: Edition, id: string, verdict: Verdict) =>
  decideUpload({ upload: uploadIn(state, id), file: state.file }, verdict);
const checked = (state: Edition, id: string, verdict: Verdict): Edition => {
  const read = { item: state.item, file: state.file, upload: uploadIn(state, id) };
  const { upload, ...rest } = then(read, decided(state, id, verdict));
  return { ...rest, uploads: { ...state.uploads, [id]: upload } };
};
const outcome = ({ uploads }: Edition, id: string) =>
  [uploads[id]?.status, uploads[id]?.reason].filter(Boolean).join(' ');

describe('an upload', () => {
  test('of 20 MB may come, which are 20 000 000 bytes', () => {
    expect(mostBytes).toBe(20_000_000);
  });

  test('changes nothing of the edition until it is checked', () => {
    const state = opened(empty, 'A');
    expect(then<FilesState>({ item, said }, openUpload('A', sv)).item).toBe(item);
    expect([outcome(state, 'A'), state.file]).toEqual(['waiting', undefined]);
  });

  test('that is accepted is the edition’s file, and the rest of the edition stays', () => {
    const state = checked(opened(empty, 'A'), 'A', accepted('a'));
    expect(state.item.editions.sv).toEqual({ ...item.editions.sv, hasFile: true });
    expect(state.file).toMatchObject({ upload: 'A', hash: 'a', bytes: 10, pages: 2, name: said.name });
    expect(outcome(state, 'A')).toBe('accepted');
  });

  test('that is refused says why, and the file that there is stays', () => {
    const before = checked(opened(empty, 'A'), 'A', accepted('a'));
    const state = checked(opened(before, 'B'), 'B', { refused: 'encrypted' });
    expect([outcome(state, 'B'), state.file]).toEqual(['refused encrypted', before.file]);
  });

  test('is decided once, whatever is said of it afterwards', () => {
    for (const first of [accepted('a'), { refused: 'damaged' }] as const) {
      const state = checked(opened(empty, 'A'), 'A', first);
      for (const again of [accepted('b'), first, { refused: 'not-a-pdf' }] as const)
        given(state).when(decided, 'A', again).then([]);
    }
  });

  test('the newest of those that are accepted is the file, in whatever order and however often they are checked', () => {
    const checks = fc.array(fc.record({ upload: fc.constantFrom('A', 'B', 'C', 'D'), good: fc.boolean() }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(checks, (all) => {
        let state = ['A', 'B', 'C', 'D'].reduce(opened, empty);
        const firstOf = new Map<string, boolean>();
        let newest = '';
        for (const { upload, good } of all) {
          state = checked(state, upload, good ? accepted(upload) : { refused: 'damaged' });
          if (!firstOf.has(upload) && good && upload > newest) newest = upload;
          firstOf.set(upload, good);
        }
        expect(state.file?.hash ?? '').toBe(newest);
        expect(state.item.editions.sv?.hasFile === true).toBe(newest !== '');
        for (const upload of ['A', 'B', 'C', 'D'])
          expect(state.uploads[upload]?.status === 'waiting').toBe(!firstOf.has(upload));
      }),
    );
  });

  test('is named in no event', () => {
    const state = opened(empty, 'A');
    const events = [openUpload('A', sv), decided(state, 'A', accepted('a'))];
    expect(JSON.stringify(events)).not.toMatch(/Kim/);
  });
});

describe('a download', () => {
  const file = checked(opened(empty, 'A'), 'A', accepted('a')).file as EditionFile;
  test.each([
    [{}, 'a'],
    [{ validTo: '2026-08-10' }, 'a'],
    [{ validTo: '2026-08-09' }, 'not-valid'],
    [{ validFrom: '2026-08-10' }, 'a'],
    [{ validFrom: '2026-08-11' }, 'not-valid'],
    [{ orderDeadline: '2026-08-01' }, 'a'],
  ])('on 10 August of an item %j: %s', (change, answer) => {
    const judged = judgeDownload({ item: { ...item, ...change }, file }, '2026-08-10');
    expect(isRefusal(judged) ? judged.refused : judged.hash).toBe(answer);
  });
  test.each([
    ['Folder.pdf', `attachment; filename="Folder.pdf"; filename*=UTF-8''Folder.pdf`],
    ['Rösta "nu"', `attachment; filename="Rosta _nu_.pdf"; filename*=UTF-8''R%C3%B6sta%20%22nu%22.pdf`],
    ['كتيب.PDF', `attachment; filename="____.pdf"; filename*=UTF-8''%D9%83%D8%AA%D9%8A%D8%A8.pdf`],
    ['../../a\\b.exe', `attachment; filename=".._.._a_b.exe.pdf"; filename*=UTF-8''.._.._a_b.exe.pdf`],
    ["it's (1)*!", `attachment; filename="it_s _1___.pdf"; filename*=UTF-8''it%27s%20%281%29%2A%21.pdf`],
    ['\u202Efdp.exe\u202C', `attachment; filename="fdp.exe.pdf"; filename*=UTF-8''fdp.exe.pdf`],
  ])('%j is called so by the browser that stores it', (name, disposition) => {
    expect(dispositionOf(name)).toBe(disposition);
  });
});

describe('what was made of a file', () => {
  const { file } = checked(opened(empty, 'A'), 'A', accepted('a'));
  type Reported = Pick<FilesState, 'printed'> & { readonly file: EditionFile | undefined };
  const printed = (unit: string, copies: number) => (is: Reported) =>
    then(is, reportPrinted(is, { edition: sv, unit, printed: copies }));

  test('what associations print is added up, each for itself', () => {
    const after = [printed('solna', 100), printed('nacka', 5), printed('solna', 20)].reduce<Reported>(
      (is, next) => next(is),
      { file },
    );
    expect(after.printed?.byUnit).toEqual({ solna: 120, nacka: 5 });
  });
  test('nothing is printed of what has no file', () => {
    given({ file: undefined }).when(reportPrinted, { edition: sv, unit: 'solna', printed: 1 }).thenRefused('not-found');
  });

  const use = { file, downloads: { solna: 3, district: 1 }, printed: { solna: 120, nacka: 5 } };
  test('offices see who, an association its own figures, and of an edition without a file there is nothing', () => {
    expect(viewFile(use, { forOffices: true, units: ['city-hall'] }).file).toMatchObject({
      downloads: 4,
      printed: 125,
      perUnit: [
        { unit: 'district', downloads: 1, printed: 0 },
        { unit: 'nacka', downloads: 0, printed: 5 },
        { unit: 'solna', downloads: 3, printed: 120 },
      ],
    });
    const own = viewFile(use, { forOffices: false, units: ['nacka'] }).file;
    expect(own).toMatchObject({ downloads: 0, printed: 5 });
    expect(own).not.toHaveProperty('perUnit');
    expect(viewFile({ downloads: {}, printed: {} }, { forOffices: true, units: [] })).toEqual({});
  });
  test('of all files it is summed by unit and by edition', () => {
    const other = { edition: 'folder/so', downloads: { nacka: 2 }, printed: {} };
    expect(viewUses([{ edition: sv, ...use }, other])).toMatchObject({
      downloads: 6,
      printed: 125,
      perUnit: [{ unit: 'district' }, { unit: 'nacka', downloads: 2, printed: 5 }, { unit: 'solna' }],
      perEdition: [
        { item: 'folder', language: 'sv', downloads: 4, printed: 125 },
        { item: 'folder', language: 'so', downloads: 2, printed: 0 },
      ],
    });
  });
});
