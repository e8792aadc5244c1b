import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/lib/figures/index.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { SCREEN } from '../../src/lib/plot/themes.ts';
import { frozenResults, viewOf } from './frozen-results.ts';

const FOLDER = new URL('../golden/', import.meta.url);
const NARROW = 358;

/** One element a line and no more than two decimals, so that a change can be read. */
function normalised(svg: string): string {
	return `${svg
		.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(2))))
		.replace(/>(?=<)/g, '>\n')}\n`;
}

test('every figure has a frozen result', () => {
	expect(new Set(frozenResults.map(({ figure }) => figure.id))).toEqual(
		new Set(catalogue.map(({ id }) => id)),
	);
});

for (const frozen of frozenResults)
	for (const width of [NARROW, frozen.figure.wide ? 1180 : 560])
		test(`${frozen.name} at ${width} px is as it was`, () => {
			const view = viewOf(frozen);
			const svg = frozen.figure.chart(view, {
				document: nodeDocument(),
				width,
				theme: SCREEN,
				idPrefix: `golden-${frozen.figure.id}`,
			});
			const drawn = normalised(svg?.outerHTML ?? '');
			const golden = new URL(`${frozen.name}-${width}.svg`, FOLDER);
			const changed = new URL(`${frozen.name}-${width}-changed.svg`, FOLDER);
			if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(golden, drawn);
			const same = existsSync(golden) && readFileSync(golden, 'utf8') === drawn;
			if (same) rmSync(changed, { force: true });
			else writeFileSync(changed, drawn);
			expect(same, `${changed.pathname} differs; UPDATE_GOLDEN=1 accepts it`).toBe(true);
		});
