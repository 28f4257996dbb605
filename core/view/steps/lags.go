package steps

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"hfplayground/core/draw"
	"hfplayground/core/elementary"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// Lags draws p.Lags: the gradient with respect to the states of a recurrent net, by how many
// steps of the sequence they are before its end, on a logarithmic axis.
type Lags struct{}

var _ view.Explainer = Lags{}

// Measures of the words, in pixels.
const (
	wordLine  = 15.0
	wordGap   = 9.0
	mostWords = 3 // lines
	backName  = "time steps back"
	briefName = "steps back" // where there is no line for it
)

// lagsPlan is the plot of a drawing.
type lagsPlan struct {
	panel
	lags      *wire.Lags
	keys      draw.Rect
	words     []string  // what is said of a run, in lines
	top       float64   // of the words
	name      draw.Text // of the axis
	from, end float64   // of the room for ticks on it
}

func newLagsPlan(p wire.Picture, room view.Room) (*lagsPlan, bool) {
	if p.Lags == nil || p.Lags.Steps < 1 {
		return nil, false
	}
	w, h := room.Size()
	g := &lagsPlan{lags: p.Lags}
	for _, r := range p.Lags.Runs {
		if len(r.Values) == p.Lags.Steps {
			g.thin = append(g.thin, slices.ContainsFunc(g.runs, func(s wire.Series) bool { return s.Run == r.Run }))
			g.runs = append(g.runs, r)
		}
	}
	g.axis = newAxis(true, nil, g.runs)
	g.bare = w < plot.BareSize || h < leastLabel
	g.place(draw.Rect{X: margin, Y: margin, W: math.Max(1, w-2*margin), H: math.Max(1, h-2*margin)}, p)
	g.x = func(i int, _ *wire.Series) float64 { return g.column(i) }
	return g, g.axis.ok
}

// place parts the drawing into title, runs, words and plot.
func (g *lagsPlan) place(all draw.Rect, p wire.Picture) {
	if g.r = all; g.bare {
		return
	}
	above, lines := titleRoom, []string(nil)
	if s := g.sentence(p); s != "" {
		lines = draw.Wrap(s, all.W, all.W, draw.SmallSize, mostWords)
	}
	said := wordLine*float64(len(lines)) + wordGap
	if all.H < titleRoom+said+fewPlot+wordLine+axisRoom { // the numbers of the axis come first: the sentence is a row of the numbers as well
		lines, said = nil, wordGap
	}
	if high := keyHeight(all.W, g.named()); len(g.named()) > 1 && all.H >= titleRoom+high+said+axisRoom+leastPlot/2 {
		g.keys = draw.Rect{X: all.X, Y: all.Y + above, W: all.W, H: high}
		above += high + 2
	}
	if len(lines) > 0 {
		g.words, g.top = lines, all.Y+above
		above += said
	}
	if above == titleRoom {
		above += headApart
	}
	g.below(all, above)
	g.nameAxis()
}

// nameAxis writes the name of the axis before its last number; or, where that leaves no second
// number, in a line below, or in a low drawing at the left end.
func (g *lagsPlan) nameAxis() {
	y, zero := g.r.Y+g.r.H+6, draw.TextWidth("0", draw.SmallSize)
	g.name = draw.Label(draw.Pt(g.r.X+g.r.W+rightMargin/2-2*zero, y), backName, draw.Color{}, draw.End, draw.Top)
	g.from, g.end = margin, draw.BoxOf(g.name).X-6
	beside, few := *g, len(g.backTicks())
	if beside.end = g.name.At.X - 6; few >= 2 || few >= len(beside.backTicks()) {
		return
	}
	if g.end = beside.end; g.r.H >= fewPlot {
		g.name.At.X, g.r.H = g.name.At.X+2*zero, g.r.H-wordLine
		return
	}
	g.name = draw.Label(draw.Pt(margin, y), briefName, draw.Color{}, draw.Start, draw.Top)
	g.from = margin + draw.BoxOf(g.name).W + 6
}

// column returns where step i is drawn: the last one at the right.
func (g *lagsPlan) column(i int) float64 {
	if g.lags.Steps == 1 {
		return g.r.X + g.r.W/2
	}
	return g.r.X + g.r.W*float64(i)/float64(g.lags.Steps-1)
}

// selected returns the run that the words are about: the selected one, else the first.
func (g *lagsPlan) selected(p wire.Picture) *wire.Series {
	if len(g.runs) == 0 {
		return nil
	}
	at := 0
	if p.Race != nil && p.Look != nil && p.Look.Selected >= 0 && p.Look.Selected < len(p.Race.Runs) {
		at = max(0, slices.IndexFunc(g.runs, func(s wire.Series) bool { return s.Run == p.Race.Runs[p.Look.Selected].ID }))
	}
	return &g.runs[at]
}

// named returns the runs in the key: each once.
func (g *lagsPlan) named() []wire.Series {
	var all []wire.Series
	for k, s := range g.runs {
		if !g.thin[k] {
			all = append(all, s)
		}
	}
	return all
}

// layer writes at the left end of a thin line that it is the second layer.
func (g *lagsPlan) layer(l *draw.Layer, pal *draw.Palette, k int) {
	v := g.runs[k].Values[0]
	if g.bare || !draw.Finite(v) || !(v > 0) {
		return
	}
	name := draw.Label(draw.Pt(g.r.X+6, math.Max(g.r.Y+7, g.axis.y(v, g.r)-8)), "layer 2", pal.Faint, draw.Start, draw.Center)
	name.Halo = pal.Surface
	l.Text(name)
}

