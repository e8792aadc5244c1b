import { DEFAULT_COHORT } from '../../src/lib/domain/cohort.ts';
import type { Engine } from '../../src/lib/db/engine.ts';
import { nodeEngine } from '../../src/lib/db/node-engine.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { presentFigures } from '../../src/lib/ui/board/figure-painter.ts';
import type { TableTwin } from '../../src/lib/figures/figure.ts';
import type { Click } from './clicks.ts';

const FIGURES = catalogue.filter(({ page }) => page === 'overview');

/** What a page must have answered to each click: the texts of every figure's table, hashed as the probe does. */
export type Reference = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Answers the views of some clicks in this process, each figure by a statement of its own. */
export async function referenceFor(registry: string, clicks: readonly Click[]): Promise<Reference> {
	const engine = await nodeEngine({ registry });
	try {
		const answers = new Map<string, Readonly<Record<string, string>>>();
		for (const { view, cohort } of [{ view: '', cohort: DEFAULT_COHORT }, ...clicks])
			if (!answers.has(view)) answers.set(view, await answersTo(engine, { view, cohort }));
		return answers;
	} finally {
		await engine.close();
	}
}

async function answersTo(engine: Engine, { view, cohort }: Pick<Click, 'view' | 'cohort'>) {
	const asked = { cohort, options: {}, cohortKey: view };
	const hashes: Record<string, string> = {};
	for (const figure of FIGURES) {
		const presented = await presentFigures([figure], engine, asked);
		hashes[figure.id] = hashedTable(presented.view(figure.id).table);
	}
	return hashes;
}

function hashedTable({ columns, rows }: TableTwin): string {
	const lines = [
		columns.map(({ label }) => label.trim()),
		...rows.map((row) => row.map(({ text }) => text.trim())),
	];
	return hashed(lines.map((line) => line.join('|')).join('\n'));
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function hashed(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The figures of a page whose answer to a click is not the reference's, as "view: figure". */
export function differences(
	reference: Reference,
	made: readonly { readonly view: string; readonly answers: Readonly<Record<string, string>> }[],
): string[] {
	return made.flatMap(({ view, answers }) =>
		Object.entries(reference.get(view) ?? {}).flatMap(([figure, hash]) =>
			answers[figure] === hash ? [] : [`${view || 'default'}: ${figure}`],
		),
	);
}
