import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ pages: 'build', assets: 'build', strict: true, precompress: true }),
		paths: { relative: true },
		output: { bundleStrategy: 'split' },
		prerender: { handleHttpError: 'fail', handleMissingId: 'fail' },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'font-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['self'],
				'form-action': ['none'],
			},
		},
		typescript: {
			config: (tsconfig) => ({
				...tsconfig,
				include: [...tsconfig.include, '../data/**/*.ts', '../tests/**/*.ts', '../*.config.ts'],
				// It has dependencies of its own, which the product's install leaves out.
				exclude: [...tsconfig.exclude, '../tests/bench/peers/**'],
			}),
		},
	},
};

export default config;
