import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkedView } from '../../data/figures/linked-view.ts';
import { parseFigures } from '../../data/figures/options.ts';
import { renderFigures } from '../../data/figures/render-figures.ts';
import { BadFlag } from '../../data/options.ts';
import { writeRegistry } from '../../data/write-registry.ts';
import { catalogue } from '../../src/lib/figures/index.ts';
import { worldWith } from '../../src/lib/synthesis/parameters/world.ts';
import { readPng } from './read-png.ts';
import { readXml } from './read-xml.ts';

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'figures-'));
	await writeRegistry(
		worldWith({ cases: 1500, seed: 3 }),
		join(folder, 'registry'),
		() => undefined,
	);
});

afterAll(() => rm(folder, { recursive: true }));

describe('the figures of a view, from the command line', () => {
	test('one figure of a link as SVG, PNG and CSV', async () => {
		const out = join(folder, 'one');
		const url = 'https://example.org/x/survival/?dx=sepsis&kaplan-meier.by=setting#kaplan-meier';
		const { files, failures, notices } = await renderFigures(
			parseFigures(['--out', out, '--url', url, '--registry', join(folder, 'registry')]),
			() => undefined,
		);
		expect([failures, notices]).toEqual([[], []]);
		expect((await readdir(out)).toSorted()).toEqual([...files].toSorted());
		expect(files.map((name) => name.replace(/\d{4}-\d{2}-\d{2}/, 'DAY'))).toEqual([
			'synthetic_kaplan-meier_DAY.svg',
			'synthetic_kaplan-meier_DAY.png',
			'synthetic_kaplan-meier_DAY.csv',
		]);
		const [svg = '', png = '', csv = ''] = files.map((name) => join(out, name));
		const text = await readFile(svg, 'utf8');
		expect(readXml(text).name).toBe('svg');
		expect(text).toContain('with sepsis');
		expect(text).toContain('https://example.org/x/survival/?dx=sepsis');
		expect(readPng(await readFile(png)).width).toBe(1584);
		expect(await readFile(csv, 'utf8')).toContain('synthetic');
	});

	test('every figure of a page', async () => {
		const out = join(folder, 'page');
		const { files, failures } = await renderFigures(
			parseFigures(['--out', out, '--url=/resources/', '--registry', join(folder, 'registry')]),
			() => undefined,
		);
		expect(failures).toEqual([]);
		expect(files).toHaveLength(3 * catalogue.filter(({ page }) => page === '/resources').length);
	});
});

test('a link says page, figure, cohort and site; without one every figure is meant', () => {
	expect(linkedView('', 'a').figures).toEqual(catalogue);
	const front = linkedView('https://example.org/x/?setting=ihca', 'a');
	expect(front.site).toBe('https://example.org/x/');
	expect(new Set(front.figures.map(({ page }) => page))).toEqual(new Set(['overview']));
	expect(front.asked.cohort.clauses.setting).toEqual({ kind: 'levels', levels: ['ihca'] });
	expect(linkedView('/centres/?small=show', 'a').asked.choices).toEqual({ small: 'show' });
	expect(linkedView('/?nonsense=1', 'a').notices).toHaveLength(1);
	expect(() => linkedView('/survival/#headline', 'a')).toThrow(BadFlag);
	expect(() => linkedView('/x/data/', 'a')).toThrow(BadFlag);
});

test('flags that cannot be followed are refused', () => {
	for (const args of [
		[],
		['--out'],
		['--out', 'x', '--preset', 'wall'],
		['--out', 'x', '--theme=dark'],
		['--out', 'x', '--speed', '9'],
	])
		expect(() => parseFigures(args), args.join(' ')).toThrow(BadFlag);
});
