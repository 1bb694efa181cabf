/** The versions of providers that a configuration runs with. */
export interface Versions {
  /** Whether the version of a provider is this one or newer: the one that is locked, else the newest that is allowed. */
  isAtLeast(provider: string, version: string): boolean;
  /** Whether nothing but newer ones is known: no constraint and no lock tells. */
  isKnown(provider: string): boolean;
}
