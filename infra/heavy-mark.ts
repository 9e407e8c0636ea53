/** Metadata of a function in the template: true where those who run functions together run it apart. AWS ignores it. */
export const heavyMark = 'valsam:heavy';
