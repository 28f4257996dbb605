package all_test

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/alltest"
)

// TestMarkedIterate: an iterate inside a step that is pointed at is marked in the look,
// with its number, φ, ‖r‖ and curvature in words, and no link says so.
func TestMarkedIterate(t *testing.T) {
	for _, link := range []string{
		"race=hf&step=3", "race=hf", "race=cg&problem=quadratic&step=1", "race=cg&problem=quadratic&step=200",
		"lab=network&race=hf&steps=6&step=3", "lab=network&show=slice&race=hf&steps=6&step=3", "lab=cg&step=2",
	} {
		s := alltest.Open(t, link)
		before := s.Link()
		in := alltest.Picture(s).Look.Inner
		if in == nil || in.At != nil || len(in.Phi) < 2 {
			t.Errorf("%s: inner %+v, want iterates, none of them marked", link, in)
			continue
		}
		texts := after(s, "hover=i:1")
		at := alltest.Picture(s).Look.Inner.At
		if at == nil || at.I != 1 || at.Ahead || !strings.Contains(texts["iterate"], "CG iterate 1 of ") || texts["iteration"] != "1" {
			t.Errorf("%s: marked %+v, texts %v", link, at, texts)
		}
		for _, want := range []string{"φ = ", "‖r‖ = ", "curvature "} {
			if at != nil && !strings.Contains(at.Text, want) || !strings.Contains(texts["hover"], want) {
				t.Errorf("%s: %+v and %q, want %q", link, at, texts["hover"], want)
			}
		}
		if after(s, "hover=slow:0"); !alltest.Picture(s).Look.Inner.At.Ahead {
			t.Errorf("%s: in slow motion nothing is ahead", link)
		}
		for _, place := range []string{"", "i:9999", "0.5,0.5"} {
			after(s, "hover=i:1")
			if texts := after(s, "hover="+place); texts["iteration"] != "" || alltest.Picture(s).Look.Inner.At != nil {
				t.Errorf("%s, hover=%s: marked %v", link, place, texts)
			}
		}
		if s.Link() != before {
			t.Errorf("%s: the link has become %s", link, s.Link())
		}
	}
}

// after returns all readouts after an edit, by key.
func after(s *lab.Session, edit string) map[string]string {
	s.Edit(edit)
	for s.Advance(alltest.Always) {
	}
	s.Forget()
	texts := map[string]string{}
	for _, p := range s.Update(false).Readouts {
		texts[p.Key] = p.Value
	}
	return texts
}

// TestIteratesLieOnThePath: in the plane that is shown, also a slice of the loss of a
// net, the iterate that a full step is made of lies where the path goes next.
func TestIteratesLieOnThePath(t *testing.T) {
	compared := 0
	for _, link := range []string{
		"race=hf&hf.linesearch=off", "race=cg&problem=quadratic", "race=hf&hf.linesearch=off&problem=rosenbrock&rosenbrock.n=6",
		"lab=network&show=slice&race=hf&steps=8&hf.linesearch=off", "lab=network&show=slice&plane=newton&race=hf&steps=8&hf.linesearch=off",
	} {
		s := alltest.Open(t, link)
		run := alltest.Picture(s).Race.Runs[0]
		for k := range min(6, len(run.Step)-1) {
			after(s, "step="+strconv.Itoa(k))
			p := alltest.Picture(s)
			in, mark := p.Look.Inner, p.Look.Marks[0]
			if in == nil || math.IsNaN(in.DX[in.Taken]) {
				continue
			}
			compared++
			x, y := mark.X+in.DX[in.Taken], mark.Y+in.DY[in.Taken]
			if far := math.Hypot(x-run.X[k+1], y-run.Y[k+1]); far > 1e-9*(1+math.Hypot(x, y)) {
				t.Errorf("%s, step %d: the iterate taken lies at (%g, %g), the path goes to (%g, %g)", link, k, x, y, run.X[k+1], run.Y[k+1])
			}
		}
	}
	if compared < 15 {
		t.Errorf("compared %d steps, want more", compared)
	}
}

// TestInnerOfTheLastStep: at the end of a run, which no step leaves, the iterates are
// those of the step that led there, and end where it ended.
func TestInnerOfTheLastStep(t *testing.T) {
	for _, link := range []string{"race=hf&hf.linesearch=off&step=200", "race=cg&problem=quadratic&step=200"} {
		p := alltest.Picture(alltest.Open(t, link))
		in := p.Look.Inner
		if in == nil {
			t.Errorf("%s: no iterates", link)
			continue
		}
		if far := math.Hypot(in.DX[in.Taken], in.DY[in.Taken]); far > 1e-9 {
			t.Errorf("%s: the iterate taken lies %g from the last point", link, far)
		}
		if start := math.Hypot(in.DX[0], in.DY[0]); !(start > 0) {
			t.Errorf("%s: the iterates start at the last point", link)
		}
	}
	if in := alltest.Picture(alltest.Open(t, "race=gd&step=3")).Look.Inner; in != nil {
		t.Errorf("gradient descent has the iterates %+v", in)
	}
}

// TestCGLabIsItsOwnInner: the strip of the lab of conjugate gradients has the run that
// the lab shows, with the step shown as the one taken.
func TestCGLabIsItsOwnInner(t *testing.T) {
	p := alltest.Picture(alltest.Open(t, "lab=cg&step=3"))
	in, run := p.Look.Inner, p.Conjugate.Methods[1]
	if in == nil || len(in.Phi) != len(run.Norms) || in.Taken != 3 {
		t.Fatalf("inner %+v, want the %d iterates of CG", in, len(run.Norms))
	}
	// ½‖e‖² in the norm of A is φ less its minimum.
	last := len(in.Phi) - 1
	for k, norm := range run.Norms {
		if gap := in.Phi[k] - in.Phi[last]; math.Abs(gap-norm*norm/2) > 1e-9*(1+norm*norm) {
			t.Errorf("iterate %d: φ is %g above its minimum, and ½‖e‖² is %g", k, gap, norm*norm/2)
		}
	}
	if !slices.IsSortedFunc(in.Phi, func(a, b float64) int { return cmp.Compare(b, a) }) {
		t.Errorf("φ = %v, want it to fall", in.Phi)
	}
}
