import type { Clause } from './clause.ts';
import { ANY, readClause, writeClause } from './clause-url.ts';
import {
	clausesOf,
	DEFAULT_COHORT,
	FILTER_NAMES,
	normaliseCohort,
	type FilterName,
} from './cohort.ts';
import { filterNamed, filterOf } from './filters.ts';
import { Notices, quoted } from './notices.ts';
import { GRAMMAR_VERSION, LONGEST_QUERY } from './view-grammar.ts';
import { offers, type ChoiceSpec, type Chosen, type View, type ViewSpecs } from './view.ts';

/** Most parameters that are read. */
const MOST_PARAMETERS = 200;

export interface EncodeOptions {
	readonly specs: ViewSpecs;
	/** For a link that is to be kept: adds the grammar version and, where given, the data's version. */
	readonly copyLink?: boolean;
	/** Hash of the manifest; its first 8 characters go into a copied link. */
	readonly dataHash?: string;
}

/**
 * A view as the query of a URL, without "?": short names, commas and dots as they are, defaults left out, and so
 * empty for the view the site opens with. Choices that the specs do not know are left out too.
 */
export function encodeView(view: View, options: EncodeOptions): string {
	const { specs, copyLink = false, dataHash } = options;
	const parameters: (readonly [string, string])[] = [
		...cohortParameters(view),
		...choiceParameters('', specs.choices, view.choices),
		...Object.entries(specs.figures).flatMap(([id, figure]) =>
			choiceParameters(`${id}.`, figure, own(view.options, id) ?? {}),
		),
	];
	if (view.world) parameters.push(['world', view.world]);
	if (copyLink) {
		parameters.push(['v', String(GRAMMAR_VERSION)]);
		if (dataHash !== undefined) parameters.push(['data', dataHash.slice(0, 8)]);
	}
	return parameters.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join('&');
}

function cohortParameters(view: View): readonly (readonly [string, string])[] {
	const { clauses } = normaliseCohort(view.cohort);
	return FILTER_NAMES.flatMap((name) => {
		const filter = filterOf(name);
		const write = (clause: Clause | undefined) =>
			clause === undefined ? ANY : writeClause(filter, clause);
		const value = write(clauses[name]);
		return value === write(DEFAULT_COHORT.clauses[name]) ? [] : [[filter.alias, value] as const];
	});
}

function choiceParameters(
	prefix: string,
	specs: Readonly<Record<string, ChoiceSpec>>,
	chosen: Chosen,
): readonly (readonly [string, string])[] {
	return Object.entries(specs).flatMap(([name, spec]) => {
		const value = own(chosen, name);
		return value !== undefined && value !== spec.initial && offers(spec, value)
			? [[prefix + name, value] as const]
			: [];
	});
}

/** Percent-encodes what a query needs encoded, but leaves commas readable. */
function escaped(text: string): string {
	return encodeURIComponent(text).replaceAll('%2C', ',');
}

export interface DecodeOptions {
	readonly specs: ViewSpecs;
	/** Hash of the data on this site, to tell when a link was made on other data. */
	readonly dataHash?: string;
	/** Levels that the data on this site have, of filters whose levels the codebook does not list. */
	readonly codes?: Codes;
}

/** Levels by filter, where only the data know them. */
export type Codes = Readonly<Partial<Record<FilterName, ReadonlySet<string>>>>;

/** A view read from a URL, and a sentence for each thing in it that could not be used. */
export interface DecodedView {
	readonly view: View;
	readonly notices: readonly string[];
}

/**
 * Reads the query of a URL ("?" optional) as a view. Anything unknown, malformed or repeated is left out and said
 * in a notice; nothing is thrown, whatever the text. A filter none of whose values can be used counts as absent.
 */
