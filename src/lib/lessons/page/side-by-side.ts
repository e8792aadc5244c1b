import type { WorldParameters } from '../../synthesis/parameters/world.ts';
import type { Again, Lesson, Prediction, Settings, SettingSpec, SettingSpecs } from '../lesson.ts';
import { liveComparison } from './live-comparison.ts';
import { liveFigure, type LiveFigure } from './live-figure.ts';
import { predictedValue } from './prediction-text.ts';

/** One state of a lesson whose truth is open. */
interface Opened {
	readonly lesson: Lesson;
	readonly specs: SettingSpecs;
	readonly settings: Settings;
	readonly answer: unknown;
	readonly truth: unknown;
	readonly world: WorldParameters;
	readonly prediction: Prediction;
	/** As committed; null or undefined where there is none, or where none was asked for. */
	readonly predicted: string | null | undefined;
}

/** A figure that needs the truth. */
interface TruthFigure {
	readonly id: string;
	readonly name: string;
	readonly method: string | null;
	readonly live: LiveFigure;
}

/** What the part that makes other registries needs. */
interface AgainParts {
	readonly part: Again;
	readonly spec: SettingSpec & { readonly kind: 'range' };
	readonly own: { readonly value: string; readonly made: unknown };
}

/** Everything that is shown once the truth is open. */
export interface SideBySide {
	readonly figure: LiveFigure;
	readonly verdict: readonly string[];
	readonly more: readonly TruthFigure[];
	/** Null for a lesson without such a part. */
	readonly again: AgainParts | null;
}

/** Naive, careful and true answer side by side, and where the prediction fell. */
export function sideBySide(opened: Opened): SideBySide {
	const { lesson, settings, answer, truth } = opened;
	const asked = lesson.predicts?.(settings) ?? true;
	const predicted = asked ? (opened.predicted ?? null) : null;
	return {
		figure: liveComparison(opened, predictedValue(opened.prediction, predicted)),
		verdict: lesson.verdict(answer, truth, settings, predicted),
		more: (lesson.truthFigures ?? []).map((figure) => ({
			id: figure.id,
			name: figure.name,
			method: figure.methods[0] ?? null,
			live: liveFigure(figure, { answer, truth }, settings),
		})),
		again: againOf(opened),
	};
}

function againOf({ lesson, specs, answer, truth, world }: Opened): AgainParts | null {
	const part = lesson.again;
	const spec = part === undefined ? undefined : specs[part.setting];
	if (part === undefined || spec?.kind !== 'range') return null;
	return { part, spec, own: part.own(answer, truth, world) };
}
