package recurrent_test

import (
	"math/rand/v2"
	"testing"

	"hfplayground/core/catalog"
	"hfplayground/core/kernel"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/recurrent"
	"hfplayground/core/sequence"
)

// exactTol bounds the disagreement of two exact ways to one vector, relative to its
// length.
const exactTol = 1e-12

// random returns count numbers from N(0, scale²).
func random(count int, scale float64, seed uint64) []float64 {
	rnd := rand.New(rand.NewPCG(seed, 0))
	v := make([]float64, count)
	for i := range v {
		v[i] = scale * rnd.NormFloat64()
	}
	return v
}

// lossOf returns the loss with the key.
func lossOf(key string) neural.Loss { return catalog.Get(neural.Losses(), key) }

// netOf returns a net.
func netOf(t testing.TB, inputs, outputs int, units ...int) recurrent.Net {
	t.Helper()
	net, err := recurrent.NewNet(inputs, outputs, units...)
	if err != nil {
		t.Fatal(err)
	}
	return net
}

// noise returns n random sequences for a net, of which the last steps count. Targets are one 1
// and zeros, which every loss accepts.
func noise(net recurrent.Net, n, steps, counted int) sequence.Set {
	s := sequence.Set{
		Steps: steps, Counted: counted,
		Inputs:  kernel.Mat{Rows: n, Cols: steps * net.Inputs(), Data: random(n*steps*net.Inputs(), 1, 1)},
		Targets: kernel.NewMat(n, counted*net.Outputs()),
	}
	rnd := rand.New(rand.NewPCG(2, 0))
	for at := 0; at < len(s.Targets.Data); at += net.Outputs() {
		s.Targets.Data[at+rnd.IntN(net.Outputs())] = 1
	}
	return s
}

func build(t testing.TB, p recurrent.Problem) *recurrent.Objective {
	t.Helper()
	f, err := recurrent.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// structural returns (G + weight·S)·v, from a Point that is asked nothing else.
func structural(f objective.Objective, w, v []float64, weight float64) []float64 {
	dst := make([]float64, len(w))
	f.At(w).(objective.Structural).StructuralVec(dst, v, weight)
	return dst
}

func makeSet(t testing.TB, k sequence.Task, length, n int, rnd *rand.Rand) sequence.Set {
	t.Helper()
	s, err := k.Make(length, n, rnd)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
