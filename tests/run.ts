/**
 * `npm test`: everything CI runs, in one go. Each step runs even when an earlier one failed, so that one
 * run shows all there is to mend. The last line is always `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Tally {
	passed: number;
	failed: number;
}

interface Step {
	readonly name: string;
	readonly command: readonly string[];
	/** Reads how many tests passed and failed from what the step wrote; without it the step counts as one. */
	readonly tally?: () => Tally;
	/** Later steps make no sense without this one. */
	readonly needed?: boolean;
}

const scratch = mkdtempSync(join(tmpdir(), 'lowflow-test-'));
const unitReport = join(scratch, 'unit.json');
const e2eReport = join(scratch, 'e2e.json');
const exportsReport = join(scratch, 'exports.json');

/** One stage after the other; the steps of a stage run at once. */
const stages: readonly (readonly Step[])[] = [
	[{ name: 'data', command: ['npm', 'run', '--silent', 'data:if-missing'], needed: true }],
	// Alone: it writes the generated types that the steps after it read.
	[{ name: 'build', command: ['npm', 'run', '--silent', 'build'], needed: true }],
	[
		{ name: 'types', command: ['npm', 'run', '--silent', 'check:synced'] },
		{ name: 'style and unused code', command: ['npm', 'run', '--silent', 'lint:style'] },
		{ name: 'lint and the line', command: ['npm', 'run', '--silent', 'lint:code'] },
	],
	[
		{
			name: 'unit, reference and golden tests',
			command: [
				...['npx', 'vitest', 'run', '--reporter=default', '--reporter=json'],
				`--outputFile.json=${unitReport}`,
			],
			tally: () => vitestTally(unitReport),
		},
	],
	[
		{
			name: 'exported files, opened by other programs',
			command: ['npm', 'run', '--silent', 'test:exports', '--', `--report=${exportsReport}`],
			tally: () => vitestTally(exportsReport),
		},
	],
	[
		{
			name: 'browser tests',
			command: ['npm', 'run', '--silent', 'test:e2e', '--', `--report=${e2eReport}`],
			tally: () => {
				const report = readJson(e2eReport) as {
					stats: { expected: number; unexpected: number; flaky: number };
				};
				return {
					passed: report.stats.expected,
					failed: report.stats.unexpected + report.stats.flaky,
				};
			},
		},
	],
];

function vitestTally(file: string): Tally {
	const report = readJson(file) as { numPassedTests: number; numFailedTests: number };
	return { passed: report.numPassedTests, failed: report.numFailedTests };
}

function readJson(file: string): unknown {
	return JSON.parse(readFileSync(file, 'utf8')) as unknown;
}

/** Runs a command and returns its exit code; what it says comes at once, or in one piece when it has ended. */
function run(command: readonly string[], says: 'at once' | 'at the end'): Promise<number> {
	const [program = '', ...args] = command;
	const held: Buffer[] = [];
	return new Promise((resolve) => {
		const child = spawn(program, args, {
			stdio: says === 'at once' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		for (const stream of [child.stdout, child.stderr])
			stream?.on('data', (portion: Buffer) => held.push(portion));
		child.on('error', (error) => {
			console.error(`${program} could not be started: ${error.message}`);
			resolve(127);
		});
		child.on('close', (code) => {
			process.stdout.write(Buffer.concat(held));
			resolve(code ?? 1);
		});
	});
}

/** A step that died before it wrote its report, or that failed though all its tests passed, counts as one failure. */
function tallyOf(step: Step, code: number): Tally {
	if (!step.tally) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
	try {
		const tally = step.tally();
		if (code !== 0 && tally.failed === 0) tally.failed = 1;
		return tally;
	} catch {
		return { passed: 0, failed: 1 };
	}
}

const total: Tally = { passed: 0, failed: 0 };
const failedSteps: string[] = [];

/** Runs a step and counts it; false where the steps after it make no sense. */
async function take(step: Step, says: 'at once' | 'at the end'): Promise<boolean> {
	const started = Date.now();
	console.log(`\n── ${step.name}`);
	const code = await run(step.command, says);
	const tally = tallyOf(step, code);
	total.passed += tally.passed;
	total.failed += tally.failed;
	console.log(`── ${step.name}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
	if (tally.failed > 0) failedSteps.push(step.name);
	if (code === 0 || !step.needed) return true;
	console.error(`"${step.name}" failed, so the steps after it were not run.`);
	return false;
}

for (const stage of stages) {
	const says = stage.length === 1 ? 'at once' : 'at the end';
	const done = await Promise.all(stage.map((step) => take(step, says)));
	if (done.includes(false)) break;
}
rmSync(scratch, { recursive: true, force: true });

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join('; ')}.`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
