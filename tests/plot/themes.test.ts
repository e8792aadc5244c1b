import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DARK, GREY, LIGHT, SCREEN, SEQUENCE_STEPS } from '../../src/lib/plot/themes.ts';
import { contrast } from './colours.ts';

describe.each([LIGHT, DARK, GREY])('$name', (theme) => {
	test('text reads on paper', () => {
		expect(contrast(theme.ink, theme.paper)).toBeGreaterThanOrEqual(7);
		expect(contrast(theme.softInk, theme.paper)).toBeGreaterThanOrEqual(4.5);
	});

	test('marks stand out from paper', () => {
		const marks = [theme.survived, theme.died, theme.first, theme.second, ...theme.groups];
		for (const mark of marks) expect(contrast(mark, theme.paper), mark).toBeGreaterThanOrEqual(3);
	});

	test('series named in their own colour can be read', () => {
		const named = [theme.survived, theme.first, theme.second];
		for (const mark of named) expect(contrast(mark, theme.paper), mark).toBeGreaterThanOrEqual(4.5);
	});

	test('labels read on every step of the heat map', () => {
		expect(theme.sequence.length).toBe(SEQUENCE_STEPS);
		for (const { fill, ink } of theme.sequence)
			expect(contrast(fill, ink), `${ink} on ${fill}`).toBeGreaterThanOrEqual(4.5);
	});

	test('steps go one way, each apart from the one before', () => {
		const fromPaper = theme.sequence.map(({ fill }) => contrast(fill, theme.paper));
		fromPaper
			.slice(1)
			.forEach((step, at) => expect(step / (fromPaper[at] ?? 1)).toBeGreaterThan(1.15));
	});
});

/** Custom properties of the first rule whose selector ends so. */
function properties(css: string, selector: string): ReadonlyMap<string, string> {
	const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
	return new Map(
		[...block.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
			name,
			value,
		]),
	);
}

describe('the page defines what drawings on screen use', () => {
	const css = readFileSync(new URL('../../src/app.css', import.meta.url), 'utf8');
	test.each([
		[LIGHT, '\n:root'],
		[DARK, ":root[data-appearance='dark']"],
	] as const)('$name', (theme, selector) => {
		const defined = properties(css, selector);
		const flat = (of: typeof theme): string[] => [
			of.paper,
			of.ink,
			of.softInk,
			of.rule,
			of.survived,
			of.died,
			of.first,
			of.second,
			of.accent,
			...of.sequence.flatMap(({ fill, ink }) => [fill, ink]),
			...of.groups,
		];
		const literals = flat(theme);
		const tokens = flat(SCREEN);
		expect(tokens.map((token) => defined.get(token.slice(4, -1)))).toEqual(literals);
	});
});
