import { describe, expect, it } from 'vitest';
import { lessonCatalogue } from '../../src/lib/lessons/index.ts';
import type { Prediction } from '../../src/lib/lessons/lesson.ts';
import { predictionText, sliderText } from '../../src/lib/lessons/page/prediction-text.ts';

type Slider = Prediction & { readonly kind: 'slider' };

const slider = (changes: Partial<Slider>): Slider => ({
	kind: 'slider',
	question: 'How many?',
	low: 0,
	high: 100,
	step: 1,
	initial: 50,
	unit: '%',
	ends: ['none', 'all'],
	perUnit: 0.01,
	...changes,
});

describe('a prediction in words', () => {
	it('is read to the digits of the slider’s step, with the sign of a difference', () => {
		expect(predictionText(slider({}), '36')).toBe('36\u202f%');
		const points = slider({ low: -20, unit: 'points' });
		expect(predictionText(points, '12')).toBe('+12\u202fpoints');
		expect(predictionText(points, '-3')).toBe('\u22123\u202fpoints');
		expect(predictionText(points, '0')).toBe('0\u202fpoints');
		const ratio = slider({ low: 0.4, high: 2.4, step: 0.1, unit: 'times as high' });
		expect(predictionText(ratio, '1.1')).toBe('1.1\u202ftimes as high');
		expect(predictionText(ratio, '1')).toBe('1.0\u202ftimes as high');
	});

	it('tells every place of every lesson’s slider from its neighbours', async () => {
		for (const { facts, lesson } of lessonCatalogue) {
			const { prediction } = await lesson();
			if (prediction.kind !== 'slider') continue;
			const { low, high, step } = prediction;
			const places = Math.round((high - low) / step) + 1;
			const said = Array.from({ length: places }, (_, at) =>
				sliderText(prediction, low + at * step),
			);
			expect(new Set(said).size, facts.id).toBe(places);
		}
	});
});
