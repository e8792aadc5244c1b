import type { NativeChart } from '../sheet.ts';
import { escaped } from '../xml-text.ts';

const INK = '1B2126';
const SOFT = '5B666F';
const RULE = 'E6E9EC';

const NAMESPACES =
	'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Signs of lines, in the order of the series, so that they are told apart without colour. */
const SYMBOLS = ['circle', 'diamond', 'square', 'triangle'] as const;
const DASHES = ['solid', 'sysDash', 'sysDot', 'lgDashDot'] as const;

type Series = NativeChart['series'][number];

/**
 * The chart part of a presentation: an editable chart over the workbook that is embedded beside it (names of the
 * categories in column A from row 2, a column a series from B, its name in row 1), with intervals as error bars.
 * Missing values are gaps.
 * @param height inches that the chart has on its slide; many bars get smaller names
 */
export function chartXml(chart: NativeChart, height: number): string {
	const lines = chart.kind === 'lines';
	const stacked = chart.kind.startsWith('stacked');
	const series = chart.series.map((one, at) => seriesXml(chart, one, at)).join('');
	const axes = '<c:axId val="111111111"/><c:axId val="222222222"/>';
	const plot = lines
		? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axes}</c:lineChart>`
		: `<c:barChart><c:barDir val="${chart.kind.endsWith('bars') ? 'bar' : 'col'}"/><c:grouping val="${stacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${series}<c:gapWidth val="${chart.categories.length > 4 ? 60 : 120}"/>${stacked ? '<c:overlap val="100"/>' : ''}${axes}</c:barChart>`;
	const legend =
		chart.series.length > 1
			? `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${textStyle(12, INK)}</c:legend>`
			: '';
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace ${NAMESPACES}><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plot}${categoryAxis(chart, height)}${valueAxis(chart)}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textStyle(12, INK)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}

function seriesXml(chart: NativeChart, series: Series, at: number): string {
	const lines = chart.kind === 'lines';
	const column = columnName(at + 1);
	const rows = chart.categories.length;
	const colour = hex(series.colour);
	const name = `<c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escaped(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
	const look = lines
		? `<c:spPr><a:ln w="22225" cap="rnd"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:prstDash val="${DASHES[at % DASHES.length] ?? 'solid'}"/><a:round/></a:ln></c:spPr><c:marker><c:symbol val="${SYMBOLS[at % SYMBOLS.length] ?? 'circle'}"/><c:size val="7"/><c:spPr>${fill(colour)}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>`
		: `<c:spPr>${fill(colour)}<a:ln w="6350">${fill('FFFFFF')}</a:ln></c:spPr><c:invertIfNegative val="0"/>`;
	const categories = `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${rows + 1}</c:f><c:strCache><c:ptCount val="${rows}"/>${chart.categories.map((text, row) => `<c:pt idx="${row}"><c:v>${escaped(text)}</c:v></c:pt>`).join('')}</c:strCache></c:strRef></c:cat>`;
	const values = `<c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$${rows + 1}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(series.values)}</c:numCache></c:numRef></c:val>`;
	return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${name}${look}${errorBars(chart, series)}${categories}${values}${lines ? '<c:smooth val="0"/>' : ''}</c:ser>`;
}

/** Intervals as error bars: their lengths above and below each value. */
function errorBars({ kind }: NativeChart, { values, intervals, colour }: Series): string {
	if (intervals === undefined || intervals.every((each) => each === null)) return '';
	const length = (side: 0 | 1): (number | null)[] =>
		values.map((value, at) => {
			const limits = intervals[at];
			return value === null || limits == null ? null : Math.abs(limits[side] - value);
		});
	const literal = (side: 0 | 1): string =>
		`<c:numLit><c:formatCode>General</c:formatCode>${points(length(side))}</c:numLit>`;
	const ink = kind === 'lines' ? hex(colour) : INK;
	return `<c:errBars>${kind === 'lines' ? '<c:errDir val="y"/>' : ''}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${literal(1)}</c:plus><c:minus>${literal(0)}</c:minus><c:spPr><a:ln w="12700">${fill(ink)}</a:ln></c:spPr></c:errBars>`;
}

function points(values: readonly (number | null)[]): string {
	const some = values.map((value, at) =>
		value === null ? '' : `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`,
	);
	return `<c:ptCount val="${values.length}"/>${some.join('')}`;
}

/** Bars run from the top down, as their rows are read. */
function categoryAxis({ kind, categoryTitle, categories }: NativeChart, height: number): string {
	const down = kind.endsWith('bars');
	const size = down ? nameSize(categories, height) : 11;
	return `<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="${down ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${down ? 'l' : 'b'}"/>${axisTitle(categoryTitle, false)}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525">${fill(SOFT)}</a:ln></c:spPr>${textStyle(size, INK)}<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
}

/** Points at which the names of all bars stand under each other; programs leave out names that touch. */
export function nameSize(categories: readonly string[], height: number): number {
	const lines = Math.max(...categories.map((text) => text.split('\n').length));
	const room = (height * 72 * 0.8) / categories.length / lines;
	return Math.min(11, Math.max(7, Math.floor(room / 1.6)));
}

function valueAxis({ kind, valueTitle, valueRange: [low, high] }: NativeChart): string {
	const across = kind.endsWith('bars');
	return `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:max val="${high}"/><c:min val="${low}"/></c:scaling><c:delete val="0"/><c:axPos val="${across ? 'b' : 'l'}"/><c:majorGridlines><c:spPr><a:ln w="9525">${fill(RULE)}</a:ln></c:spPr></c:majorGridlines>${axisTitle(valueTitle, !across)}<c:numFmt formatCode="0&quot; %&quot;" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textStyle(11, SOFT)}<c:crossAx val="111111111"/><c:crosses val="${across ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`;
}

function axisTitle(text: string, upright: boolean): string {
	if (text === '') return '';
	const body = upright ? '<a:bodyPr rot="-5400000" vert="horz"/>' : '<a:bodyPr/>';
	return `<c:title><c:tx><c:rich>${body}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100" b="0"/></a:pPr><a:r><a:rPr lang="en-GB" sz="1100" b="0">${fill(SOFT)}<a:latin typeface="Arial"/></a:rPr><a:t>${escaped(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function textStyle(size: number, colour: string): string {
	return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="0">${fill(colour)}<a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;
}

function fill(colour: string): string {
	return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
}

function hex(colour: string): string {
	return colour.replace('#', '').toUpperCase();
}

function columnName(at: number): string {
	return String.fromCharCode('A'.charCodeAt(0) + at);
}
