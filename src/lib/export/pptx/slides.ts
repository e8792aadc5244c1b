import type { FrameLook } from '../settings.ts';
import type { NativeChart, Sheet } from '../sheet.ts';
import { nameSize } from './chart-xml.ts';
import { slideLayouts, type SlideLayout } from './layout.ts';
import { picturesOf, type Picture } from './picture.ts';

/** One slide of a figure: how its words stand, and what it shows. */
export interface Slide {
	readonly layout: SlideLayout;
	readonly shows:
		| { readonly kind: 'nothing' }
		| { readonly kind: 'chart'; readonly native: NativeChart }
		| { readonly kind: 'picture'; readonly picture: Picture };
	/** "1 of 2" where a figure takes several slides; null where it is alone. */
	readonly part: string | null;
}

/** Points under which the words of a figure are too small for a slide. */
const SMALLEST = 9.9;

/** A layout takes the place of one before it only where its figure is so much larger. */
const CLEARLY = 1.1;

/** A figure as slides: one, or several where it is too tall for its words to be read on one. */
export function slidesOf(
	sheet: Sheet,
	look: Pick<FrameLook, 'theme'>,
	document: Document,
): readonly Slide[] {
	const layouts = slideLayouts(sheet);
	const slides = slidesIn(layouts, sheet, look, document);
	const longer = slideLayouts(sheet, true);
	// The title of a part is longer, and may need a line more.
	return slides.length === 1 || longer[0].title.h === layouts[0].title.h
		? slides
		: slidesIn(longer, sheet, look, document);
}

function slidesIn(
	layouts: ReturnType<typeof slideLayouts>,
	sheet: Sheet,
	look: Pick<FrameLook, 'theme'>,
	document: Document,
): readonly Slide[] {
	if (sheet.empty !== null) return [{ layout: layouts[0], shows: { kind: 'nothing' }, part: null }];
	if (sheet.native !== null && look.theme === 'light') return chartSlides(sheet.native, layouts);
	const tried = layouts.flatMap((layout) => {
		const laid = picturesOf(sheet, look, layout.figure, document);
		if (laid === null) return [];
		const area = laid.pictures.reduce((sum, { box }) => sum + box.w * box.h, 0);
		return [{ layout, ...laid, area: area / laid.pictures.length }];
	});
	const best = tried.reduce((one, other) => (isBetter(other, one) ? other : one));
	const { layout, pictures } = best;
	return pictures.map((picture, at) => ({
		layout,
		shows: { kind: 'picture', picture },
		part: partOf(at, pictures.length),
	}));
}

interface Laid {
	readonly pictures: readonly Picture[];
	readonly points: number;
	readonly area: number;
}

/** Words that can be read first, then few slides, then a large drawing. */
function isBetter(one: Laid, than: Laid): boolean {
	const readable = ({ points }: Laid): boolean => points >= SMALLEST;
	if (readable(one) !== readable(than)) return readable(one);
	if (!readable(one)) return one.points > than.points * CLEARLY;
	const fewer = than.pictures.length - one.pictures.length;
	return fewer !== 0 ? fewer > 0 : one.area > than.area * CLEARLY;
}

/** An editable chart, parted between its bars where their names would be too small. */
function chartSlides(native: NativeChart, layouts: readonly SlideLayout[]): readonly Slide[] {
	const parted = layouts.map((layout) => ({ layout, charts: chartsOf(native, layout.figure.h) }));
	const best = parted.reduce((one, other) =>
		other.charts.length < one.charts.length ? other : one,
	);
	const { layout, charts } = best;
	return charts.map((chart, at) => ({
		layout,
		shows: { kind: 'chart', native: chart },
		part: partOf(at, charts.length),
	}));
}

/** A chart in as few parts as its height asks for, each over the same axis. */
function chartsOf(native: NativeChart, height: number): readonly NativeChart[] {
	const { categories, series } = native;
	if (!native.kind.endsWith('bars')) return [native];
	for (let parts = 1; parts < categories.length; parts++) {
		const each = Math.ceil(categories.length / parts);
		const charts = Array.from({ length: Math.ceil(categories.length / each) }, (_, part) => {
			const cut = <Value>(values: readonly Value[]) => values.slice(part * each, (part + 1) * each);
			return {
				...native,
				categories: cut(categories),
				series: series.map(({ values, intervals, ...one }) => ({
					...one,
					values: cut(values),
					...(intervals === undefined ? {} : { intervals: cut(intervals) }),
				})),
			};
		});
		if (charts.every((chart) => nameSize(chart.categories, height) >= SMALLEST)) return charts;
	}
	return [native];
}

function partOf(at: number, of: number): string | null {
	return of === 1 ? null : `${at + 1} of ${of}`;
}
