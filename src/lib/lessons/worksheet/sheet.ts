import { STUDY_TYPES, type StudyType } from './questions.ts';

export const VERDICTS = ['', 'yes', 'partly', 'no', 'unclear'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
	'': 'Not answered',
	yes: 'No concern',
	partly: 'Some concern',
	no: 'Serious concern',
	unclear: 'Cannot tell',
};

export const CERTAINTIES = ['', 'high', 'moderate', 'low', 'very low'] as const;
export const MEASURES = ['risk ratio', 'odds ratio', 'risk difference'] as const;

/** What a reader wrote in words, by field. */
export const FIELDS = {
	paper: 'Paper',
	question: 'Question (patients, intervention, comparison, outcome)',
	finding: 'What it found',
	bottomLine: 'Bottom line',
	mine: 'What I will do, for whom',
	appraiser: 'Appraised by',
} as const;
export type FieldName = keyof typeof FIELDS;

/** A filled worksheet. Plain JSON. */
export interface Worksheet {
	readonly type: string;
	readonly fields: Readonly<Record<FieldName, string>>;
	readonly answers: Readonly<Record<string, { readonly verdict: Verdict; readonly note: string }>>;
	readonly certainty: (typeof CERTAINTIES)[number];
	/** As typed; per cent, and the effect in its own unit (points for a difference). */
	readonly effect: {
		readonly measure: (typeof MEASURES)[number];
		readonly baseline: string;
		readonly value: string;
		readonly lower: string;
		readonly upper: string;
	};
}

export const EMPTY: Worksheet = {
	type: STUDY_TYPES[0]?.id ?? '',
	fields: { paper: '', question: '', finding: '', bottomLine: '', mine: '', appraiser: '' },
	answers: {},
	certainty: '',
	effect: { measure: 'risk ratio', baseline: '', value: '', lower: '', upper: '' },
};

/** The kind of study of a sheet. */
export function typeOf(sheet: Pick<Worksheet, 'type'>): StudyType {
	const found = STUDY_TYPES.find(({ id }) => id === sheet.type) ?? STUDY_TYPES[0];
	if (found === undefined) throw new RangeError('There is no kind of study.');
	return found;
}

const VERSION = 1;

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}

const words = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 20_000) : '');

function oneOf<Value extends string>(
	values: readonly Value[],
	value: unknown,
	other: Value,
): Value {
	return values.find((each) => each === value) ?? other;
}

/** A sheet as the file a reader may save and read back. */
export function sheetText(sheet: Worksheet): string {
	return `${JSON.stringify({ lowflow: 'worksheet', version: VERSION, ...sheet }, null, '\t')}\n`;
}

/**
 * Reads a sheet back; what is malformed in it is left out.
 * Throws RangeError, in words for the reader, for a text that is no worksheet of ours.
 */
export function sheetFrom(text: string): Worksheet {
	let read: Record<string, unknown>;
	try {
		read = record(JSON.parse(text));
	} catch (cause) {
		throw new RangeError('This is not a JSON file. The sheet on the page stays as it was.', {
			cause,
		});
	}
	if (read['lowflow'] !== 'worksheet' || read['version'] !== VERSION)
		throw new RangeError(
			'This file is not a worksheet saved here. The sheet on the page stays as it was.',
		);
	const fields = record(read['fields']);
	const effect = record(read['effect']);
	return {
		type: typeOf({ type: words(read['type']) }).id,
		fields: Object.fromEntries(
			Object.keys(FIELDS).map((name) => [name, words(fields[name])]),
		) as Record<FieldName, string>,
		answers: Object.fromEntries(
			Object.entries(record(read['answers'])).map(([id, each]) => {
				const { verdict, note } = record(each);
				return [id, { verdict: oneOf(VERDICTS, verdict, ''), note: words(note) }];
			}),
		),
		certainty: oneOf(CERTAINTIES, read['certainty'], ''),
		effect: {
			measure: oneOf(MEASURES, effect['measure'], 'risk ratio'),
			baseline: words(effect['baseline']),
			value: words(effect['value']),
			lower: words(effect['lower']),
			upper: words(effect['upper']),
		},
	};
}
