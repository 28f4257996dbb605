package neural

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"hfplayground/core/elementary"
	"hfplayground/core/kernel"
)

func softmaxLoss() Loss {
	return Loss{
		Key: "softmax", Label: "Softmax cross-entropy", Help: "ln Σ eᵃ − Σ t·a, one target 1, the others 0",
		Value: softmax, Gradient: softmaxGradient, HessVec: softmaxHessVec,
		Predict: softmaxPredict, Agrees: agreesByLargest, Accepts: acceptsDistribution,
		Coding: Coding{Low: 0, High: 1, PerClass: true, Output: "linear"},
		Usual:  func(classes int) bool { return classes > 2 },
		batch:  &batchLoss{gradient: softmaxGradients, hessVec: softmaxHessVecs},
	}
}

// softmax is −Σ t ln p with p = eᵃ/Σeᵃ. With m the largest of a,
//
//	−ln pₖ = ln(1 + Σ e^(aⱼ − m)) − (aₖ − m),   j without the largest,
//
// which overflows only where −ln pₖ does, and keeps its relative accuracy
// however good the prediction.
func softmax(a, t []float64) float64 {
	top := largest(a)
	rest := 0.0
	for j, aj := range a {
		if j != top {
			rest += elementary.Exp(aj - a[top])
		}
	}
	sum := 0.0
	for k, ak := range a {
		if t[k] != 0 { // 0·∞ where an output is out of reach
			sum += t[k] * (math.Log1p(rest) - (ak - a[top]))
		}
	}
	return sum
}

// softmaxGradient stores p − t.
func softmaxGradient(dst, a, t []float64) {
	softmaxPredict(dst, a)
	floats.Sub(dst, t)
}

// softmaxHessVec stores (diag(p) − ppᵀ)v = p ∘ (v − pᵀv).
func softmaxHessVec(dst, a, _, v []float64) {
	softmaxPredict(dst, a)
	mean := floats.Dot(dst, v)
	for k, vk := range v {
		dst[k] *= vk - mean
	}
}

// softmaxGradients and softmaxHessVecs are these of every row.
func softmaxGradients(ops kernel.Ops, dst, a, t kernel.Mat) {
	ops.Softmax(dst, a)
	ops.Axpy(-1, t.Data, dst.Data)
}

func softmaxHessVecs(ops kernel.Ops, dst, a, v, room kernel.Mat) {
	ops.Softmax(room, a)
	for i := range a.Rows {
		p, vi, to := room.Row(i), v.Row(i), dst.Row(i)
		mean := 0.0
		for k, pk := range p {
			mean += float64(pk * vi[k])
		}
		for k, pk := range p {
			to[k] = pk * (vi[k] - mean)
		}
	}
}

func softmaxPredict(dst, a []float64) {
	top := a[largest(a)]
	for k, ak := range a {
		dst[k] = elementary.Exp(ak - top)
	}
	floats.Scale(1/floats.Sum(dst), dst)
}

// distributionTol is how far the sum of targets may be from 1: some roundings.
const distributionTol = 1e-9

func acceptsDistribution(t []float64) string {
	if !within(t, 0, 1) || math.Abs(floats.Sum(t)-1) > distributionTol {
		return "numbers in [0, 1] that sum to 1"
	}
	return ""
}
