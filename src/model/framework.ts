/** A set of controls that auditors count by, such as a benchmark. */
export interface Framework {
  readonly name: string;
  readonly publisher: string;
  readonly url: string;
  /** The versions whose controls these are, newest first. A control is called by its id in the first. */
  readonly versions: readonly string[];
  /** By id, in the order of the framework. */
  readonly controls: Readonly<Record<string, Control>>;
}

/** One demand of a framework. */
export interface Control {
  /** What it demands, in a few words of our own. */
  readonly title: string;
  readonly url?: string;
  /** Its id in older versions, where that is another. */
  readonly formerly?: Readonly<Record<string, string>>;
}
