import { expect, test } from './site.ts';

const PAGES = ['', 'data/', 'methods/'];

test('every page carries its own policy as a header, the same as in the page but for framing', async ({
	request,
}) => {
	const policies = new Set<string>();
	for (const path of PAGES) {
		const answer = await request.get(`./${path}`);
		const policy = answer.headers()['content-security-policy'] ?? '';
		policies.add(policy);
		const directives = new Map(
			policy.split(';').map((directive) => {
				const [name = '', ...values] = directive.trim().split(/\s+/);
				return [name, values] as const;
			}),
		);
		expect(directives.get('default-src'), path).toEqual(["'none'"]);
		expect(directives.get('frame-ancestors'), path).toEqual(["'none'"]);
		expect(directives.get('connect-src'), path).toEqual(["'self'"]);
		for (const value of directives.get('script-src') ?? ['none'])
			expect(value, `${path} script-src`).toMatch(/^('self'|'sha256-[\w+/=]+')$/);
		expect(policy, path).not.toMatch(/unsafe-eval/);
		expect(answer.headers()['x-content-type-options']).toBe('nosniff');
		const meta = /http-equiv="content-security-policy" content="([^"]+)"/.exec(
			await answer.text(),
		)?.[1];
		expect(policy).toBe(`${meta?.replaceAll('&#39;', "'") ?? 'none'}; frame-ancestors 'none'`);
	}
	expect(policies.size, 'each page has its own hashes').toBe(PAGES.length);
});

test("only the engine's worker may compile WebAssembly", async ({ request }) => {
	const worker = await request.get('./engine/duckdb-browser-eh.worker.js');
	expect(worker.headers()['content-security-policy']).toContain("'wasm-unsafe-eval'");
	expect(worker.headers()['content-type']).toMatch(/javascript/);
	for (const path of [
		'',
		'data/',
		'methods/',
		'404.html',
		'appearance.js',
		'registry/manifest.json',
	])
		expect(
			(await request.get(`./${path}`)).headers()['content-security-policy'] ?? '',
			path,
		).not.toContain('wasm');
});

test('the policy holds in the browser: no framing, no inline script, no WebAssembly in the page', async ({
	page,
	expected,
	site,
}) => {
	expected.push(/Content Security Policy|Refused to|frame/i);
	await page.goto('./');
	const held = await page.evaluate(async () => {
		const script = document.createElement('script');
		script.textContent = 'window.ranInline = true';
		document.body.append(script);
		const wasm = await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
			() => 'compiled',
			() => 'refused',
		);
		const fetched = await fetch('data:text/plain,x').then(
			() => 'fetched',
			() => 'refused',
		);
		return { inline: 'ranInline' in window, wasm, fetched };
	});
	expect(held).toEqual({ inline: false, wasm: 'refused', fetched: 'refused' });

	await page.route('**/framing.html', (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: `<title>Framing</title><iframe src="${site.url}"></iframe>`,
		}),
	);
	await page.goto('./framing.html');
	const frame = page.frames().find((each) => each !== page.mainFrame());
	await expect.poll(async () => (await frame?.content())?.includes('Lowflow') ?? false).toBe(false);
});

test('no file of the site is over 25 MB, and none is asked for twice on the way to a live page', async ({
	page,
}) => {
	const asked: string[] = [];
	const sizes: Promise<number>[] = [];
	page.on('request', (request) => asked.push(request.url()));
	page.on('response', (response) =>
		sizes.push(
			response.body().then(
				(body) => body.length,
				() => 0,
			),
		),
	);
	await page.goto('./');
	await expect(page.locator('html')).toHaveAttribute('data-engine', 'ready', { timeout: 90_000 });
	const own = asked.filter((url) => url.startsWith('http'));
	expect(own.filter((url, at) => own.indexOf(url) !== at)).toEqual([]);
	expect(own.filter((url) => url.includes('answer_key'))).toEqual([]);
	const most = Math.max(...(await Promise.all(sizes)));
	expect(most).toBeGreaterThan(1_000_000);
	expect(most).toBeLessThan(25_000_000);
});
