import type { Either } from 'fp-ts/Either';

/** fp-ts types, built here: the shipped code then needs none of fp-ts at run time. */
export const left = <L>(value: L): Either<L, never> => ({ _tag: 'Left', left: value });

export const right = <R>(value: R): Either<never, R> => ({ _tag: 'Right', right: value });
