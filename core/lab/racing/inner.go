package racing

import (
	"math"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/method"
	"hfplayground/core/param"
	"hfplayground/core/plane"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
)

// Strip is the conjugate gradients inside the step that is shown of the selected run.
type Strip struct {
	Inner *wire.Inner // on the plane, with the iterate that the pointer is on; nil for none
	last  bool        // the step is the last of the run, which led to the iterate shown
}

// NewStrip returns those of the step that leaves the iterate shown, or, at the end of a
// run, of the one that led there.
func NewStrip(r *Race) Strip {
	i := r.Selected()
	if i < 0 {
		return Strip{}
	}
	run := r.Runs[i]
	t, k, _ := run.At(r.st.Step)
	switch {
	case k < 0:
		return Strip{}
	case k+1 < len(run.Trace):
		return Strip{Inner: r.Pointer.Mark(onPlane(run.Trace[k+1].Inner, r.Plane, [2]float64{}))}
	case k == 0 || t.Inner == nil:
		return Strip{}
	case r.st.Large > 0:
		return Strip{r.Pointer.Mark(onPlane(t.Inner, r.Plane, [2]float64{})), true}
	}
	back := r.Plane.Direction(vector.Difference(run.Trace[k-1].X, t.X))
	return Strip{r.Pointer.Mark(onPlane(t.Inner, r.Plane, back)), true}
}

// Readouts returns the texts about the iterates.
func (s Strip) Readouts() []param.Pair {
	say := lab.InnerWords{Title: "CG in this step", Taken: "the step is made of this one"}
	if s.last {
		say.Title = "CG in the last step"
	}
	return lab.InnerReadouts(s.Inner, say)
}

// Marked writes the numbers of the iterate that is marked; "" for none.
func (s Strip) Marked() string { return catalog.Get(s.Readouts(), "iterate-short").Value }

// onPlane returns what can be shown of a run of conjugate gradients: its numbers, and
// its iterates on the plane, counted from a place that lies the offset from where the
// step began.
func onPlane(in *method.Inner, p plane.Plane, offset [2]float64) *wire.Inner {
	if in == nil || len(in.Iters) == 0 {
		return nil
	}
	out := &wire.Inner{Taken: in.Taken, Epsilon: in.Epsilon, Window: in.Window, Stop: in.Stop}
	for _, it := range in.Iters {
		at := [2]float64{math.NaN(), math.NaN()}
		if len(it.D) >= 2 {
			at = p.Direction(it.D)
		}
		out.DX, out.DY = append(out.DX, at[0]+offset[0]), append(out.DY, at[1]+offset[1])
		out.Phi = append(out.Phi, it.Phi)
		out.Residual = append(out.Residual, it.Residual)
		out.Curvature = append(out.Curvature, it.Curvature)
		out.Stored = append(out.Stored, it.Stored)
	}
	return out
}
