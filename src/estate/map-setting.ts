import type { Setting, Settled } from '../model/setting.js';

/** What a value becomes, or why nobody can say. */
export type Mapped<B> = { readonly value: B } | { readonly because: string };

/** The setting with another value: every case on its own, the unknown ones as they are. */
export function mapSetting<A, B>(setting: Setting<A>, to: (value: A) => Mapped<B>): Setting<B> {
  const one = (settled: Settled<A>): Settled<B> => {
    if (settled.kind === 'unknown') return settled;
    const { at, trail, kind } = settled;
    const mapped = to(settled.value);
    return 'because' in mapped
      ? { kind: 'unknown', because: mapped.because, at, trail }
      : { kind, value: mapped.value, at, trail };
  };
  if (setting.kind !== 'depends') return one(setting);
  return { kind: 'depends', cases: setting.cases.map(({ when, is }) => ({ when, is: one(is) })) };
}
