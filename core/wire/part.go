package wire

import "fmt"

// Least bytes of one entry of each list.
const (
	pairSize  = 2 * size8
	runSize   = 3*size4 + 2*size1 + 11*size4 // three texts, style, eleven lists
	markSize  = size8 + 5*size8 + size1      // step, five numbers, reached
	arrowSize = size4 + 2*size8              // kind, two numbers
)

// resize makes list n entries long. A list that is so already, as it is when
// sizing and writing, is left alone, so that nothing shared is written to.
func resize[T any](list *[]T, n int) {
	if len(*list) != n {
		*list = make([]T, n)
	}
}

// Kind returns KindField.
func (f *Field) Kind() Kind { return KindField }

func (f *Field) visit(c coder) {
	f.Window.visit(c)
	c.text(&f.Key)
	c.integer(&f.NX)
	c.integer(&f.NY)
	c.floats(&f.Values)
	c.float(&f.Base)
	c.integer(&f.Levels)
	c.truth(&f.Log)
	for _, points := range []*[][2]float64{&f.Minima, &f.Local, &f.Saddles} {
		pairs(c, points)
	}
	c.text(&f.AxisX)
	c.text(&f.AxisY)
	c.text(&f.Note)
}

func pairs(c coder, list *[][2]float64) {
	resize(list, c.length(len(*list), pairSize))
	for i := range *list {
		c.float(&(*list)[i][0])
		c.float(&(*list)[i][1])
	}
}

func (w *Window) visit(c coder) {
	for _, v := range []*float64{&w.X0, &w.X1, &w.Y0, &w.Y1} {
		c.float(v)
	}
}

func (f *Field) check() error {
	n := len(f.Values)
	if f.NX < 2 || f.NY < 2 || f.NX > n/2 || f.NY > n/2 || f.NX*f.NY != n {
		return fmt.Errorf("wire: field of %d × %d has %d values", f.NX, f.NY, n)
	}
	return nil
}

// Kind returns KindRace.
func (r *Race) Kind() Kind { return KindRace }

func (r *Race) visit(c coder) {
	c.float(&r.Start[0])
	c.float(&r.Start[1])
	c.truth(&r.Fixed)
	resize(&r.Runs, c.length(len(r.Runs), runSize))
	for i := range r.Runs {
		r.Runs[i].visit(c)
	}
	levels(c, &r.Levels)
}

func (r *Race) check() error {
	for i := range r.Runs {
		run := &r.Runs[i]
		n := len(run.Step)
		for _, list := range [][]float64{run.X, run.Y, run.F, run.GradNorm, run.Cost, run.Seconds} {
			if len(list) != n {
				return fmt.Errorf("wire: run %q has lists of %d and %d steps", run.ID, n, len(list))
			}
		}
		for _, list := range [][]float64{run.Epochs, run.Test, run.Accuracy, run.TestAccuracy} {
			if m := len(list); m != 0 && m != n {
				return fmt.Errorf("wire: run %q has lists of %d and %d steps", run.ID, n, m)
			}
		}
	}
	return nil
}

func (r *Run) visit(c coder) {
	c.text(&r.ID)
	c.text(&r.Label)
	r.Style.visit(c)
	c.text(&r.End)
	c.steps(&r.Step)
	c.floats(&r.X)
	c.floats(&r.Y)
	c.floats(&r.F)
	c.floats(&r.GradNorm)
	c.floats(&r.Cost)
	c.floats(&r.Seconds)
	c.floats(&r.Epochs)
	c.floats(&r.Test)
	c.floats(&r.Accuracy)
	c.floats(&r.TestAccuracy)
}

// Kind returns KindLook.
func (l *Look) Kind() Kind { return KindLook }

func (l *Look) visit(c coder) {
	c.text(&l.View)
	c.integer(&l.Step)
	c.integer(&l.Last)
	c.integer(&l.Selected)
	resize(&l.Marks, c.length(len(l.Marks), markSize))
	for i := range l.Marks {
		l.Marks[i].visit(c)
	}
	c.octet((*uint8)(&l.Axis))
	c.text(&l.Curve)
	if present(c, &l.Model) {
		l.Model.visit(c)
	}
	resize(&l.Arrows, c.length(len(l.Arrows), arrowSize))
	for i := range l.Arrows {
		l.Arrows[i].visit(c)
	}
	if present(c, &l.Inner) {
		l.Inner.visit(c)
	}
	for _, spot := range []**Spot{&l.Hover, &l.Pick} {
		if present(c, spot) {
			(*spot).visit(c)
		}
	}
	if present(c, &l.Probe) {
		c.float(&l.Probe[0])
		c.float(&l.Probe[1])
	}
	lists(c, &l.Units)
}

func (l *Look) check() error {
	in := l.Inner
	if in == nil {
		return nil
	}
	n := len(in.DX)
	if len(in.DY) != n || len(in.Phi) != n || len(in.Residual) != n ||
		len(in.Curvature) != n || len(in.Stored) != n {
		return fmt.Errorf("wire: inner run has lists of unlike lengths, the first of %d", n)
	}
	if in.At != nil && (in.At.I < 0 || in.At.I >= n) {
		return fmt.Errorf("wire: iteration %d is marked, of %d", in.At.I, n)
	}
	return nil
}

// present hands over whether *v is there, and makes it where it was read to be.
func present[T any](c coder, v **T) bool {
	there := *v != nil
	c.truth(&there)
	if there && *v == nil {
		*v = new(T)
	}
	return there
}

func (s *Spot) visit(c coder) {
	c.octet((*uint8)(&s.Kind))
	c.integer(&s.Layer)
	c.integer(&s.Unit)
	c.integer(&s.From)
	c.text(&s.Text)
}

// Kind returns KindCheck.
func (k *Check) Kind() Kind { return KindCheck }

func (k *Check) visit(c coder) {
	c.floats(&k.Epsilon)
	c.floats(&k.Forward)
	c.floats(&k.Central)
	c.float(&k.Adjoint)
}

func (k *Check) check() error {
	if n := len(k.Epsilon); len(k.Forward) != n || len(k.Central) != n {
		return fmt.Errorf("wire: check has lists of %d, %d and %d steps", n, len(k.Forward), len(k.Central))
	}
	return nil
}

func (m *Mark) visit(c coder) {
	c.integer(&m.Step)
	c.float(&m.X)
	c.float(&m.Y)
	c.float(&m.F)
	c.float(&m.Cost)
	c.float(&m.Seconds)
	c.truth(&m.Reached)
}

func (m *Model) visit(c coder) {
	for _, v := range []*float64{&m.X, &m.Y, &m.F, &m.GX, &m.GY, &m.HXX, &m.HXY, &m.HYY} {
		c.float(v)
	}
}

func (a *Arrow) visit(c coder) {
	c.text(&a.Name)
	c.float(&a.DX)
	c.float(&a.DY)
}

func (in *Inner) visit(c coder) {
	c.floats(&in.DX)
	c.floats(&in.DY)
	c.floats(&in.Phi)
	c.floats(&in.Residual)
	c.floats(&in.Curvature)
	c.truths(&in.Stored)
	c.integer(&in.Taken)
	c.float(&in.Epsilon)
	c.integer(&in.Window)
	c.text(&in.Stop)
	if present(c, &in.At) {
		c.integer(&in.At.I)
		c.truth(&in.At.Ahead)
		c.text(&in.At.Text)
	}
}
