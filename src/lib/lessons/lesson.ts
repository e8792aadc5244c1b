import type { OptionValues, View } from '../figures/figure.ts';
import type { Drawing } from '../plot/drawing.ts';
import type { MethodId } from '../stats/methods.ts';
import type { WorldParameters } from '../synthesis/parameters/world.ts';
import type { AnswerKey } from './data/answer-key.ts';
import type { ExtractName, LessonData } from './data/lesson-data.ts';
import type { Estimated } from './methods/estimates.ts';
import type { SourceName } from './sources.ts';

/** What the index and the page's head say of a lesson: light enough to be listed. */
export interface LessonFacts {
	/** As in the address: `/learn/<id>/`. */
	readonly id: string;
	/** 1 to 14. */
	readonly number: number;
	readonly title: string;
	/** The question of appraisal it answers, as a reader of a paper would ask it. */
	readonly question: string;
	/** Minutes it takes. */
	readonly minutes: number;
	/** Domains of appraisal tools it teaches: "ROBINS-I: confounding". */
	readonly domains: readonly string[];
}

/** A paragraph, or a list. `**bold**` and `*italic*` are set as such; nothing else is markup. */
export type Block = string | { readonly list: readonly string[] };

/** A choice or a number the reader sets in the look; written to the address as `<name>=<value>`. */
export type SettingSpec =
	| {
			readonly kind: 'choice';
			readonly label: string;
			/** What the choice does, one sentence. */
			readonly help?: string;
			readonly values: readonly { readonly value: string; readonly label: string }[];
			readonly initial: string;
			/** Changes only what is drawn of the answer: nothing is computed anew. */
			readonly drawnOnly?: true;
	  }
	| {
			readonly kind: 'range';
			readonly label: string;
			readonly help?: string;
			readonly low: number;
			readonly high: number;
			readonly step: number;
			readonly initial: string;
			readonly unit: string;
			readonly drawnOnly?: true;
			/** Moved after the reveal: each value is a registry of its own, made when it is asked for (see `Again`). */
			readonly anew?: true;
	  };

export type SettingSpecs = Readonly<Record<string, SettingSpec>>;

/** The chosen value of every setting. */
export type Settings = OptionValues;

/** What the reader is asked to predict before looking. */
export type Prediction =
	| {
			readonly kind: 'slider';
			readonly question: string;
			readonly low: number;
			readonly high: number;
			readonly step: number;
			/** Where the slider stands first; it is no answer until it is committed. */
			readonly initial: number;
			/** Behind the number: "%", "points". */
			readonly unit: string;
			/** Words at both ends. */
			readonly ends: readonly [low: string, high: string];
			/** One unit of the slider on the scale of the comparison: 0.01 for per cent. */
			readonly perUnit: number;
	  }
	| {
			readonly kind: 'choice';
			readonly question: string;
			readonly options: readonly { readonly value: string; readonly label: string }[];
	  };

/** One question of "check yourself". Exactly one option is right; every option says why it is or is not. */
export interface QuizQuestion {
	readonly ask: string;
	readonly options: readonly {
		readonly text: string;
		readonly right?: true;
		readonly why: string;
	}[];
}

/** The fixed words of a lesson, apart from its code. */
export interface LessonText {
	/** The claim as it would stand in an abstract, invented for the lesson and said to be so. */
	readonly claim: string;
	/** Who says it and what a reader must know before. */
	readonly scenario: readonly Block[];
	/** Before the first figure of the look. */
	readonly look: readonly Block[];
	/** Before the truth is opened: what is about to be compared. */
	readonly reveal: readonly Block[];
	/** The one sentence to ask of a real paper, and what goes with it. */
	readonly soWhat: { readonly sentence: string; readonly blocks: readonly Block[] };
	readonly quiz: readonly QuizQuestion[];
	/** What the analyses of this lesson show in a world without benefit, as measured; left out where it adds nothing. */
	readonly noBenefit?: string;
	/** How missing values are handled in this lesson, one or two sentences. */
	readonly missing: string;
	/** Real papers, and what each is here for. */
	readonly sources: readonly { readonly source: SourceName; readonly note: string }[];
	/** For whoever teaches it: what to ask the room, where it goes wrong. */
	readonly instructor: readonly Block[];
}

/** One row of the comparison of the reveal. */
export interface EstimateRow extends Estimated {
	readonly label: string;
	/** Who or what it is of, in a few words. */
	readonly detail?: string;
	readonly role: 'naive' | 'careful' | 'other';
	/** The truth this row is held against, where it is another than that of the comparison: "among the activated". */
	readonly truth?: TrueValue;
}

