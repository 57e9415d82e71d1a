/** A page to read. */
export interface Link {
  readonly title: string;
  readonly url: string;
}
