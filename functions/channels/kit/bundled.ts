import { createRequire } from 'node:module';

const fromPackage = createRequire(import.meta.url).resolve;

/** Beside the bundle: what renders SVG, which is no JavaScript, and the letters. */
export const assets: Readonly<Record<string, string>> = {
  'resvg.wasm': fromPackage('@resvg/resvg-wasm/index_bg.wasm'),
  'DejaVuSans.ttf': fromPackage('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  'DejaVuSans-Bold.ttf': fromPackage('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
};
