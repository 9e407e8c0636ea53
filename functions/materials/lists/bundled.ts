import { createRequire } from 'node:module';

const font = (name: string): string => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** Beside the bundle: the fonts that the PDF is written with, Latin and Arabic letters among them. */
export const assets: Readonly<Record<string, string>> = {
  'DejaVuSans.ttf': font('DejaVuSans'),
  'DejaVuSans-Bold.ttf': font('DejaVuSans-Bold'),
};
