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

const steps: readonly Step[] = [
	{ name: 'data', command: ['npm', 'run', '--silent', 'data:if-missing'], needed: true },
	{ name: 'types', command: ['npm', 'run', '--silent', 'check'] },
	{ name: 'lint and the line', command: ['npm', 'run', '--silent', 'lint'] },
	{
		name: 'unit, reference and golden tests',
		command: [
			...['npx', 'vitest', 'run', '--reporter=default', '--reporter=json'],
			`--outputFile.json=${unitReport}`,
		],
		tally: () => vitestTally(unitReport),
	},
	{
		name: 'exported files, opened by other programs',
		command: ['npm', 'run', '--silent', 'test:exports', '--', `--report=${exportsReport}`],
		tally: () => vitestTally(exportsReport),
	},
	{ name: 'build', command: ['npm', 'run', '--silent', 'build'], needed: true },
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
];

function vitestTally(file: string): Tally {
	const report = readJson(file) as { numPassedTests: number; numFailedTests: number };
	return { passed: report.numPassedTests, failed: report.numFailedTests };
}

function readJson(file: string): unknown {
	return JSON.parse(readFileSync(file, 'utf8')) as unknown;
}

function run(command: readonly string[]): Promise<number> {
	const [program = '', ...args] = command;
	return new Promise((resolve) => {
		const child = spawn(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
		child.on('error', (error) => {
			console.error(`${program} could not be started: ${error.message}`);
			resolve(127);
		});
		child.on('close', (code) => {
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
for (const step of steps) {
	const started = Date.now();
	console.log(`\n── ${step.name}`);
	const code = await run(step.command);
	const tally = tallyOf(step, code);
	total.passed += tally.passed;
	total.failed += tally.failed;
	console.log(`── ${step.name}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
	if (tally.failed > 0) failedSteps.push(step.name);
	if (code !== 0 && step.needed) {
		console.error(`"${step.name}" failed, so the steps after it were not run.`);
		break;
	}
}
rmSync(scratch, { recursive: true, force: true });

if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join('; ')}.`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
