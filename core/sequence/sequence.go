// Package sequence makes the sequences on which recurrent nets are tried: what
// decides the answer comes early, the answer is asked for late, and all between
// is there to be forgotten. One task a file, and the table All.
//
// The last task is another: the next character of a text, after each of it.
//
// Most tasks are those of S. Hochreiter and J. Schmidhuber, "Long short-term
// memory", Neural Computation 9(8), 1997, sections 5.4 to 5.6, in a form with one
// fixed length: whatever decides the answer is in the first half, so that it has to be
// kept for at least half of the sequence. Results for other forms, with lengths
// drawn at random, are not comparable number by number.
package sequence

import (
	"fmt"
	"math"
	"math/rand/v2"

	"hfplayground/core/kernel"
)

// The lengths that tasks can be made in.
const (
	Shortest = 5
	Longest  = 200
)

// MaxNumbers is the largest number of inputs of a Set: 128 MB.
const MaxNumbers = 1 << 24

// Loss is the loss of the answers, by its key in package neural.
type Loss string

// The losses.
const (
	Squared Loss = "squared" // ½ Σ (a − t)²; answers are numbers
	Softmax Loss = "softmax" // ln Σ eᵃ − Σ t·a; answers are classes
)

// SolvedShare is the share of right answers to new sequences at which a task counts as solved.
const SolvedShare = 0.99

// Tolerance is how far a number may be off to be right.
//
// Source: S. Hochreiter and J. Schmidhuber, "Long short-term memory", Neural
// Computation 9(8), 1997, section 5.4.
const Tolerance = 0.04

// Task is one kind of sequence with what is to be answered, a row of All.
type Task struct {
	Key    string // in links: lower-case, hyphens; never changes
	Label  string
	Help   string // one sentence
	Source string // first publication

	Inputs  int      // numbers a net is given at every step
	Names   []string // of the inputs
	Outputs int      // numbers it answers with at every step that counts
	Classes []string // names of the classes, one an output; nil where numbers are asked for
	Around  int      // steps of a sequence beside the T of its length
	Counted int      // steps that count, which are the last ones; 0 for all of them
	Loss    Loss

	// Characters says that inputs and classes are characters, one of which occurs at each
	// step, and that each answer is judged for itself, instead of all of a sequence.
	Characters bool

	// Plateau is the mean loss of the best answer that does not look at the
	// sequence. A net that has not yet seen any dependency stays near it.
	Plateau float64

	// fill writes sequence i of a set into zeros: x is steps × Inputs and t is
	// Counted × Outputs.
	fill func(rnd *rand.Rand, i int, x, t kernel.Mat)

	// fillExam does so for a sequence of an exam; nil where fill can draw others than those
	// that are trained on.
	fillExam func(rnd *rand.Rand, i int, x, t kernel.Mat)
}

// Name returns the key and the label.
func (k Task) Name() (key, label string) { return k.Key, k.Label }

// Steps returns the number of steps of a sequence of length T.
func (k Task) Steps(length int) int { return length + k.Around }

// counted returns the number of steps that count.
func (k Task) counted(length int) int {
	if k.Counted > 0 {
		return k.Counted
	}
	return k.Steps(length)
}

// Set is a number of sequences, all equally long.
type Set struct {
	Steps   int        // of each
	Counted int        // of them, the last ones, an answer is wanted at
	Inputs  kernel.Mat // a row per sequence: the inputs of its first step, of its second, …
	Targets kernel.Mat // a row per sequence: the targets of its first step that counts, …
}

// Make returns n sequences of the given length, drawn from rnd. The same seed gives the same bits on every machine,
// and a larger n leaves the first sequences as they are. The error says which of length and n is out of range.
func (k Task) Make(length, n int, rnd *rand.Rand) (Set, error) {
	return k.filled(k.fill, length, n, rnd)
}

