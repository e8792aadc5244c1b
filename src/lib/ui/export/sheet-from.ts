import { count } from '../../domain/format.ts';
import { SYNTHETIC_MARK } from '../../export/mark.ts';
import { shortAlternative } from '../../export/words/alternative-text.ts';
import { citationOf } from '../../export/words/citation.ts';
import type { NativeChart, Sheet } from '../../export/sheet.ts';
import type { OptionValues, View } from '../../figures/figure.ts';
import type { Drawing } from '../../plot/drawing.ts';
import type { Place } from './place.ts';

/** What a figure of any page says of itself when it is exported. */
interface SheetParts extends Pick<Place, 'facts' | 'date'>, Pick<Sheet, 'filters' | 'tables'> {
	readonly id: string;
	/** Short name. */
	readonly name: string;
	/** Its words, after the small-cell rule. */
	readonly view: View;
	/** The cohort in one sentence. */
	readonly cohort: string;
	/** Reopens what is shown. */
	readonly link: string;
	/** Called only when the view is not empty. */
	readonly draw: (drawing: Drawing) => SVGSVGElement | null;
	readonly native: NativeChart | null;
	readonly methods: readonly string[];
	/** 0 to 1. */
	readonly confidenceLevel: number;
	readonly options: OptionValues;
	readonly sql: readonly string[];
}

/** A figure with all that marks it: of which registry it is, that it is synthetic, and how to cite it. */
export function sheetFrom({ facts, view, draw, ...own }: SheetParts): Sheet {
	const { title, source, mark } = marksOf(facts, view.title);
	const version = versionOf(facts);
	const { id, link, date } = own;
	const { subtitle, n, notes, empty, table } = view;
	return {
		...own,
		title,
		subtitle,
		n,
		notes,
		alt: shortAlternative({ id, title, n, empty, table }),
		description: empty ?? view.description,
		source,
		mark,
		citation: citationOf({ id, title: view.title, version, link, date }),
		table: {
			caption: table.caption,
			columns: table.columns,
			rows: table.rows.map((row) => row.map(({ text, value }) => ({ text, value }))),
		},
		empty,
		draw: empty === null ? draw : null,
	};
}

/** What marks everything that leaves the building: whose registry it is in the title, which one, and that it is synthetic. */
export function marksOf(
	facts: Place['facts'],
	title: string,
): { readonly title: string; readonly source: string; readonly mark: string } {
	const { whatIf, cases, snapshot } = facts;
	return {
		title: `Simulated ${whatIf === undefined ? '' : 'what-if '}registry: ${title}`,
		source: `Lowflow synthetic registry, ${versionOf(facts)}; ${count(cases)} eligible arrests to the ${snapshot}.`,
		mark: whatIf === undefined ? SYNTHETIC_MARK : `${SYNTHETIC_MARK} What-if registry: ${whatIf}.`,
	};
}

function versionOf({
	whatIf,
	schemaVersion,
	generatorVersion,
	seed,
	hash,
}: Place['facts']): string {
	const world = whatIf === undefined ? '' : `what-if registry (${whatIf}), `;
	return `${world}schema ${schemaVersion}, generator ${generatorVersion}, seed ${seed}, SHA-256 ${hash.slice(0, 16)}`;
}
