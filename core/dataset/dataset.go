// Package dataset makes labelled points of the plane for nets to learn: one
// generator a file, and the points that a reader brings along, from a link or a
// CSV file.
package dataset

import (
	"math/rand/v2"
	"strconv"

	"hfplayground/core/catalog"
	"hfplayground/core/param"
)

// Limits of one set. Every class needs a colour and a mark of its own.
const (
	MaxPoints  = 5000
	MaxClasses = 8
)

// Set holds labelled points: of classes, or of numbers for regression. It is a
// value: a receiver may keep it, and nobody writes to its slices.
type Set struct {
	X       [][2]float64 // positions, one an example
	Class   []int        // class of each example, in [0, Classes); nil for regression
	Target  []float64    // target of each example; nil for classes
	Classes int          // number of classes, at least 2; 0 for regression
	Names   []string     // of the classes; nil where they are called 0, 1, 2 …
}

// Len returns the number of examples.
func (s Set) Len() int { return len(s.X) }

// HasClasses reports whether the examples have classes, so that a share of right
// answers means something.
func (s Set) HasClasses() bool { return s.Classes > 0 }

// Task is what is to be learned from s.
func (s Set) Task() Task {
	if s.HasClasses() {
		return Classification
	}
	return Regression
}

// Name returns what class c is called.
func (s Set) Name(c int) string {
	if c < len(s.Names) {
		return s.Names[c]
	}
	return strconv.Itoa(c)
}

// Task is what is to be learned.
type Task string

// The tasks, by the name of the column beside x and y.
const (
	Classification Task = "class"
	Regression     Task = "target"
)

// Generator makes sets.
type Generator interface {
	// Fields declares the settings the reader may change.
	Fields() []param.Field

	// About returns what is known of the sets at the present settings.
	About() About

	// Make returns a new set of randomness from rnd. The same settings and the
	// same seed give the same set on every machine: coordinates and targets are
	// rounded to five decimals. Of classes the counts differ by at most one. More
	// noise moves every point further along its own line, and where the points
	// are drawn at random, a larger n only adds some.
	Make(rnd *rand.Rand) Set
}

// About is what is known of a generator.
type About struct {
	Formula string        // in Unicode, one line
	Source  string        // first publication; "" for common knowledge
	Domain  [2][2]float64 // the window usually shown: x from, to; y from, to
}

// Entry is a row of the table All. Its help says what is hard about the set.
type Entry = catalog.Entry[func() Generator]

// OnlyClass returns the name of the class that all examples are of; false where there
// are several.
func OnlyClass(parts ...Set) (name string, only bool) {
	for _, part := range parts {
		for _, c := range part.Class {
			if name != "" && part.Name(c) != name {
				return "", false
			}
			name = part.Name(c)
		}
	}
	return name, name != ""
}
