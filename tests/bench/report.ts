import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Section } from './section.ts';

/** Everything one run of the benchmark says. */
export interface Report {
	readonly date: string;
	/** The flags it was run with. */
	readonly flags: string;
	readonly machine: Readonly<Record<string, string>>;
	readonly data: { readonly hash: string; readonly generatorVersion: string };
	readonly load: {
		readonly before: string;
		readonly after: string;
		readonly busyBefore: number;
		readonly trusted: boolean;
	};
	readonly sections: Readonly<Record<string, Section>>;
	/** Measures that could not be taken, and why. */
	readonly failed: Readonly<Record<string, string>>;
}

/** The report as text for the terminal and for BENCHMARK.md. */
export function asMarkdown(report: Report): string {
	const { date, flags, machine, data, load, sections, failed } = report;
	const lines = [
		'# Benchmark',
		'',
		`Measured on ${date.slice(0, 10)} by \`npm run bench${flags}\`, on the built site in a headless browser. ` +
			`Data ${data.hash.slice(0, 8)} (generator ${data.generatorVersion}).`,
		'',
		...table(['machine', ''], Object.entries(machine)),
		'',
		load.trusted
			? `The machine was idle before (${percent(load.busyBefore)} of its cores in use); load averages before ${load.before}, after ${load.after}.`
			: `**Other programs were using the machine (${percent(load.busyBefore)} of its cores before the start): times are longer than they should be.** Load averages before ${load.before}, after ${load.after}.`,
	];
	for (const { title, method, rows } of Object.values(sections)) {
		lines.push('', `## ${title}`, '', method, '');
		lines.push(
			...table(
				['what', 'measured', 'budget', ''],
				rows.map(({ what, measured, budget, within }) => [
					what,
					measured,
					budget ?? '',
					within === undefined ? '' : within ? 'inside' : '**outside**',
				]),
			),
		);
	}
	if (Object.keys(failed).length > 0) {
		lines.push('', '## Not measured', '');
		lines.push(...Object.entries(failed).map(([name, reason]) => `- ${name}: ${reason}`));
	}
	return `${lines.join('\n')}\n`;
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
	const escaped = (row: readonly string[]) =>
		`| ${row.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
	return [escaped(head), `|${head.map(() => '---|').join('')}`, ...rows.map(escaped)];
}

/** Writes the report as JSON; makes the folder. */
export async function writeJson(report: Report, out: string | undefined): Promise<string> {
	const path =
		out ?? join('tests', 'bench', 'results', `${report.date.replaceAll(/[:.]/g, '-')}.json`);
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, `${JSON.stringify(report, null, '\t')}\n`);
	return path;
}
