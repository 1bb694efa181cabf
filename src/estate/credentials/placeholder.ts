/** Words that people write for a value that is to come: whole words, because a secret may have one inside by chance. */
const words =
  /^(?:change[-_ ]?(?:me|it|this)|replace[-_ ]?(?:me|this|with.*)?|to[-_ ]?do|tbd|fix[-_ ]?me|place[-_ ]?holder|example|sample|dummy|fake|none|null|nil|n\/?a|empty|undefined|unset|not[-_ ]?set|default|redacted|masked|hidden|secure[-_ ]?string|generated?|insert.*|enter.*|your.*|my.*|some.*|put.*here|\.\.\.)$/i;

/** Marks around a value that is to come: `<password>`, `{your_password}`, `$(secret)`, `__token__`, `#{x}#`, `[key]`. */
const marks = /^(?:<.*>|\$?\{.*\}|\$\(.*\)|\[.*\]|__.*__|#\{.*\}#?|%.*%|@@.*@@|\{\{.*\}\})$/s;

/** One character over and over, as in `xxxx` and `********`, with what separates. */
const repeated = /^(?<one>.)(?:\k<one>|[-_. ])*$/s;

/**
 * Whether a text stands where a value is to come, or says by itself that it is none. Example values that others have
 * published, such as the key of the storage emulator, are known to all.
 */
export const isPlaceholder = (text: string): boolean => {
  const trimmed = text.trim();
  return trimmed === '' || marks.test(trimmed) || words.test(trimmed) || repeated.test(trimmed) || isEmulator(trimmed);
};

/**
 * The keys of the storage and Cosmos DB emulators, by how they begin:
 * https://learn.microsoft.com/azure/storage/common/storage-use-azurite,
 * https://learn.microsoft.com/azure/cosmos-db/emulator
 */
const isEmulator = (text: string): boolean => /^(?:Eby8vdM0|C2y6yDjf5)/.test(text);
