/**
 * What everything of Valsam looks like: kalk (limewash), bläck (ink), gran (spruce, what one does), falu (falu red, the mark and
 * what is late), ockra (what comes soon), himmel (what one is told). Public pages, letters, PDFs and pictures take theirs from
 * here, and `web/tokens.css` is made of it (`node infra/tokens.ts`); a test holds the two equal, and each text at least 4.5 to 1
 * on its ground. Pure.
 */
export const light = {
  paper: '#faf7f1',
  card: '#ffffff',
  sunk: '#f1ece2',
  ink: '#231e18',
  soft: '#5d554a',
  line: '#ddd5c8',
  edge: '#857b6d',
  gran: '#1d5446',
  'gran-ink': '#ffffff',
  'gran-tint': '#e3efe9',
  falu: '#96301b',
  'falu-ink': '#ffffff',
  'falu-tint': '#fae9e3',
  ockra: '#7a4a00',
  'ockra-tint': '#fcf0d6',
  himmel: '#1f4e79',
  'himmel-tint': '#e6eff8',
} as const;
export type Colour = keyof typeof light;
export const dark = {
  paper: '#161412',
  card: '#211e1a',
  sunk: '#2b2722',
  ink: '#f3eee6',
  soft: '#bdb3a5',
  line: '#3c362f',
  edge: '#8d8375',
  gran: '#86d1b8',
  'gran-ink': '#0c241d',
  'gran-tint': '#1c332b',
  falu: '#f2a08c',
  'falu-ink': '#2a0f08',
  'falu-tint': '#3d2019',
  ockra: '#eebd6a',
  'ockra-tint': '#382a12',
  himmel: '#9cc6ee',
  'himmel-tint': '#1a2b3b',
} as const satisfies Readonly<Record<Colour, string>>;

export const sizes = {
  s1: '0.25rem',
  s2: '0.5rem',
  s3: '0.75rem',
  s4: '1rem',
  s5: '1.5rem',
  s6: '2rem',
  s7: '3rem',
  round: '0.625rem',
  nav: '3.5625rem',
} as const;

/** Those of the reader's own device. */
export const fonts = ['system-ui', "'Segoe UI'", 'Roboto', "'Noto Sans'", 'sans-serif'] as const;
export const letterSize = '106.25%';
export const lineHeight = 1.5;