/** What stands side by side at the reveal, on one scale. */
export interface Comparison {
	/** Shares of 0 to 1, differences of such shares, or ratios. */
	readonly scale: 'share' | 'difference' | 'ratio';
	/** What the numbers are: "Survival to discharge", "Difference in survival to discharge". */
	readonly measure: string;
	readonly subtitle: string;
	readonly rows: readonly EstimateRow[];
	readonly notes: readonly string[];
	/** The rows answer other questions than the truth: their distance from it is said, not called an error. */
	readonly apart?: true;
	/** Words at either side of zero (or one). */
	readonly sides?: readonly [below: string, above: string];
	readonly n: { readonly cohort: number; readonly used: number };
}

/** The true value against which the rows of a comparison are held, once revealed. */
export interface TrueValue {
	/** "If ECPR were activated in all". */
	readonly label: string;
	readonly value: number;
}

/** What lesson figures are told beside the answer. */
export interface LessonContext {
	readonly settings: Settings;
	/** 0 to 1. */
	readonly confidenceLevel: number;
}

/** A figure of the look. The view is that of any figure, so that it exports as any figure does. */
export interface LessonFigure<Answer = unknown, Drawn = unknown> {
	/** Unique in the lesson; in the page it is prefixed by the lesson's. */
	readonly id: string;
	readonly name: string;
	readonly methods: readonly MethodId[];
	present(answer: Answer, context: LessonContext): View<Drawn>;
	/** One bare `<svg>`; null when `view.empty`. */
	chart(view: View<Drawn>, drawing: Drawing): SVGSVGElement | null;
}

/**
 * What a lesson computes. Pure: the build, the tests, the benchmark and a worker of the page run the same code.
 * Answers and truths are plain JSON.
 */
export interface LessonAnalysis<Answer = unknown, Truth = unknown, Made = unknown> {
	readonly needs: readonly ExtractName[];
	analyse(data: LessonData, settings: Settings): Answer;
	/** What only the answer key knows; called at the reveal. */
	reveal(data: LessonData, key: AnswerKey, settings: Settings): Truth;
	/**
	 * Makes another registry, from the same seed in the same world but for the setting that is moved anew, and
	 * analyses it with its truth. `onShare` hears how much is done, 0 to 1.
	 */
	again?(
		world: WorldParameters,
		settings: Settings,
		onShare: (share: number) => void,
	): Promise<Made>;
}

/** Other registries of the same seed, made live after the reveal, one for each value of a setting. */
export interface Again<Answer = unknown, Truth = unknown, Made = unknown> {
	/** Name of the setting, a range that is `anew`. */
	readonly setting: string;
	readonly title: string;
	readonly blocks: readonly Block[];
	/** What the registry on the page itself gives, from its answer and truth: no second run is needed for it. */
	own(answer: Answer, truth: Truth, world: WorldParameters): { value: string; made: Made };
	/** Draws those made so far, in the order of the values. */
	readonly figure: LessonFigure<readonly Made[]>;
	/** What one of them shows, in words with its numbers. */
	words(made: Made): readonly string[];
	/** "× 2": a value of the setting as the page names it. */
	valueText(value: string): string;
}

/** A lesson: its words, its figures, and what stands side by side at the reveal. Knows neither Svelte nor the page. */
export interface Lesson<Answer = unknown, Truth = unknown, Made = unknown> {
	readonly facts: LessonFacts;
	readonly text: LessonText;
	readonly prediction: Prediction;
	readonly settings: SettingSpecs;
	readonly figures: readonly LessonFigure<Answer>[];
	/** What the figures of the look show, in words with their numbers: one paragraph after each figure, the rest after the last. */
	reading(answer: Answer, settings: Settings): readonly string[];
	comparison(answer: Answer, settings: Settings, truth: Truth | null): Comparison;
	/** Null where no truth is known or none can be marked. */
	trueValue(truth: Truth, settings: Settings): TrueValue | null;
	/** Whether the prediction was about what these settings show; always, if left out. */
	predicts?(settings: Settings): boolean;
	/** What the reveal shows, in words with its numbers. `predicted` is in the unit of the prediction, null if skipped. */
	verdict(
		answer: Answer,
		truth: Truth,
		settings: Settings,
		predicted: string | null,
	): readonly string[];
	/** Figures that need the truth, shown under the comparison. */
	readonly truthFigures?: readonly LessonFigure<{
		readonly answer: Answer;
		readonly truth: Truth;
	}>[];
	/** A parameter of the registry to move after the reveal. */
	readonly again?: Again<Answer, Truth, Made>;
}