export function decodeView(search: string, options: DecodeOptions): DecodedView {
	const notices = new Notices();
	const clauses = new Map(clausesOf(DEFAULT_COHORT));
	const choices = new Map<string, string>();
	const figures = new Map<string, Map<string, string>>();
	const seen = new Set<string>();
	let world = '';

	for (const [parameter, value] of parametersOf(search, notices)) {
		const filter = filterNamed(parameter);
		const key = filter ?? parameter;
		if (seen.has(key)) {
			notices.add(`The link gives ${quoted(parameter)} more than once; the first one counts.`);
			continue;
		}
		seen.add(key);
		if (filter !== undefined) {
			const clause = readFilter(filter, value, options.codes?.[filter], notices);
			if (clause === null) clauses.delete(filter);
			else if (clause !== undefined) clauses.set(filter, clause);
		} else if (parameter === 'v') checkVersion(value, notices);
		else if (parameter === 'world') world = value;
		else if (parameter === 'data') checkData(value, options.dataHash, notices);
		else readChoice(parameter, value, options.specs, { choices, figures }, notices);
	}

	const view: View = {
		cohort: normaliseCohort({ clauses: Object.fromEntries(clauses) }),
		choices: Object.fromEntries(choices),
		options: Object.fromEntries(
			[...figures].map(([id, chosen]) => [id, Object.fromEntries(chosen)] as const),
		),
		...(world !== '' && { world }),
	};
	return { view, notices: notices.sentences() };
}

function parametersOf(search: string, notices: Notices): readonly (readonly [string, string])[] {
	if (search.length > LONGEST_QUERY)
		notices.add(`The link is longer than ${LONGEST_QUERY} characters; the rest was left out.`);
	const parameters = [...new URLSearchParams(search.slice(0, LONGEST_QUERY))];
	if (parameters.length > MOST_PARAMETERS)
		notices.add(`The link has more than ${MOST_PARAMETERS} parts; the rest was left out.`);
	return parameters.slice(0, MOST_PARAMETERS);
}

function readFilter(
	name: FilterName,
	value: string,
	codes: ReadonlySet<string> | undefined,
	notices: Notices,
): Clause | null | undefined {
	const filter = filterOf(name);
	const { clause, dropped } = readClause(filter, value, codes);
	for (const part of dropped)
		notices.add(`${filter.label} has no value ${quoted(part)}; it was left out.`);
	if (clause === undefined) {
		const stands = DEFAULT_COHORT.clauses[name] === undefined ? '' : ' and the usual one applies';
		notices.add(`The filter on ${lowerFirst(filter.label)} was left out${stands}.`);
	}
	return clause;
}

function lowerFirst(label: string): string {
	return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function checkVersion(value: string, notices: Notices): void {
	if (!/^\d{1,4}$/.test(value))
		notices.add(`The link names ${quoted(value)} as its version, which is none.`);
	else if (Number(value) > GRAMMAR_VERSION)
		notices.add(
			`The link was made by a newer version of this site (links of version ${Number(value)}, here ${GRAMMAR_VERSION}); parts of it may be missing.`,
		);
}

function checkData(value: string, current: string | undefined, notices: Notices): void {
	if (!/^[0-9a-f]{8}$/.test(value))
		notices.add(`The link names ${quoted(value)} as its data, which is no data version.`);
	else if (current !== undefined && !current.startsWith(value))
		notices.add(
			`The link was made on other data (version ${value}, here ${current.slice(0, 8)}); numbers may differ.`,
		);
}

interface ChosenSoFar {
	readonly choices: Map<string, string>;
	readonly figures: Map<string, Map<string, string>>;
}

function readChoice(
	parameter: string,
	value: string,
	specs: ViewSpecs,
	into: ChosenSoFar,
	notices: Notices,
): void {
	const dot = parameter.indexOf('.');
	const figure = dot < 0 ? null : parameter.slice(0, dot);
	const name = parameter.slice(dot + 1);
	const spec = own(figure === null ? specs.choices : (own(specs.figures, figure) ?? {}), name);
	if (spec === undefined) {
		notices.add(`This site knows nothing called ${quoted(parameter)}; it was left out.`);
	} else if (!offers(spec, value)) {
		notices.add(`${quoted(parameter)} cannot be ${quoted(value)}; it was left out.`);
	} else if (value !== spec.initial) {
		const chosen =
			figure === null ? into.choices : (into.figures.get(figure) ?? new Map<string, string>());
		chosen.set(name, value);
		if (figure !== null) into.figures.set(figure, chosen);
	}
}

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}
