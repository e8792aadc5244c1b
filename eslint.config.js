import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The line: a file imports only from its own folder and from the folders before it. */
const line = ['domain', 'synthesis', 'stats', 'plot', 'export', 'db', 'figures', 'ui', 'lessons'];

const zones = [
	...line.map((folder, at) => ({
		target: `./src/lib/${folder}`,
		from: [...line.slice(at + 1).map((later) => `./src/lib/${later}`), './src/routes'],
		message: `src/lib/${folder} may import only from itself and ${line.slice(0, at).join(', ') || 'nothing else'} (see "The line" in the README).`,
	})),
	{
		target: './src',
		from: ['./data', './tests'],
		message: 'Nothing in src imports data or tests.',
	},
	{
		target: './src/lib',
		from: './src/hosting',
		message: 'src/hosting is for what serves the built site.',
	},
];

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'static/',
			'node_modules/',
			'test-results/',
			// The types of its own dependencies are not there after the product's install.
			'tests/bench/peers/',
		],
	},
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: { allowDefaultProject: ['eslint.config.js', 'svelte.config.js'] },
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte'],
			},
		},
		plugins: { 'import-x': importX },
		settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		rules: {
			'import-x/no-restricted-paths': ['error', { zones }],
			'import-x/no-cycle': ['error', { maxDepth: 6 }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-non-null-assertion': 'error',
			'no-console': 'error',
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
	},
	{
		// Commands talk to the terminal.
		files: ['data/**/*.ts', 'src/hosting/**/*.ts', 'tests/**/run.ts', 'tests/bench/**/*.ts'],
		rules: { 'no-console': 'off' },
	},
	{
		files: ['**/*.js'],
		...ts.configs.disableTypeChecked,
	},
);