// MakeExam returns sequences like Make, for an exam: of material that is never trained on, for tasks with so little
// of it that Make repeats itself. The errors are those of Make.
func (k Task) MakeExam(length, n int, rnd *rand.Rand) (Set, error) {
	if k.fillExam == nil {
		return k.Make(length, n, rnd)
	}
	return k.filled(k.fillExam, length, n, rnd)
}

func (k Task) filled(fill func(rnd *rand.Rand, i int, x, t kernel.Mat), length, n int, rnd *rand.Rand) (Set, error) {
	if length < Shortest || length > Longest {
		return Set{}, fmt.Errorf("sequence: length %d, want %d to %d", length, Shortest, Longest)
	}
	steps := k.Steps(length)
	if most := MaxNumbers / (steps * k.Inputs); n < 1 || n > most {
		return Set{}, fmt.Errorf("sequence: %d sequences of length %d, want 1 to %d", n, length, most)
	}
	s := Set{
		Steps: steps, Counted: k.counted(length),
		Inputs: kernel.NewMat(n, steps*k.Inputs), Targets: kernel.NewMat(n, k.counted(length)*k.Outputs),
	}
	for i := range n {
		x := kernel.Mat{Rows: steps, Cols: k.Inputs, Data: s.Inputs.Row(i)}
		t := kernel.Mat{Rows: s.Counted, Cols: k.Outputs, Data: s.Targets.Row(i)}
		fill(rnd, i, x, t)
	}
	return s, nil
}

// Len returns the number of sequences.
func (s Set) Len() int { return s.Inputs.Rows }

// LastOnly returns the same sequences with only the last of their steps counted. The inputs
// are shared.
func (s Set) LastOnly() Set {
	wide := s.Targets.Cols / s.Counted
	last := s
	last.Counted, last.Targets = 1, kernel.NewMat(s.Len(), wide)
	for i := range s.Len() {
		copy(last.Targets.Row(i), s.Targets.Row(i)[s.Targets.Cols-wide:])
	}
	return last
}

// Subset returns a copy of the sequences with the given indices, in their order.
func (s Set) Subset(order []int) Set {
	sub := s
	sub.Inputs, sub.Targets = pick(s.Inputs, order), pick(s.Targets, order)
	return sub
}

func pick(m kernel.Mat, order []int) kernel.Mat {
	picked := kernel.NewMat(len(order), m.Cols)
	for i, from := range order {
		copy(picked.Row(i), m.Row(from))
	}
	return picked
}

// Right reports whether all answers to a sequence are right: numbers are within Tolerance, and of classes the right
// one has the largest output. Both slices have k.Outputs entries for each step that counts.
func (k Task) Right(outputs, targets []float64) bool {
	for at := 0; at < len(targets); at += k.Outputs {
		if !k.rightAt(outputs[at:at+k.Outputs], targets[at:at+k.Outputs]) {
			return false
		}
	}
	return true
}

func (k Task) rightAt(a, t []float64) bool {
	if k.Loss == Softmax {
		return largest(a) == largest(t)
	}
	for j, aj := range a {
		if !(math.Abs(aj-t[j]) <= Tolerance) {
			return false
		}
	}
	return true
}

// Share returns the share of sequences with right answers only, or, for characters, the share of right answers.
// outputs and targets have the same shape, one row per sequence.
func (k Task) Share(outputs, targets kernel.Mat) float64 {
	if k.Characters {
		rows := targets.Rows * targets.Cols / k.Outputs
		outputs, targets = kernel.Mat{Rows: rows, Cols: k.Outputs, Data: outputs.Data}, kernel.Mat{Rows: rows, Cols: k.Outputs, Data: targets.Data}
	}
	right := 0
	for i := range targets.Rows {
		if k.Right(outputs.Row(i), targets.Row(i)) {
			right++
		}
	}
	return float64(right) / float64(targets.Rows)
}

// largest returns the index of the largest entry, the first of them.
func largest(v []float64) int {
	best := 0
	for i, x := range v {
		if x > v[best] {
			best = i
		}
	}
	return best
}
