package racing

import (
	"fmt"
	"math"
	"slices"

	"hfplayground/core/neural"
	"hfplayground/core/plane"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

// Grid points of the samples of a loss: one is a pass over all examples.
const (
	sliceX = 61
	sliceY = 46
)

// slicing is what a slice was made from.
type slicing struct {
	run    *race.Run
	text   string // of the settings that lay the plane
	window string
}

// plane is the same of the plane alone.
func (s slicing) plane() slicing { return slicing{run: s.run, text: s.text} }

// setSlice sees to the plane of a net. It shows nothing while the net itself is
// shown; a slice along the path waits for the end of all runs, others for the
// selected run to come to their step. It reports whether there is something new
// to sample.
func (s *Lab) setSlice() bool {
	if s.st.net() == nil {
		return false
	}
	i := s.selected()
	if s.st.show == showNet || i < 0 || !s.sliceable(s.runs[i]) {
		s.field, s.plane = nil, heldPlane(s.about, s.x0)
		s.plane.Note = outlineNote
		return false
	}
	key := slicing{s.runs[i], s.st.text(slicedBy(s.st.plane)...), s.st.text(keySliceWindow)}
	if s.field != nil && s.field.slicing == key {
		s.field = s.contoured(s.field)
		return false
	}
	s.plane = s.slicePlane(s.runs[i])
	ax, ay := s.plane.Axes()
	s.field = s.contoured(&fieldJob{slicing: key, f: s.runs[i].ObjectiveAt(s.sliceStep()), plane: s.plane, field: wire.Field{
		Window: s.sliceWindow(), NX: sliceX, NY: sliceY, Values: make([]float64, sliceX*sliceY),
		AxisX: ax, AxisY: ay, Note: s.plane.Note,
	}})
	s.dirty.race = true
	return true
}

// outlineNote is said of paths for which there is no slice yet.
const outlineNote = "paths along two of the weights; the slice is computed when the runs have finished"

// outline stands in for a slice that is not sampled yet: the paths have a plane,
// which has no contours.
func (s *Lab) outline() *wire.Field {
	none := math.NaN()
	f := &wire.Field{Window: s.sliceWindow(), NX: 2, NY: 2, Values: []float64{none, none, none, none}, Note: s.plane.Note}
	f.AxisX, f.AxisY = s.plane.Axes()
	if s.field != nil {
		f.Window = s.field.field.Window
	}
	return f
}

// slicedBy returns the settings that make a plane what it is.
func slicedBy(plane string) []string {
	return map[string][]string{
		planePath:    {"plane"},
		planeNewton:  {"plane", "anchor"},
		planeWeights: {"plane", "anchor", "across", "up"},
	}[plane]
}

// sliceStep returns the step whose loss is sampled: that of the anchor, or the
// last, where the path is laid through.
func (s *Lab) sliceStep() int {
	if s.st.plane == planePath {
		return race.MaxSteps
	}
	return s.st.anchor
}

// sliceable reports whether the slice through a run can be laid by now.
func (s *Lab) sliceable(r *race.Run) bool {
	if s.st.plane == planePath {
		return !s.racing() && len(r.Trace) > 0
	}
	return len(r.Trace) > s.st.anchor || r.End != nil && len(r.Trace) > 0
}

// slicePlane returns the plane that the state asks for.
func (s *Lab) slicePlane(r *race.Run) plane.Plane {
	at, k, _ := r.At(s.st.anchor)
	switch s.st.plane {
	case planeWeights:
		return s.weightPlane(at.X, k)
	case planeNewton:
		p := plane.Newton(r.ObjectiveAt(k).At(at.X))
		p.Note = fmt.Sprintf("slice of the loss through step %d along its negative gradient and its Newton direction", k)
		return p
	}
	path := make([][]float64, len(r.Trace))
	for i := range path {
		path[i] = r.Trace[i].X
	}
	p := plane.Path(path)
	p.Note = "slice of the loss along p₁ and p₂, the principal directions of the path"
	return p
}

// weightPlane returns the plane of two weights through x, the iterate of step k;
// its coordinates are the weights themselves.
func (s *Lab) weightPlane(x []float64, k int) plane.Plane {
	net := s.st.net().Objective().Net
	chosen := [2]wire.Spot{{Kind: wire.SpotWeight}, secondWeight(net)}
	for i, name := range []string{s.st.across, s.st.up} {
		if spot, ok := s.st.spot(name); ok {
			chosen[i] = spot
		}
	}
	i, j := training.Index(net, chosen[0]), training.Index(net, chosen[1])
	switch { // one weight spans no plane
	case i == j && s.st.across == "":
		i = (j + 1) % len(x)
		chosen[0] = training.SpotAt(net, i)
	case i == j:
		j = (i + 1) % len(x)
		chosen[1] = training.SpotAt(net, j)
	}
	p := plane.Along(x, i, j, [2]string{"w " + chosen[0].String(), "w " + chosen[1].String()})
	p.Note = fmt.Sprintf("slice of the loss along two weights, the others as at step %d", k)
	return p
}

// secondWeight is the default for the second direction.
func secondWeight(net neural.Net) wire.Spot { return training.SpotAt(net, 1) }

// racing reports whether a run goes on.
func (s *Lab) racing() bool {
	return slices.ContainsFunc(s.runs, func(r *race.Run) bool { return r.End == nil })
}
