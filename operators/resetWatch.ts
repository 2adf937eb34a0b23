/** When everything known must be forgotten. */
export interface ResetOptions<In> {
  /** Tells the input at which everything is forgotten, such as a marker. */
  readonly isReset?: (input: NoInfer<In>) => boolean;
  /**
   * Whose an input is, where it says so. An input of another owner than the last one named makes the fold
   * forget everything first, and is then folded itself.
   */
  readonly ownerOf?: (input: NoInfer<In>) => string | undefined;
}

/** Looks at each input in turn and tells whether everything known before it must be forgotten. */
export function resetWatch<In>({ isReset, ownerOf }: ResetOptions<In>): (input: In) => boolean {
  let lastOwner: string | undefined;
  return (input) => {
    const owner = ownerOf?.(input) ?? lastOwner;
    const isOfAnother = lastOwner !== undefined && owner !== lastOwner;
    lastOwner = owner;
    return isOfAnother || isReset?.(input) === true;
  };
}
