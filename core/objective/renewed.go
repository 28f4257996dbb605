package objective

// Renewed is implemented by objectives that are the mean over a sample of examples, where any number of samples can
// be drawn. A method that draws another sample for every step, or for every epoch of mini-batches, cannot learn one by
// heart. For a method that draws none f is the mean over sample 0.
type Renewed interface {
	Objective

	// Draw returns the same mean over the sample with a number ≥ 0, always the same
	// sample for the same number. All samples are equally large; f itself is over
	// number 0. Those of one f may share memory, so they are not safe for
	// concurrent use.
	Draw(number int) Objective
}

// Draw returns what f.Draw does, or f where f is not Renewed. A sample of a Counted
// is counted with it.
func Draw(f Objective, number int) Objective {
	switch f := f.(type) {
	case *Counted:
		if r, ok := f.f.(Renewed); ok {
			return &Counted{f: r.Draw(number), tally: f.tally}
		}
	case Renewed:
		return f.Draw(number)
	}
	return f
}

// Renews reports whether f, or what it counts, is Renewed.
func Renews(f Objective) bool {
	if c, ok := f.(*Counted); ok {
		return Renews(c.f)
	}
	_, ok := f.(Renewed)
	return ok
}
