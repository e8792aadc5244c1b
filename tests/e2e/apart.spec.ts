import { figure, openNumbers, rowsOf } from './page-parts.ts';
import { expect, test } from './site.ts';
import { settled } from './waiting.ts';

const WORKER = /task-worker/;

test('what takes long is worked out in a worker, and its figure comes when it is done', async ({
	page,
}) => {
	const workers: string[] = [];
	page.on('worker', (worker) => workers.push(worker.url()));
	await page.goto('./survival/?v=1');
	await settled(page);
	expect(workers.filter((url) => WORKER.test(url))).toEqual([]);
	const forest = figure(page, 'subgroup-forest');
	await forest.getByLabel('Show').selectOption('contrast');
	await expect(forest.getByRole('heading')).toContainText(
		'Adjusted difference in survival by activation at minute 10: +13 points',
	);
	await settled(page);
	expect(workers.filter((url) => WORKER.test(url))).toHaveLength(1);
	await expect(page).toHaveURL(/subgroup-forest\.show=contrast/);
	const rows = await rowsOf(await openNumbers(page, 'subgroup-forest'));
	expect(rows[0]?.slice(0, 2)).toEqual(['All', 'All eligible arrests']);
	expect(rows.length).toBeGreaterThan(70);
});

test('without that worker the page works it out itself, and the answer is the same', async ({
	page,
	anotherReader,
	expected,
}) => {
	expected.push(/task-worker/, /ERR_FAILED/);
	const address = './survival/?v=1&subgroup-forest.show=contrast&competing-outcomes.by=age_group';
	const other = await anotherReader();
	await other.goto(address);
	await settled(other);
	await page.route(WORKER, (route) => route.abort());
	await page.goto(address);
	await settled(page);
	for (const id of ['subgroup-forest', 'competing-outcomes']) {
		const rows = await rowsOf(await openNumbers(page, id));
		expect(rows).toEqual(await rowsOf(await openNumbers(other, id)));
		expect(await figure(page, id).getByRole('heading').textContent()).toBe(
			await figure(other, id).getByRole('heading').textContent(),
		);
	}
});
