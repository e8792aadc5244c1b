import { decimal } from '../../domain/format.ts';
import type { Prediction } from '../lesson.ts';

/** A prediction as it is read: "36 %", "+12 points", the words of a choice. */
export function predictionText(prediction: Prediction, value: string): string {
	if (prediction.kind === 'choice')
		return prediction.options.find((option) => option.value === value)?.label ?? value;
	const number = Number(value);
	const signed = prediction.low < 0 && number > 0 ? `+${decimal(number)}` : decimal(number);
	return `${signed}\u202f${prediction.unit}`;
}

/** A slid prediction on the scale of the comparison; null for a choice, or when it was skipped. */
export function predictedValue(
	prediction: Prediction,
	value: string | null | undefined,
): number | null {
	if (prediction.kind !== 'slider' || value == null) return null;
	const number = Number(value);
	return Number.isFinite(number) ? number * prediction.perUnit : null;
}
