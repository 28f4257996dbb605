package deep

import (
	"fmt"
	"math"
	"slices"

	"hfplayground/core/images"
	"hfplayground/core/kernel"
	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/vector"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// viewKey is that of the view that draws the lab.
const viewKey = "images"

const (
	shownImages = 24 // over what the net makes of them
	shownUnits  = 60 // of a layer, as images of their weights
	planeSide   = 9  // images along each axis of the plane of codes
)

// drawn is what the last picture was made of.
type drawn struct {
	w      *float64 // the first of the weights
	what   string
	images *wire.Images
	losses [][]float64 // of the images shown, by row of images that has some
	layers []wire.Series
	code   code // of the large image
}

// picture returns the images of the moment that is shown, and whether they are others than
// those of the last call.
func (l *Lab) picture() (*wire.Images, bool) {
	w, _ := racing.HeldWeights(&l.Race)
	what := l.st.Text(key+".show", key+".across", key+".up", key+".code")
	if l.drawn.images != nil && l.drawn.w == &w[0] && l.drawn.what == what {
		return l.drawn.images, false
	}
	l.drawn.w, l.drawn.what, l.drawn.losses = &w[0], what, nil
	l.drawn.images = &wire.Images{Groups: l.groups(w)}
	return l.drawn.images, true
}

// groups returns what the setting show asks for, at the weights w.
func (l *Lab) groups(w []float64) []wire.ImageGroup {
	l.drawn.code = code{}
	switch l.st.show {
	case showWeights:
		return l.weightGroups(w)
	case showCode:
		return l.codeGroups(w)
	}
	train := l.answers("Training images", l.st.p.train, w)
	if l.st.p.test.Len() == 0 {
		return []wire.ImageGroup{train}
	}
	return []wire.ImageGroup{train, l.answers("Test images", l.st.p.test, w)}
}

// answers returns images over what the net makes of them.
func (l *Lab) answers(title string, set images.Set, w []float64) wire.ImageGroup {
	some := set.Slice(0, min(set.Len(), shownImages))
	out := l.st.p.outputs(w, some)
	g := wire.ImageGroup{Title: title, Side: some.Side, Range: 1}
	g.Add("input", some.Pixels.Data)
	g.Add("output", out.Data)
	losses := make([]float64, some.Len())
	for i := range losses {
		losses[i] = images.CrossEntropy(some.Pixels.Row(i), out.Row(i))
	}
	l.drawn.losses = append(l.drawn.losses, losses, losses)
	return g
}

// weightGroups returns the weights into the first layer and those into the last, an image a unit: of the first
// layer, and of the last hidden one.
func (l *Lab) weightGroups(w []float64) []wire.ImageGroup {
	p := l.st.p
	first, last := p.net.Weights(w, 0), p.net.Weights(w, p.net.Depth()-1)
	g := signed("Weights into the first layer", p.train.Side, first.Data)
	g.Add("", first.Slice(0, min(first.Rows, shownUnits)).Data)
	units := min(last.Cols, shownUnits)
	out := kernel.NewMat(units, last.Rows)
	for pixel := range last.Rows {
		for u := range units {
			out.Row(u)[pixel] = last.Row(pixel)[u]
		}
	}
	h := signed("Weights into the last layer", p.train.Side, out.Data)
	h.Add("", out.Data)
	return []wire.ImageGroup{g, h}
}

// signed returns a group for weights whose strongest colour is that of the largest.
func signed(title string, side int, w []float64) wire.ImageGroup {
	g := wire.ImageGroup{Title: title, Side: side, Signed: true, Range: vector.MaxAbs(w)}
	if !(g.Range > 0) || math.IsInf(g.Range, 0) {
		g.Range = 1
	}
	return g
}

// codeGroups returns the images that codes on a plane decode to, and the one of the code that
// is chosen, whose other units all the plane has.
func (l *Lab) codeGroups(w []float64) []wire.ImageGroup {
	p := l.st.p
	l.drawn.code = l.st.codeAt(w)
	c := &l.drawn.code
	across, up := l.st.across-1, l.st.up-1
	g := wire.ImageGroup{
		Title: "Decoded from two units of the code", Side: p.train.Side, Range: 1, Columns: planeSide,
		AxisX: fmt.Sprintf("unit %d", l.st.across), AxisY: fmt.Sprintf("unit %d", l.st.up),
	}
	g.Window.X0, g.Window.X1 = c.reach(across)
	g.Window.Y0, g.Window.Y1 = c.reach(up)
	codes := kernel.NewMat(planeSide*planeSide, len(c.values))
	for i := range codes.Rows {
		row := codes.Row(i)
		copy(row, c.values)
		share := func(k int) float64 { return float64(k) / (planeSide - 1) }
		row[up] = g.Window.Y1 + (g.Window.Y0-g.Window.Y1)*share(i/planeSide)
		row[across] = g.Window.X0 + (g.Window.X1-g.Window.X0)*share(i%planeSide)
	}
	g.Add("", p.decoded(w, codes).Data)
	large := wire.ImageGroup{Title: "At the mark", Side: p.train.Side, Range: 1}
	large.Add("", p.decoded(w, kernel.RowMat(slices.Clone(c.values))).Data, fmt.Sprintf("%s, %s", words.Rough(c.values[across]), words.Rough(c.values[up])))
	return []wire.ImageGroup{g, large}
}

// look returns the moment that is shown.
func (l *Lab) look() *wire.Look {
	look := l.Look(viewKey, wire.CurveLoss)
	if c := l.drawn.code.values; l.st.show == showCode && c != nil {
		look.Probe = &[2]float64{c[l.st.across-1], c[l.st.up-1]}
	}
	if spot, err := wire.ParseSpot(l.Pointer.Part); err == nil {
		look.Hover = &spot
	}
	return look
}

// curves returns the runs, with the losses that have a name.
func (l *Lab) curves() *wire.Race {
	r := l.Paths(true, nil)
	if !l.st.p.ready() {
		return r
	}
	r.Levels = []wire.Level{{Name: "mean image", Value: l.st.p.levels.plateau}, {Name: "entropy floor", Value: l.st.p.levels.floor}}
	return r
}

// pictures returns the images and the norms by layer, where they are others than before.
func (l *Lab) pictures() (parts []wire.Part) {
	if m, anew := l.picture(); anew {
		parts = append(parts, m)
	}
	if layers := l.layers(); layers != nil {
		parts = append(parts, layers)
	}
	return parts
}

// Report says what has changed.
func (l *Lab) Report(r *lab.Report) {
	if r.All {
		l.drawn = drawn{}
	}
	r.Memory, l.memorise = l.Keeper.News() || l.memorise, false
	l.Show(r, racing.NetShow{Curves: l.curves, Pictures: l.pictures, Look: l.look, Rows: l.rows, Table: l.table, Readouts: l.readouts})
}
