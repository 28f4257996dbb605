package objective

// Pausing is implemented by objectives whose evaluations take long: a run of them
// can be stopped between any two pieces of one.
type Pausing interface {
	Objective

	// Pause has every evaluation that follows call between after each of its pieces,
	// of some tens of milliseconds; nil for not at all. Where between panics the
	// evaluation is given up, and the objective can be asked again.
	Pause(between func())
}

// Stepwise is implemented by Pausing objectives whose value is to be known after every
// step, also where steps look at batches.
type Stepwise interface {
	Pausing
	Stepwise()
}

// ByEpoch reports whether the value of f, or of what it counts, takes too long to be asked
// for after every step on a batch: that of a Pausing objective, unless it is Stepwise.
func ByEpoch(f Objective) bool {
	if c, ok := f.(*Counted); ok {
		return ByEpoch(c.f)
	}
	_, stepwise := f.(Stepwise)
	return Pauses(f) && !stepwise
}

// Pauser is the Pause of an objective that goes through its examples in parts. All that is
// made of the objective shares it.
type Pauser struct {
	between func()
	awaits  func() bool // what the rest that is being made waits for
}

// Pause sets what Rest calls; nil for nothing.
func (p *Pauser) Pause(between func()) { p.between = between }

// Rest is called after each part.
func (p *Pauser) Rest() {
	if p.between != nil {
		p.between()
	}
}

// Rests reports whether Rest calls anything.
func (p *Pauser) Rests() bool { return p.between != nil }

// Await rests until done. It may be called only where Rests.
func (p *Pauser) Await(done func() bool) {
	for !done() {
		p.awaits = done
		p.between()
	}
}

// Awaits returns the condition for which the rest that has just begun waits, once; nil for none.
func (p *Pauser) Awaits() (done func() bool) {
	done, p.awaits = p.awaits, nil
	return done
}

// Awaits returns what the rest of f that has just begun waits for; nil for nothing.
func Awaits(f Objective) func() bool {
	switch f := f.(type) {
	case *Counted:
		return Awaits(f.f)
	case interface{ Awaits() func() bool }:
		return f.Awaits()
	}
	return nil
}

// Pauses reports whether f, or what it counts, is Pausing.
func Pauses(f Objective) bool {
	if c, ok := f.(*Counted); ok {
		return Pauses(c.f)
	}
	_, ok := f.(Pausing)
	return ok
}

// Pause does what f.Pause does, and reports whether f or what it counts is Pausing.
func Pause(f Objective, between func()) bool {
	switch f := f.(type) {
	case *Counted:
		return Pause(f.f, between)
	case Pausing:
		f.Pause(between)
		return true
	}
	return false
}
