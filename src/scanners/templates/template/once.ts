/** Worked out when something asks, and once. What asks for itself while it is being worked out gets `circular`. */
export function once<T>(make: () => T, circular: () => T): () => T {
  let state: { readonly value: T } | 'busy' | undefined;
  return () => {
    if (state === 'busy') return circular();
    if (state !== undefined) return state.value;
    state = 'busy';
    const value = make();
    state = { value };
    return value;
  };
}
