package steps

import (
	"math"

	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// Layers draws p.Layers: a quantity of every layer of a net, on a logarithmic axis.
type Layers struct{}

var _ view.Explainer = Layers{}

// layerPlan is the plot of a drawing.
type layerPlan struct {
	panel
	layers *wire.Layers
	keys   draw.Rect
}

func newLayerPlan(p wire.Picture, room view.Room) (*layerPlan, bool) {
	if p.Layers == nil || len(p.Layers.Names) == 0 {
		return nil, false
	}
	w, h := room.Size()
	g := &layerPlan{layers: p.Layers}
	g.axis = newAxis(true, nil, p.Layers.Runs)
	for _, r := range p.Layers.Runs {
		if len(r.Values) <= len(p.Layers.Names) {
			g.runs = append(g.runs, r)
		}
	}
	g.bare = w < plot.BareSize || h < leastLabel
	all := draw.Rect{X: margin, Y: margin, W: math.Max(1, w-2*margin), H: math.Max(1, h-2*margin)}
	if g.r = all; !g.bare {
		above := titleRoom
		if high := keyHeight(all.W, g.runs); len(g.runs) > 1 && h >= leastPlot+4*high {
			g.keys = draw.Rect{X: all.X, Y: all.Y + titleRoom, W: all.W, H: high}
			above += high + 4
		} else {
			above += headApart
		}
		g.below(all, above)
	}
	g.x = func(i int, _ *wire.Series) float64 { return g.column(i) }
	return g, g.axis.ok
}

// column returns where a layer is drawn: in the middle of its share of the width.
func (g *layerPlan) column(i int) float64 {
	return g.r.X + g.r.W*(float64(i)+0.5)/float64(len(g.layers.Names))
}

// Draw returns the drawing of p.Layers.
func (Layers) Draw(p wire.Picture, room view.Room, theme draw.Theme) draw.List {
	w, h := room.Size()
	g, ok := newLayerPlan(p, room)
	if !ok {
		return draw.List{W: w, H: h, Layers: []draw.Layer{draw.Empty(w, h, theme, "No gradient yet")}}
	}
	pal := theme.Palette()
	var l draw.Layer
	l.Fill(pal.Surface, draw.Rect{W: w, H: h}.Outline())
	g.heading(&l, pal, g.layers.Title, g.keys, g.runs)
	g.grid(&l, pal)
	g.names(&l, pal)
	g.lines(&l, pal, g.all())
	for k := range g.runs {
		for i := range g.runs[k].Values {
			g.marker(&l, pal, &g.runs[k], i)
		}
	}
	return draw.List{W: w, H: h, Layers: []draw.Layer{l}}
}

// names writes the layers below the plot, as many as have room: all, or every second,
// and so on, the first among them.
func (g *layerPlan) names(l *draw.Layer, pal *draw.Palette) {
	if g.bare {
		return
	}
	widest := 0.0
	for _, s := range g.layers.Names {
		widest = math.Max(widest, draw.TextWidth(s, draw.SmallSize))
	}
	n := len(g.layers.Names)
	every := max(1, int(math.Ceil((widest+14)/(g.r.W/float64(n)))))
	if every > n {
		return
	}
	for i := 0; i < n; i += every {
		half := draw.TextWidth(g.layers.Names[i], draw.SmallSize) / 2
		x := math.Max(margin+half, math.Min(g.column(i), g.r.X+g.r.W+rightMargin-half))
		l.Text(draw.Label(draw.Pt(x, g.r.Y+g.r.H+6), g.layers.Names[i], pal.Faint, draw.Middle, draw.Top))
	}
}

// Hit returns the layer under the pointer as X, counted from 0, the value there as Y, and
// the run that is nearest.
func (Layers) Hit(p wire.Picture, room view.Room, x, y, _ float64) view.Target {
	g, ok := newLayerPlan(p, room)
	if !ok || !draw.Finite(x, y) || !g.r.Grown(plot.CursorSize).Holds(draw.Pt(x, y)) {
		return view.Target{}
	}
	n := len(g.layers.Names)
	layer := math.Max(0, math.Min(float64(n-1), math.Floor((x-g.r.X)/g.r.W*float64(n))))
	return view.Target{Kind: view.HitPlane, X: layer, Y: g.axis.value(y, g.r), Run: g.nearest(g.column(int(layer)), y)}
}
