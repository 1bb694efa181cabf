import type { Result } from '@microsoft/sarif';
import type { Severity } from '../../model/finding.js';

/**
 * How GitHub ranks an alert: above 9.0 critical, from 7.0 high, from 4.0 medium, else low. Each is the middle of its band.
 * https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export const securitySeverity: Readonly<Record<Severity, string | undefined>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  note: undefined,
};

export const sarifLevel: Readonly<Record<Severity, NonNullable<Result['level']>>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  note: 'note',
};
