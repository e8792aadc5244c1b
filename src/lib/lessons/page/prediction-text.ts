import { decimal } from '../../domain/format.ts';
import type { Prediction } from '../lesson.ts';

type Slider = Prediction & { readonly kind: 'slider' };

/** A value of the slider as it is read, to the digits of its step: "36 %", "+12 points", "1.1 times as high". */
export function sliderText({ low, step, unit }: Slider, value: number): string {
	const decimals = /\.(\d+)$/.exec(String(step))?.[1]?.length ?? 0;
	const number = decimal(value, decimals);
	return `${low < 0 && value > 0 ? '+' : ''}${number}\u202f${unit}`;
}

/** A prediction as it is read: a slid value, or the words of a choice. */
export function predictionText(prediction: Prediction, value: string): string {
	if (prediction.kind === 'choice')
		return prediction.options.find((option) => option.value === value)?.label ?? value;
	return sliderText(prediction, Number(value));
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
