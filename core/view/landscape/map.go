package landscape

import (
	"math"

	"hfplayground/core/contour"
	"hfplayground/core/draw"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/wire"
)

// mapLayers returns the layers that do not move: contours with the minima, then
// axes with the colour bar. Their keys follow from key.
func mapLayers(fd *wire.Field, f plot.Frame, room view.Room, theme draw.Theme, key uint64) []draw.Layer {
	w, h := room.Size()
	scale, ok := fieldScale(fd)
	ground := draw.Layer{Key: key, Clip: f.Plot}
	pal := theme.Palette()
	ground.Fill(pal.Hole, f.Plot.Outline())
	if ok {
		contours(&ground, fd, f, theme, scale)
	}
	landmarks(&ground, fd, f, pal)
	around := draw.Layer{Key: key + 1}
	around.Fill(pal.Surface, draw.Rect{X: 0, Y: 0, W: w, H: h}.Outline(), f.Plot.Outline())
	plot.Axes(&around, f, plot.Around{Top: room.TopLeft.Within(w, h).H}, fd.AxisX, fd.AxisY, pal)
	note(&around, fd, f.Plot, pal)
	if ok && w >= barWidth && h >= plot.BareSize {
		colorBar(&around, f, theme, scale)
	}
	return []draw.Layer{ground, around}
}

// fieldScale returns the scale of the levels of fd, and whether fd holds a grid.
func fieldScale(fd *wire.Field) (contour.Scale, bool) {
	if fd.NX < 2 || fd.NY < 2 || len(fd.Values)/fd.NX != fd.NY || len(fd.Values)%fd.NX != 0 {
		return contour.Scale{}, false
	}
	return contour.NewScale(fd.Values, fd.Levels, fd.Log, fd.Base), true
}

// contours paints the region above each level over the one below, then the
// isolines.
func contours(l *draw.Layer, fd *wire.Field, f plot.Frame, theme draw.Theme, scale contour.Scale) {
	grid := scale.Map(draw.Finer(contour.Grid{NX: fd.NX, NY: fd.NY, Values: fd.Values}, f.Plot.W))
	bands := draw.Bands{Panels: []draw.Panel{{At: f.Plot, Grid: grid}}, Levels: append([]float64{math.Inf(-1)}, scale.Levels...)}
	for k := range bands.Levels {
		bands.Colors = append(bands.Colors, theme.Band(draw.Share(k, len(scale.Levels))))
	}
	l.Bands(bands)
	for k, lines := range contour.Lines(grid, scale.Levels) {
		l.Line(theme.Isoline(draw.Share(k+1, len(scale.Levels))), 0.8, nil, draw.Traced(lines, grid, f.Plot)...)
	}
}

// landmarks marks what is known of the function: global minimisers with golden
// stars in a ring, further ones with pale stars, saddle points with crosses.
func landmarks(l *draw.Layer, fd *wire.Field, f plot.Frame, pal *draw.Palette) {
	const radius = 8.5
	shape := draw.Star(5, 1, 0.46)
	each := func(points [][2]float64, mark func(at draw.Point)) {
		for _, x := range points {
			if at := f.Pixel(x[0], x[1]); draw.Drawable(at) && f.Plot.Grown(radius).Holds(at) {
				mark(at)
			}
		}
	}
	each(fd.Saddles, func(at draw.Point) {
		const arm = 0.55 * radius
		cross := []draw.Path{{{X: at.X - arm, Y: at.Y - arm}, {X: at.X + arm, Y: at.Y + arm}}, {{X: at.X - arm, Y: at.Y + arm}, {X: at.X + arm, Y: at.Y - arm}}}
		l.Line(pal.Light, 4.4, nil, cross...)
		l.Line(pal.Dark, 2, nil, cross...)
	})
	each(fd.Local, func(at draw.Point) {
		l.Ring(pal.Dark, 2.4, draw.Placed(shape, at, 0.85*radius))
		l.Fill(pal.Light, draw.Placed(shape, at, 0.85*radius))
	})
	each(fd.Minima, func(at draw.Point) {
		l.Ring(pal.Ink, 1.2, draw.Placed(draw.Regular(40, 1, 0), at, 1.5*radius))
		l.Ring(pal.Dark, 2.4, draw.Placed(shape, at, radius))
		l.Fill(pal.Gold, draw.Placed(shape, at, radius))
	})
}

// mapKey returns a hash of everything the map is drawn from; never 0.
func mapKey(fd *wire.Field, room view.Room, theme draw.Theme) uint64 {
	w, h := room.Size()
	k := draw.NewHash("landscape", w, h, theme)
	k.Add(room.TopLeft.Within(w, h).H)
	k.Add(fd.Window.X0, fd.Window.X1, fd.Window.Y0, fd.Window.Y1,
		float64(fd.NX), float64(fd.NY), fd.Base, float64(fd.Levels))
	k.Words(fd.Values)
	for i, points := range [][][2]float64{fd.Minima, fd.Local, fd.Saddles} {
		for _, x := range points {
			k.Add(float64(i), x[0], x[1])
		}
	}
	for _, s := range []string{fd.AxisX, fd.AxisY, fd.Note} {
		k.Text(s)
	}
	k.Flag(fd.Log)
	return k.Key()
}
