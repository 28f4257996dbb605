package network

import (
	"fmt"
	"slices"

	"hfplayground/core/param"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// The views that the canvas shows.
const (
	viewNetwork   = "network"
	viewLandscape = "landscape" // of a slice of the loss
)

// view returns the key of the view that the canvas shows.
func (s *Lab) view() string {
	if s.st.show == showSlice {
		return viewLandscape
	}
	return viewNetwork
}

// look returns the moment that is shown.
func (s *Lab) look() *wire.Look {
	l := s.Look(s.view(), s.curve())
	if l.View == viewNetwork {
		s.lookInto(l)
	} else {
		s.AddModel(l)
	}
	return l
}

// curve returns what the curves show.
func (s *Lab) curve() string {
	if !s.st.made().Train.Set.HasClasses() {
		return wire.CurveLoss
	}
	return s.st.curve
}

// Title names the picture in one line, for a reader who cannot see it: what is
// shown, and of what. It is the same at every step; the sentence tells of those.
func (s *Lab) Title() string {
	shape, data := training.Shape(s.st.made().Net), s.st.net.Set().Label
	if s.view() == viewLandscape {
		return fmt.Sprintf("Loss of a net %s on %s: contours%s", shape, data, s.Titled())
	}
	title := fmt.Sprintf("Net %s on %s: units, weights and output", shape, data)
	if i := s.Selected(); i >= 0 {
		title += ", trained by " + s.Runs[i].Label
	}
	return title
}

// readouts returns the texts of the page by the key of their place.
func (s *Lab) readouts() []param.Pair {
	problem := training.Entry()
	return slices.Concat([]param.Pair{
		{Key: "title", Value: s.Title()},
		{Key: "sentence", Value: s.Sentence(nil)}, // where a run arrived among weights says nothing
		{Key: "caption", Value: problem.Label + ": " + problem.Help},
		{Key: "hover", Value: s.hoverText()},
		{Key: "picked", Value: s.pickedKind()},
		{Key: "part", Value: s.st.pick},
		{Key: "check", Value: s.checkTold()},
		{Key: "acts", Value: s.actsFrom()},
		{Key: "changes", Value: s.changesMade()},
	}, s.verdictReadouts(), s.Readouts(s.busy()))
}

// verdictReadouts returns what the net is judged by at the moment shown.
func (s *Lab) verdictReadouts() []param.Pair {
	out := []param.Pair{{Key: "weights", Value: fmt.Sprint(s.st.net.Dim())}}
	if s.snapshot == nil {
		return out
	}
	for i, key := range []string{"train", "test"} {
		part, v := s.snapshot.parts[i], s.snapshot.verdicts[i]
		n, loss, accuracy := part.Set.Len(), words.Number(v.Loss), ""
		if n == 0 {
			loss = ""
		} else if part.Set.HasClasses() {
			accuracy = fmt.Sprintf("%.1f %%", 100*v.Accuracy(n))
		}
		out = append(out,
			param.Pair{Key: key + "-loss", Value: loss},
			param.Pair{Key: key + "-accuracy", Value: accuracy},
			param.Pair{Key: key + "-examples", Value: fmt.Sprint(n)})
	}
	return out
}

// hoverText tells the value of the part under the pointer, what the net answers
// there, or the loss at that point of the slice.
func (s *Lab) hoverText() string {
	if spot, ok := s.st.spot(s.Pointer.Part); ok {
		return spot.String() + ": " + s.valued(spot).Text
	}
	at := s.Pointer.At
	switch {
	case at == nil:
		return ""
	case s.view() == viewNetwork:
		return s.st.made().Answer(s.Iterate(), *at)
	case s.slice != nil:
		return s.Place(*at, s.slice.F) // what the contours are of
	}
	return s.Place(*at, s.Objective())
}
