package racing

// Advance works until more returns false or nothing is left to do, and reports
// whether there is more to do. It asks between any two rows of samples and any
// two inner iterations. The samples come first, so that a reader who moves the
// window need not wait for the runs; the runs take turns, so that no method
// waits for another, and leave the picture of a net its share.
func (s *Lab) Advance(more func() bool) (busy bool) {
	for {
		if !s.sample(more) || !s.pull(more) || !s.paintAll(more) || !s.judgeSteps(more) {
			s.unfinished = true // what follows from the ends of the runs too
			return true
		}
		if !s.setSlice() {
			s.setCheck()
			s.unfinished = false
			return false
		}
	}
}

// sample takes the samples that are missing; false where it was interrupted.
func (s *Lab) sample(more func() bool) bool {
	for s.field != nil && s.field.advance() {
		if !more() {
			return false
		}
	}
	return true
}

// pull takes the runs to their ends; false where it was interrupted.
func (s *Lab) pull(more func() bool) bool {
	for active := true; active; {
		active = false
		for _, r := range s.runs {
			if r.End != nil {
				continue
			}
			active = true
			began := s.env.Now()
			r.Advance(s.env.Now)
			s.trained += s.env.Now() - began
			s.paintBeside()
			s.judgeNewest(r)
			s.dirty.race = true
			if !more() {
				return false
			}
		}
	}
	return true
}
