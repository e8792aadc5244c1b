import { betaCdf, betaDensity, betaQuantile } from '../../../src/lib/stats/distributions/beta.ts';
import {
	binomialCdf,
	binomialDensity,
	binomialQuantile,
} from '../../../src/lib/stats/distributions/binomial.ts';
import {
	chiSquareCdf,
	chiSquareDensity,
	chiSquareQuantile,
} from '../../../src/lib/stats/distributions/chi-square.ts';
import { fCdf, fDensity, fQuantile } from '../../../src/lib/stats/distributions/f.ts';
import {
	gammaCdf,
	gammaDensity,
	gammaQuantile,
} from '../../../src/lib/stats/distributions/gamma.ts';
import {
	hypergeometricCdf,
	hypergeometricDensity,
	hypergeometricQuantile,
} from '../../../src/lib/stats/distributions/hypergeometric.ts';
import {
	normalCdf,
	normalDensity,
	normalQuantile,
} from '../../../src/lib/stats/distributions/normal.ts';
import {
	poissonCdf,
	poissonDensity,
	poissonQuantile,
} from '../../../src/lib/stats/distributions/poisson.ts';
import {
	studentTCdf,
	studentTDensity,
	studentTQuantile,
} from '../../../src/lib/stats/distributions/student-t.ts';
import {
	beta,
	binomialCoefficient,
	digamma,
	erf,
	erfc,
	logBinomialCoefficient,
	logGamma,
	logistic,
	logit,
} from '../../../src/lib/stats/distributions/special-functions.ts';
import type { Tail } from '../../../src/lib/stats/result.ts';
import { oneOf, text, type Adapter, type AdapterMap } from './adapter.ts';
import { number, type Fields } from './columns.ts';

interface Distribution {
	readonly density: (x: number, at: Fields) => number;
	readonly cdf: (x: number, at: Fields, tail: Tail) => number;
	readonly quantile: (p: number, at: Fields, tail: Tail) => number;
}

/** `dnorm`, `pnorm` and `qnorm` by the first letter of `fn`, as R names them. */
function adapterOf({ density, cdf, quantile }: Distribution): Adapter {
	return (input, options) => {
		const tail = oneOf(options, 'tail', ['lower', 'upper']);
		const fn = text(input, 'fn');
		if (fn.startsWith('d')) return { value: density(number(input, 'x'), input) };
		if (fn.startsWith('p')) return { value: cdf(number(input, 'x'), input, tail) };
		if (fn.startsWith('q')) return { value: quantile(number(input, 'p'), input, tail) };
		throw new TypeError(`no distribution function ${fn}`);
	};
}

const x = (input: Fields) => number(input, 'x');
const n = (input: Fields) => number(input, 'n');
const k = (input: Fields) => number(input, 'k');

const specialFunctions: Readonly<Record<string, (input: Fields) => number>> = {
	lgamma: (input) => logGamma(x(input)),
	digamma: (input) => digamma(x(input)),
	beta: (input) => beta(number(input, 'a'), number(input, 'b')),
	choose: (input) => binomialCoefficient(n(input), k(input)),
	lchoose: (input) => logBinomialCoefficient(n(input), k(input)),
	plogis: (input) => logistic(x(input)),
	qlogis: (input) => logit(x(input)),
	log1p: (input) => Math.log1p(x(input)),
	expm1: (input) => Math.expm1(x(input)),
	erf: (input) => erf(x(input)),
	erfc: (input) => erfc(x(input)),
};

const df = (at: Fields) => number(at, 'df');
const df1 = (at: Fields) => number(at, 'df1');
const df2 = (at: Fields) => number(at, 'df2');
const shape = (at: Fields) => number(at, 'shape');
const shape1 = (at: Fields) => number(at, 'shape1');
const shape2 = (at: Fields) => number(at, 'shape2');
const size = (at: Fields) => number(at, 'size');
const prob = (at: Fields) => number(at, 'prob');
const lambda = (at: Fields) => number(at, 'lambda');
const white = (at: Fields) => number(at, 'm');

export const distributions: AdapterMap = {
	'dist-normal': adapterOf({
		density: (z) => normalDensity(z),
		cdf: (z, _, tail) => normalCdf(z, tail),
		quantile: (p, _, tail) => normalQuantile(p, tail),
	}),
	'dist-t': adapterOf({
		density: (t, at) => studentTDensity(t, df(at)),
		cdf: (t, at, tail) => studentTCdf(t, df(at), tail),
		quantile: (p, at, tail) => studentTQuantile(p, df(at), tail),
	}),
	'dist-chisq': adapterOf({
		density: (q, at) => chiSquareDensity(q, df(at)),
		cdf: (q, at, tail) => chiSquareCdf(q, df(at), tail),
		quantile: (p, at, tail) => chiSquareQuantile(p, df(at), tail),
	}),
	'dist-f': adapterOf({
		density: (q, at) => fDensity(q, df1(at), df2(at)),
		cdf: (q, at, tail) => fCdf(q, df1(at), df2(at), tail),
		quantile: (p, at, tail) => fQuantile(p, df1(at), df2(at), tail),
	}),
	'dist-beta': adapterOf({
		density: (q, at) => betaDensity(q, shape1(at), shape2(at)),
		cdf: (q, at, tail) => betaCdf(q, shape1(at), shape2(at), tail),
		quantile: (p, at, tail) => betaQuantile(p, shape1(at), shape2(at), tail),
	}),
	'dist-gamma': adapterOf({
		density: (q, at) => gammaDensity(q, shape(at)),
		cdf: (q, at, tail) => gammaCdf(q, shape(at), tail),
		quantile: (p, at, tail) => gammaQuantile(p, shape(at), tail),
	}),
	'dist-binomial': adapterOf({
		density: (q, at) => binomialDensity(q, size(at), prob(at)),
		cdf: (q, at, tail) => binomialCdf(q, size(at), prob(at), tail),
		quantile: (p, at, tail) => binomialQuantile(p, size(at), prob(at), tail),
	}),
	'dist-poisson': adapterOf({
		density: (q, at) => poissonDensity(q, lambda(at)),
		cdf: (q, at, tail) => poissonCdf(q, lambda(at), tail),
		quantile: (p, at, tail) => poissonQuantile(p, lambda(at), tail),
	}),
	'dist-hypergeometric': adapterOf({
		density: (q, at) => hypergeometricDensity(q, white(at), n(at), k(at)),
		cdf: (q, at, tail) => hypergeometricCdf(q, white(at), n(at), k(at), tail),
		quantile: (p, at, tail) => hypergeometricQuantile(p, white(at), n(at), k(at), tail),
	}),
	'special-functions': (input) => {
		const name = text(input, 'fn');
		const fn = specialFunctions[name];
		if (!fn) throw new TypeError(`no special function ${name}`);
		return { value: fn(input) };
	},
};
