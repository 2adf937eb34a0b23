const goldenRatio = (Math.sqrt(5) - 1) / 2;

/**
 * Numbers from 0 up to 1 of which any that follow one another lie almost evenly apart (the three-gap theorem): each
 * goes on from the one before by the golden ratio, and begins anew at 1. With a start drawn by chance, each alone is as
 * likely to be anywhere as any other. Numbers drawn by chance one by one would now and then come in bunches.
 *
 * @param start from 0 up to 1
 */
export function spread(start: number): () => number {
  let last = start;
  return () => {
    last = (last + goldenRatio) % 1;
    return last;
  };
}
