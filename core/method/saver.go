package method

import (
	"fmt"
	"math"

	"hfplayground/core/vector"
)

// Saver is a Resumer whose memories can be written to a file and read from it: an interrupted run then
// continues with the same bits as without the interruption.
type Saver interface {
	Resumer

	// Save returns what a memory holds, an Iterate.Memory of a run of this method: vectors are views
	// of it. Of another memory it is empty.
	Save(memory any) Saved

	// Restore returns the memory that was saved of a run in n variables. The error is a sentence
	// without its full stop, which names what is missing or not legal.
	Restore(saved Saved, n int) (any, error)
}

// Saved is the memory of a method as numbers and vectors of n entries, by name. Every number is finite.
type Saved struct {
	Numbers map[string]float64
	Vectors map[string][]float64
}

// Slot is a number or a vector of a memory, with the name that it has in files. One of Count,
// Number and Vector is set.
type Slot struct {
	Name   string
	Count  *int // from 0 on
	Number *float64
	Vector *[]float64
	Least  float64 // no number is below
	None   bool    // the vector may be nil, and then is left out
}

// AnyNumber is the Least of a Slot without a lower bound.
const AnyNumber = -math.MaxFloat64

// largestCount is the largest that is read: all integers up to there are float64s.
const largestCount = 1 << 53

// SaveMemory returns what the slots of a memory hold; nothing where memory is no *M.
func SaveMemory[M any](memory any, slots func(*M) []Slot) Saved {
	m, ok := memory.(M)
	if !ok {
		return Saved{}
	}
	s := Saved{map[string]float64{}, map[string][]float64{}}
	for _, slot := range slots(&m) {
		switch {
		case slot.Count != nil:
			s.Numbers[slot.Name] = float64(*slot.Count)
		case slot.Number != nil:
			s.Numbers[slot.Name] = *slot.Number
		case *slot.Vector != nil:
			s.Vectors[slot.Name] = *slot.Vector
		}
	}
	return s
}

// RestoreMemory fills the slots of fresh, a memory in n variables, from what was saved, and returns it. The
// error is that of Saver.Restore.
func RestoreMemory[M any](s Saved, n int, fresh M, slots func(*M) []Slot) (M, error) {
	for _, slot := range slots(&fresh) {
		if err := slot.fill(s, n); err != nil {
			return fresh, err
		}
	}
	return fresh, nil
}

// fill sets a slot to what was saved under its name.
func (slot Slot) fill(s Saved, n int) error {
	if slot.Vector != nil {
		v, ok := s.Vectors[slot.Name]
		switch {
		case !ok && slot.None:
			return nil
		case !ok:
			return fmt.Errorf("%s is missing", slot.Name)
		case len(v) != n:
			return fmt.Errorf("%s has %d numbers, and this net wants %d", slot.Name, len(v), n)
		}
		for _, x := range v {
			if !(x >= slot.Least) || !vector.IsFinite(x) {
				return fmt.Errorf("%s has the value %g, which cannot be", slot.Name, x)
			}
		}
		*slot.Vector = v
		return nil
	}
	x, ok := s.Numbers[slot.Name]
	switch {
	case !ok:
		return fmt.Errorf("%s is missing", slot.Name)
	case !(x >= slot.Least) || !vector.IsFinite(x), slot.Count != nil && (x != math.Trunc(x) || x > largestCount):
		return fmt.Errorf("%s is %g, which cannot be", slot.Name, x)
	case slot.Count != nil:
		*slot.Count = int(x)
	default:
		*slot.Number = x
	}
	return nil
}

// slots are the places of how far a run has come through the examples.
func (p *passage) slots() []Slot {
	return []Slot{{Name: "epoch", Count: &p.epoch}, {Name: "batches", Count: &p.of}, {Name: "done", Count: &p.done}, {Name: "idle", Count: &p.idle}}
}
