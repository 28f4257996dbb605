package network

import (
	"fmt"
	"math"

	"hfplayground/core/lab/racing"
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
	plan
	window string
}

// plan is the same of its plane alone.
type plan struct {
	run  *race.Run
	text string // of the settings that lay the plane
}

// setSlice prepares the slice of the loss. There is none while the net itself is
// shown; one along the path waits for the end of all runs, others for the selected
// run to come to their step. It reports whether there is something new to sample.
func (s *Lab) setSlice() bool {
	i := s.Selected()
	if s.st.show == showNet || i < 0 || !s.st.sliceable(s.Runs[i], s.Racing()) {
		s.slice, s.Plane = nil, racing.HeldPlane(s.About, s.X0)
		s.Plane.Note = outlineNote
		return false
	}
	of := slicing{plan{s.Runs[i], s.st.Text(slicedBy(s.st.plane)...)}, s.st.Text(keySliceWindow)}
	if s.slice != nil && s.slice.Of == of {
		s.takeSlice(s.slice)
		return false
	}
	s.Plane = s.st.slicePlane(s.Runs[i])
	next := racing.NewSampling(of, s.Runs[i].ObjectiveAt(sliceStep(s.st)), s.Plane, keySliceWindow, sliceWindow(s), sliceX, sliceY)
	next.Bound = true // no loss or penalty is less than 0
	s.takeSlice(next)
	s.Changed = true
	return true
}

// takeSlice keeps a slice, with the contours that the settings ask for.
func (s *Lab) takeSlice(slice *racing.Sampling) {
	if next := s.st.Contoured(slice, s.slice); next != s.slice {
		s.slice, s.news.slice = next, true
	}
}

// sliceWindow returns the window of a slice: the one in force, or one around all
// paths.
func sliceWindow(s *Lab) wire.Window {
	if w, ok := racing.WindowOf(s.st.sliceWindow); ok {
		return w
	}
	return s.Fitted()
}

// outlineNote is said of paths for which there is no slice yet.
const outlineNote = "paths along two of the weights; the slice is computed when the runs have finished"

// outline takes the place of a slice that is not sampled yet: the paths have a plane,
// which has no contours, over the window of the slice that is under way, or else
// over w.
func outline(slice *racing.Sampling, p plane.Plane, w wire.Window) *wire.Field {
	if slice != nil {
		w = slice.Field.Window
	}
	none := math.NaN()
	f := &wire.Field{Window: w, Key: keySliceWindow, NX: 2, NY: 2, Values: []float64{none, none, none, none}, Note: p.Note}
	f.AxisX, f.AxisY = p.Axes()
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
func sliceStep(st *state) int {
	if st.plane == planePath {
		return race.MaxSteps
	}
	return st.anchor
}

// sliceable reports whether the slice through a run can be laid by now. racing is
// whether any run goes on.
func (st *state) sliceable(r *race.Run, racing bool) bool {
	if st.plane == planePath {
		return !racing && len(r.Trace) > 0
	}
	return len(r.Trace) > st.anchor || r.End != nil && len(r.Trace) > 0
}

// slicePlane returns the plane that the state asks for.
func (st *state) slicePlane(r *race.Run) plane.Plane {
	at, k, _ := r.At(st.anchor)
	switch st.plane {
	case planeWeights:
		return st.weightPlane(at.X, k)
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
func (st *state) weightPlane(x []float64, k int) plane.Plane {
	net := st.made().Net
	chosen := [2]wire.Spot{{Kind: wire.SpotWeight}, secondWeight(net)}
	for i, name := range []string{st.across, st.up} {
		if spot, ok := st.spot(name); ok {
			chosen[i] = spot
		}
	}
	i, j := training.Index(net, chosen[0]), training.Index(net, chosen[1])
	switch { // one weight spans no plane
	case i == j && st.across == "":
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
