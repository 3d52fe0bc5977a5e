/** A catalogue that says in another language everything that the English one says. */
export type Translation<English> = { readonly [Key in keyof English]: string };
