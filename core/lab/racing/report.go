package racing

import "hfplayground/core/lab"

// Report tells what has changed. A Field is told when all of it is sampled: until
// then the picture keeps the one before, and where there is none yet, no part is
// told.
func (s *Lab) Report(r *lab.Report) {
	if r.All {
		s.sent = sent{}
		s.dirty = dirty{state: true, race: true, field: true, check: true, portrait: true, memory: true}
	}
	r.Memory = s.dirty.memory
	s.dirty.memory = false
	r.Values = s.values()
	if s.dirty.field && s.field != nil && s.field.done() {
		f := s.field.field
		r.Parts = append(r.Parts, &f)
		s.dirty.field, s.sent.field, s.sent.slice = false, true, s.field.slicing.plane()
	}
	if s.st.net() != nil && s.st.show != showNet {
		s.reportOutline(r)
	} else if s.field != nil && !s.sent.field {
		r.Readouts, r.Withheld = s.readouts(), true
		return
	}
	s.reportRace(r)
	r.Readouts = s.readouts()
	s.dirty = dirty{field: s.dirty.field}
}

// reportOutline tells what stands in for a slice that is not there yet, unless the
// one that was told lies in the same plane and only its window moves.
func (s *Lab) reportOutline(r *lab.Report) {
	if s.field != nil && (s.field.done() || s.field.slicing.plane() == s.sent.slice) {
		return
	}
	r.Parts = append(r.Parts, s.outline())
	s.sent.slice = slicing{}
}

// reportRace tells of the runs, the moment that is shown, and the net.
func (s *Lab) reportRace(r *lab.Report) {
	if s.dirty.race = s.dirty.race || s.sent.curve != s.curve(); s.dirty.race {
		r.Parts = append(r.Parts, s.race())
		s.sent.curve = s.curve()
	}
	if s.dirty.race || s.dirty.state {
		r.Parts = append(r.Parts, s.look())
		r.Inspector = s.inspector()
		if r.Table {
			r.Steps = s.table()
		}
		if r.Detail = s.partTable(); r.Detail == nil {
			r.Detail = &lab.Table{}
		}
	}
	if s.dirty.look && !s.dirty.race && !s.dirty.state && s.view() == viewNetwork {
		r.Parts = append(r.Parts, s.look())
	}
	if s.drawn == nil && s.st.net() != nil {
		s.paintAll(func() bool { return true }) // the first picture of a net comes with the first update
	}
	if s.dirty.portrait {
		r.Parts = append(r.Parts, s.netParts()...)
	}
	if s.dirty.check && s.st.net() != nil {
		part := s.check.part // its own: the next check takes the place of this one
		r.Parts = append(r.Parts, &part)
	}
}
