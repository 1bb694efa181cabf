import type { Setting } from '../model/setting.js';

/** Every text that a setting can have. */
export function termsOf(setting: Setting<string>): readonly string[] {
  const settled = setting.kind === 'depends' ? setting.cases.map((one) => one.is) : [setting];
  return settled.flatMap((one) => (one.kind === 'unknown' ? [] : [one.value]));
}
