/** An enum of the API: its name in the metadata, and its members as a person would spell them. */
export type EnumType = {
  name: string;
  /** In their order: `In Review`, a blank for none. */
  members: readonly string[];
  /** The number of each, where they are not counted from 0. */
  values?: readonly number[];
};
