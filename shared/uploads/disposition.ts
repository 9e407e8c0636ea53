/** What a downloaded file is called. Pure. */

/** Marks that turn the direction of a text, by which `fdp.exe` could show as `exe.pdf`. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** `Content-Disposition` of a download. Source: RFC 6266 with RFC 8187: letters beyond ASCII in `filename*` only. */
export const dispositionOf = (name: string, ending = 'pdf'): string => {
  const whole = name.replaceAll(turning, '').replaceAll(/[/\\]/g, '_');
  const plain = whole.toLowerCase().endsWith(`.${ending}`) ? whole.slice(0, -ending.length - 1) : whole;
  const ascii = plain
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9 ._-]/g, '_');
  return `attachment; filename="${ascii}.${ending}"; filename*=UTF-8''${encoded(`${plain}.${ending}`)}`;
};
