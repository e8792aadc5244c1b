import { centreList } from '$lib/db/centre-list.ts';
import { catalogue } from '$lib/figures/index.ts';
import { reportLessons } from '$lib/lessons/report/lesson-parts.ts';
import { isWide } from '$lib/ui/figure/figure-facts.ts';
import { pathOfPage } from '$lib/ui/page/figure-pages.ts';
import type { ReportData } from '$lib/ui/report/report-data.ts';
import { buildEngine } from '../registry.server.ts';

export const load = async (): Promise<ReportData> => ({
	figures: Object.fromEntries(
		catalogue.map((figure) => [
			figure.id,
			{ name: figure.name, path: pathOfPage(figure.page), wide: isWide(figure) },
		]),
	),
	lessons: await reportLessons(),
	centres: (await centreList(await buildEngine())).map(({ id }) => id),
});
