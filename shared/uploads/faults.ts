/** Why what was uploaded is not kept. Pure. */
export const pdfFaults = ['not-a-pdf', 'damaged', 'encrypted', 'active-content', 'too-complex'] as const;
export type PdfFault = (typeof pdfFaults)[number];
