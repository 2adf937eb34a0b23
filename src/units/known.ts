/**
 * The named fields of a loose zod object, read-only, without its index signature: unknown extra
 * fields survive on the value, but reading one takes a deliberate step rather than a typing slip.
 */
export type Known<T> = { readonly [K in keyof T as string extends K ? never : K]: T[K] };