// sentence says how much of the gradient reaches the first step.
func (g *lagsPlan) sentence(p wire.Picture) string {
	s := g.selected(p)
	if s == nil || g.lags.Steps < 2 {
		return ""
	}
	first, last := s.Values[0], s.Values[len(s.Values)-1]
	ratio := first / last
	if !draw.Finite(first, last, ratio) || first < 0 || last <= 0 {
		return ""
	}
	what := "The gradient at time step 1 is " + times(ratio) + "."
	if len(g.runs) > 1 {
		return s.Label + ": t" + what[1:]
	}
	return what
}

// times says how large something is beside something else.
func times(ratio float64) string {
	const alike = 1.5
	switch {
	case ratio == 0:
		return "0"
	case ratio > 1/alike && ratio < alike:
		return "about as large as at the last"
	}
	power := math.Floor(elementary.Log10(ratio))
	if digits := 1 - int(power); digits <= 3 && digits >= 0 && ratio < 1 {
		return plot.Minus(strconv.FormatFloat(ratio, 'f', digits, 64)) + " times that at the last"
	}
	if ratio > 1 && power < 4 {
		return plot.Short(ratio) + " times that at the last"
	}
	mantissa := math.Round(ratio / elementary.Pow(10, power))
	if mantissa >= 10 {
		mantissa, power = 1, power+1
	}
	text := plot.Power(int(power))
	if mantissa != 1 {
		text = fmt.Sprintf("%.0f·%s", mantissa, text)
	}
	return text + " times that at the last"
}

// Draw returns the drawing of p.Lags.
func (Lags) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	g, ok := newLagsPlan(p, room)
	if !ok {
		return draw.List{W: w, H: h, Layers: []draw.Layer{draw.Empty(w, h, theme, "No gradient yet")}}
	}
	pal := theme.Palette()
	var l draw.Layer
	l.Fill(pal.Surface, draw.Rect{W: w, H: h}.Outline())
	g.heading(&l, pal, g.lags.Caption, g.keys, g.named())
	for i, line := range g.words {
		l.Text(draw.Label(draw.Pt(margin, g.top+wordLine*(float64(i)+0.5)), line, pal.Ink, draw.Start, draw.Center))
	}
	g.grid(&l, pal)
	g.backAxis(&l, pal)
	g.lines(&l, pal, g.all())
	for k := range g.runs { // the ends have marks, which tell lines apart without colour
		if g.thin[k] {
			g.layer(&l, pal, k)
			continue
		}
		g.marker(&l, pal, &g.runs[k], 0)
		g.marker(&l, pal, &g.runs[k], g.lags.Steps-1)
	}
	if p.Look != nil {
		g.read(&l, p.Look.Hover, theme)
	}
	return draw.List{W: w, H: h, Layers: []draw.Layer{l}}
}

// backAxis writes below the plot how many steps before the end its places are.
func (g *lagsPlan) backAxis(l *draw.Layer, pal *draw.Palette) {
	if g.bare {
		return
	}
	y, most := g.r.Y+g.r.H+6, g.lags.Steps-1
	g.name.Color = pal.Ink
	l.Text(g.name)
	l.Text(draw.Label(draw.Pt(g.r.X+g.r.W+rightMargin/2, y), "0", pal.Faint, draw.End, draw.Top))
	for _, t := range g.backTicks() {
		l.Text(draw.Label(draw.Pt(g.column(most-int(t.At)), y), t.Label, pal.Faint, draw.Middle, draw.Top))
	}
}

// backTicks returns the ticks for which there is room: one, or several as far apart as leaves the first
// there, for a tick that is missing would be looked for. Where those well apart have no room, they may be nearer.
func (g *lagsPlan) backTicks() []plot.Tick {
	const apart, near = 44, 28
	most := float64(g.lags.Steps - 1)
	for n := int(math.Min(g.r.W/apart, most)); n > 0; n-- {
		if shown := g.ticksOf(n); len(shown) > 0 {
			return shown
		}
	}
	return g.ticksOf(int(math.Min(g.r.W/near, most)))
}

// ticksOf returns those of about n ticks for which there is room; none where the first of several is missing.
func (g *lagsPlan) ticksOf(n int) []plot.Tick {
	most := g.lags.Steps - 1
	all := plot.Ticks(0, float64(most), n)
	shown := slices.DeleteFunc(slices.Clone(all), func(t plot.Tick) bool {
		x, half := g.column(most-int(t.At)), draw.TextWidth(t.Label, draw.SmallSize)/2
		return t.At == 0 || x+half >= g.end || x-half <= g.from
	})
	if len(shown) > 1 && shown[0] != all[1] {
		return nil
	}
	return shown
}

// Hit returns the step under the pointer as a spot, how many steps that is before the end as X, the run whose value is
// nearest there, that value as Y, and the step of the sequence, from 0.
func (Lags) Hit(p wire.Picture, room view.Room, x, y, _ float64) view.Target {
	g, ok := newLagsPlan(p, room)
	if !ok || !draw.Finite(x, y) || !g.r.Grown(plot.CursorSize).Holds(draw.Pt(x, y)) {
		return view.Target{}
	}
	last := float64(g.lags.Steps - 1)
	step := int(math.Max(0, math.Min(last, math.Round((x-g.r.X)/g.r.W*last))))
	t := view.Target{Kind: view.HitPlane, X: last - float64(step), Y: g.axis.value(y, g.r), Step: step, Spot: wire.Spot{Kind: wire.SpotStep, From: step}}
	best := math.Inf(1)
	for i := range g.runs {
		if d := math.Abs(g.axis.y(g.runs[i].Values[step], g.r) - y); d < best {
			best, t.Run, t.Y = d, g.runs[i].Run, g.runs[i].Values[step]
		}
	}
	return t
}
