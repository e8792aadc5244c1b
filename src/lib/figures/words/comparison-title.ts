import { joined } from '../../domain/format.ts';
import { sayFinding, shareInTitle, type Finding, type Naming } from './finding.ts';

/** Age classes as a title says them of runs. */
const OF_RUNS: Readonly<Record<string, string>> = {
	neonate: 'neonatal',
	paediatric: 'paediatric',
	adult: 'adult',
};

/** Characters after which findings by age class are left to the drawing. */
const LONGEST = 150;

/** What a title is made of: one finding, or one per age class. */
export interface ComparisonWords {
	/** "Survival to discharge". */
	readonly subject: string;
	/** "arrest setting". */
	readonly by: string;
	readonly naming: Naming;
	readonly confidenceLevel: number;
	readonly parts: readonly { readonly ageClass: string | null; readonly finding: Finding }[];
}

/**
 * A title that says what was found, and no more: "Survival to discharge was higher in hospital, 42 % (41–44), than out
 * of hospital, 19 % (17–21)"; by age class, the classes with the same finding together.
 */
export function comparisonTitle({
	subject,
	by,
	naming,
	confidenceLevel,
	parts,
}: ComparisonWords): string {
	const plain = `${subject} by ${by}`;
	const [only] = parts;
	if (parts.length <= 1) {
		const words =
			only === undefined ? null : sayFinding(only.finding, naming, shareInTitle(confidenceLevel));
		if (only === undefined || words === null) return plain;
		return only.finding.kind === 'no clear difference'
			? `${plain}: ${words}`
			: `${subject} was ${words}`;
	}
	const classesOf = new Map<string, string[]>();
	for (const { ageClass, finding } of parts) {
		const words = sayFinding(finding, naming, null);
		if (words === null) continue;
		const who = OF_RUNS[ageClass ?? ''] ?? ageClass ?? 'other';
		classesOf.set(words, [...(classesOf.get(words) ?? []), who]);
	}
	const clauses = [...classesOf].map(([words, who]) => `${words} in ${joined(who, 'and')} runs`);
	const title = clauses.length === 0 ? plain : `${plain}: ${clauses.join('; ')}`;
	return title.length > LONGEST ? `${plain} and age class` : title;
}
