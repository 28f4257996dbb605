package cg

import (
	"slices"

	"hfplayground/core/catalog"
	"hfplayground/core/elementary"
	"hfplayground/core/param"
)

// Limits of the settings.
const (
	mostEigenvalues = 24
	mostEigenvalue  = 1e6
	mostSteps       = 100
	maxSeed         = 1<<31 - 1
)

// settings are those of the lab. What follows from them is made once, by newWork.
type settings struct {
	show        string
	spectrum    string
	eigenvalues []float64 // of the spectrum that is a list
	n           int       // eigenvalues of any other
	condition   float64   // largest eigenvalue; the smallest is 1
	width       float64   // of a cluster, as a share of its eigenvalue
	spread      string    // of the error at the start over the eigen-directions
	start       string
	steps       int
	seed        int
}

func newSettings() *settings {
	return &settings{
		show: showBoth, spectrum: spectra()[0].Key, eigenvalues: []float64{1, 1, 2, 2, 2, 5, 10, 10},
		n: 10, condition: 100, width: 0.02, spread: spreadEqual, start: startZero, steps: 12, seed: 1,
	}
}

// What is shown.
const (
	showBoth    = "both"
	showErrors  = "errors"
	showListing = "listing"
)

// How the error at the start lies in the eigen-directions.
const (
	spreadEqual  = "equal"
	spreadRandom = "random"
)

// Where the runs start.
const (
	startZero = "zero"
	startOnes = "ones"
)

// spectra returns the table of spectra. The first is the one that is typed.
func spectra() []catalog.Entry[func(*settings) []float64] {
	return []catalog.Entry[func(*settings) []float64]{
		{Key: "list", Label: "List", New: func(s *settings) []float64 { return s.eigenvalues }},
		{Key: "clusters", Label: "Two clusters", New: (*settings).clusters},
		{Key: "geometric", Label: "Geometric", New: (*settings).geometric},
	}
}

// clusters returns half of the eigenvalues near 1 and half near the condition, each
// half evenly over its width.
func (s *settings) clusters() []float64 {
	all := make([]float64, s.n)
	low := (s.n + 1) / 2
	for i := range all {
		middle, place, of := 1.0, i, low
		if i >= low {
			middle, place, of = s.condition, i-low, s.n-low
		}
		all[i] = middle
		if of > 1 {
			all[i] += middle * s.width * (float64(place)/float64(of-1) - 0.5)
		}
	}
	return all
}

// geometric returns eigenvalues from 1 to the condition, each the same multiple of
// the one before.
func (s *settings) geometric() []float64 {
	all := make([]float64, s.n)
	for i := range all {
		all[i] = elementary.Pow(s.condition, float64(i)/float64(s.n-1))
	}
	return all
}

// spectrumOf returns the eigenvalues that are asked for, rising.
func (s *settings) spectrumOf() []float64 {
	return slices.Sorted(slices.Values(catalog.Get(spectra(), s.spectrum).New(s)))
}

// Fields declares the settings.
func (s *settings) Fields() []param.Field {
	keys := catalog.Keys(spectra())
	return []param.Field{
		param.Choice(&s.show, "show", []param.Option{{Key: showBoth, Label: "Both"}, {Key: showErrors, Label: "Errors"}, {Key: showListing, Label: "Listing"}},
			"The picture shows the error by eigen-direction, a printed listing of CG with its correction, or both where there is room.").Called("Show", ""),
		param.Choice(&s.spectrum, "spectrum", param.Options(spectra()), "This is how the eigenvalues of A are chosen.").Called("Spectrum", ""),
		param.Floats(&s.eigenvalues, "eigenvalues", param.Linear(1/mostEigenvalue, mostEigenvalue), 1, mostEigenvalues,
			"These are the eigenvalues of A; one may occur several times.").Called("Eigenvalues", "λ").If("spectrum", keys[0]),
		param.Int(&s.n, "n", param.Linear(2, mostEigenvalues), "This is the number of eigenvalues.").Called("Size", "n").If("spectrum", keys[1:]...),
		param.Float(&s.condition, "condition", param.Log(1, mostEigenvalue), "This is the largest eigenvalue; the smallest is about 1.").Called("Condition", "κ").If("spectrum", keys[1:]...),
		param.Float(&s.width, "width", param.Linear(0, 1), "This is the width of a cluster, as a fraction of its eigenvalue; 0 makes them equal.").Called("Cluster width", "").If("spectrum", keys[1]),
		param.Choice(&s.spread, "spread", []param.Option{{Key: spreadEqual, Label: "Equal"}, {Key: spreadRandom, Label: "Random"}},
			"This is the size of the initial error in each eigen-direction.").Called("Initial error", ""),
		param.Choice(&s.start, "start", []param.Option{{Key: startZero, Label: "x₀ = 0"}, {Key: startOnes, Label: "x₀ = (1, …, 1)"}},
			"This is the start of all runs; if x₀ ≠ 0, the first line of the printed listing is also wrong.").Called("Start", "x₀"),
		param.Int(&s.steps, "steps", param.Log(1, mostSteps), "This is the largest number of steps of each run.").Called("Steps", ""),
		param.Int(&s.seed, "seed", param.Linear(0, maxSeed), "This is the seed of the eigenvectors and of a random error.").Called("Seed", ""),
	}
}
