import type { Setting, Settled } from '../model/setting.js';

/** The setting with another value: every case on its own, the unknown ones as they are. Undefined becomes unknown. */
export function mapSetting<A, B>(setting: Setting<A>, to: (value: A) => B | undefined, because: string): Setting<B> {
  const one = (settled: Settled<A>): Settled<B> => {
    if (settled.kind === 'unknown') return settled;
    const value = to(settled.value);
    if (value !== undefined) return { ...settled, value };
    return { kind: 'unknown', because, at: settled.at, trail: settled.trail };
  };
  if (setting.kind !== 'depends') return one(setting);
  return { kind: 'depends', cases: setting.cases.map(({ when, is }) => ({ when, is: one(is) })) };
}
