package hessianfree

import "hfplayground/core/method"

// carried is what a run of Hessian-free carries to its next step. Nothing it
// points to is written to.
type carried struct {
	n       int
	lambda  float64   // λ of the next step
	first   float64   // λ₀ it comes from
	last    []float64 // last iterate of conjugate gradients, for the warm start; nil for none
	steps   int       // attempts so far, whose number chooses the batch
	refused int       // the last of them, in a row, that were refused
}

func (s carried) Dim() int { return s.n }

// recall returns what memory holds for n variables; a fresh beginning where it
// holds nothing. A λ₀ other than there is where λ begins anew.
func (h *Method) recall(memory any, n int) carried {
	s := method.Recall(memory, carried{n: n, lambda: h.Damping, first: h.Damping})
	if s.first != h.Damping {
		s.lambda, s.first, s.refused = h.Damping, h.Damping, 0
	}
	return s
}

// slots are the places of what is carried in n variables.
func (s *carried) slots() []method.Slot {
	return []method.Slot{
		{Name: "lambda", Number: &s.lambda}, {Name: "first-lambda", Number: &s.first},
		{Name: "attempts", Count: &s.steps}, {Name: "refused", Count: &s.refused},
		{Name: "cg-start", Vector: &s.last, Least: method.AnyNumber, None: true},
	}
}

// Save returns what a memory of this method holds.
func (h *Method) Save(memory any) method.Saved {
	return method.SaveMemory(memory, (*carried).slots)
}

// Restore returns the memory that was saved.
func (h *Method) Restore(s method.Saved, n int) (any, error) {
	return method.RestoreMemory(s, n, carried{n: n}, (*carried).slots)
}

// after returns the memory after one more attempt.
func (s carried) after(lambda float64, last []float64, refused int) carried {
	s.lambda, s.last, s.refused = lambda, last, refused
	s.steps++
	return s
}
