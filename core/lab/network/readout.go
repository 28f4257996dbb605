package network

import (
	"fmt"
	"slices"
	"strings"

	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

// The views that the canvas shows.
const (
	viewNetwork   = "network"
	viewLandscape = "landscape" // of a slice of the loss
)

// look returns the moment that is shown.
func (s *Lab) look() *wire.Look {
	l := s.Look(s.st.view(), s.st.curveShown())
	if l.View == viewNetwork {
		s.reading().look(l, s.Pointer.Part)
	} else {
		s.AddModel(l)
	}
	return l
}

// Title names the picture in one line, for a reader who cannot see it: what is
// shown, and of what. It is the same at every step; the sentence says what happens at each.
func (s *Lab) Title() string {
	shape, data := training.Shape(s.st.made().Net), s.st.net.Set().Label
	if s.st.view() == viewLandscape {
		return fmt.Sprintf("Loss of a net %s on %s: contours%s", shape, data, s.Titled())
	}
	return fmt.Sprintf("Net %s on %s: units, weights and output", shape, data) + racing.TrainedBy(&s.Race)
}

// readouts returns the texts of the page by the key of their place.
func (s *Lab) readouts() []param.Pair {
	problem := training.Entry()
	return slices.Concat([]param.Pair{
		{Key: "title", Value: s.Title()},
		{Key: "sentence", Value: strings.TrimSpace(s.Sentence(nil) + " " + s.st.start.TakenUp())}, // where a run arrived among weights says nothing
		{Key: "caption", Value: problem.Label + ": " + problem.Help},
		{Key: "hover", Value: hoverText(s)},
		s.Offered(s.st.net, true),
		{Key: "picked", Value: s.reading().kind()},
		{Key: "part", Value: s.st.pick},
		{Key: "parameters", Value: fmt.Sprintf("%d weights and biases%s", s.st.net.Dim(), s.st.start.Said())},
		{Key: "check", Value: checkText(s)},
		{Key: "acts", Value: s.timeline().actsFrom()},
		{Key: "changes", Value: s.timeline().changesMade()},
	}, s.Trained(), s.snapshots.latest.readouts(s.st.net.Dim()), s.Readouts(busy(s)))
}

// hoverText says the value of the part under the pointer, what the net answers
// there, or the loss at that point of the slice.
func hoverText(s *Lab) string {
	if spot, ok := s.st.spot(s.Pointer.Part); ok {
		return spot.String() + ": " + s.reading().valued(spot).Text
	}
	at := s.Pointer.At
	switch {
	case at == nil:
		return racing.NewStrip(&s.Race).Marked()
	case s.st.view() == viewNetwork:
		return s.st.made().Answer(s.Iterate(), *at)
	case s.slice != nil:
		return s.Place(*at, s.slice.F) // what the contours are of
	}
	return s.Place(*at, s.Objective())
}
