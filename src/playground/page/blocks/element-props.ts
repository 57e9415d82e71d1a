import type { Json } from '../../protocol.js';

/** What an input block says of the element in it. */
export interface InputProps {
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly isRequired: boolean;
  readonly isInvalid: boolean;
  /** Tells the app of every change. */
  readonly sends: boolean;
}

export interface ElementProps {
  readonly blockId: string;
  readonly element: Json;
  /** Missing for an element of an actions block or a section: then every change is an action. */
  readonly input?: InputProps;
}
