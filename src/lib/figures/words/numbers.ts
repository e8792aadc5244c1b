import { counted, withUnit } from '../../domain/format.ts';

/** "1 run", "4,812 runs". */
export function runs(value: number): string {
	return counted(value, 'run', 'runs');
}

/** "95 %" for 0.95, "99.8 %" for 0.998: a confidence level. */
export function levelText(confidenceLevel: number): string {
	return withUnit(String(Number((confidenceLevel * 100).toFixed(2))), '%');
}
