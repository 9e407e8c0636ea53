import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** SVG to PNG, on the server and always with the same letters. Loaded once per process; `fileOf` says where a file lies. */
export const createRenderer = (fileOf: (name: string) => string) => {
  let fonts: Promise<readonly Buffer[]> | undefined;
  const load = async (): Promise<readonly Buffer[]> => {
    await initWasm(await readFile(fileOf('resvg.wasm')));
    return Promise.all(['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => readFile(fileOf(name))));
  };
  return async (svg: string): Promise<Uint8Array> => {
    fonts ??= load();
    const font = { fontBuffers: [...(await fonts)], defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' };
    const resvg = new Resvg(svg, { font });
    const image = resvg.render();
    try {
      return image.asPng();
    } finally {
      image.free();
      resvg.free();
    }
  };
};
export type Render = ReturnType<typeof createRenderer>;
