import { create, toString } from 'qrcode';

/**
 * A QR code of an address: a seventh of it may be unreadable, and four modules of nothing are around it (ISO/IEC 18004).
 */
const options = { errorCorrectionLevel: 'M', margin: 4 } as const;
/** In pixels, enough for a poster of A4. */
const leastWidth = 1_000;

export const qrSvg = (address: string, width?: number): Promise<string> =>
  toString(address, { ...options, type: 'svg', ...(width !== undefined && { width }) });

/** Each module is as wide as the others, in whole pixels. */
export const qrPng = async (address: string, render: (svg: string) => Promise<Uint8Array>): Promise<Uint8Array> => {
  const modules = create(address, options).modules.size + 2 * options.margin;
  return render(await qrSvg(address, modules * Math.ceil(leastWidth / modules)));
};
