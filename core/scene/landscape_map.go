package scene

import (
	"math"

	"hfplayground/core/contour"
	"hfplayground/core/wire"
)

// mapLayers returns the layers that do not move: contours with the minima, then
// axes with the colour bar. Their keys follow from key.
func mapLayers(fd *wire.Field, f frame, w, h float64, theme Theme, key uint64) []Layer {
	scale, ok := fieldScale(fd)
	ground := Layer{Key: key, Clip: f.plot}
	pal := theme.palette()
	ground.fill(pal.hole, f.plot.outline())
	if ok {
		contours(&ground, fd, f, theme, scale)
	}
	landmarks(&ground, fd, f, pal)
	around := Layer{Key: key + 1}
	around.fill(pal.surface, Rect{0, 0, w, h}.outline(), f.plot.outline())
	axes(&around, f, 0, fd.AxisX, fd.AxisY, pal)
	note(&around, fd, f.plot, pal)
	if ok && w >= barWidth && h >= bareSize {
		colorBar(&around, f, theme, scale)
	}
	return []Layer{ground, around}
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
func contours(l *Layer, fd *wire.Field, f frame, theme Theme, scale contour.Scale) {
	grid := scale.Map(finer(contour.Grid{NX: fd.NX, NY: fd.NY, Values: fd.Values}, f.plot.W))
	levels := append([]float64{math.Inf(-1)}, scale.Levels...)
	for k, rings := range contour.Regions(grid, levels) {
		l.fill(theme.band(share(k, len(scale.Levels))), onPlot(rings, grid, f.plot)...)
	}
	for k, lines := range contour.Lines(grid, scale.Levels) {
		l.line(theme.isoline(share(k+1, len(scale.Levels))), 0.8, nil, onPlot(lines, grid, f.plot)...)
	}
}

// landmarks marks what is known of the function: global minimisers with golden
// stars in a ring, further ones with pale stars, saddle points with crosses.
func landmarks(l *Layer, fd *wire.Field, f frame, pal *palette) {
	const radius = 8.5
	shape := star(5, 1, 0.46)
	each := func(points [][2]float64, draw func(at Point)) {
		for _, x := range points {
			if at := f.pixel(x[0], x[1]); drawable(at) && f.plot.grown(radius).holds(at) {
				draw(at)
			}
		}
	}
	each(fd.Saddles, func(at Point) {
		const arm = 0.55 * radius
		cross := []Path{{{at.X - arm, at.Y - arm}, {at.X + arm, at.Y + arm}}, {{at.X - arm, at.Y + arm}, {at.X + arm, at.Y - arm}}}
		l.line(pal.light, 4.4, nil, cross...)
		l.line(pal.dark, 2, nil, cross...)
	})
	each(fd.Local, func(at Point) {
		l.ring(pal.dark, 2.4, placed(shape, at, 0.85*radius))
		l.fill(pal.light, placed(shape, at, 0.85*radius))
	})
	each(fd.Minima, func(at Point) {
		l.ring(pal.ink, 1.2, placed(regular(40, 1, 0), at, 1.5*radius))
		l.ring(pal.dark, 2.4, placed(shape, at, radius))
		l.fill(pal.gold, placed(shape, at, radius))
	})
}

// mapKey returns a hash of everything the map is drawn from; never 0.
func mapKey(fd *wire.Field, w, h float64, theme Theme) uint64 {
	k := newHash("landscape", w, h, theme)
	k.add(fd.Window.X0, fd.Window.X1, fd.Window.Y0, fd.Window.Y1,
		float64(fd.NX), float64(fd.NY), fd.Base, float64(fd.Levels))
	k.words(fd.Values)
	for i, points := range [][][2]float64{fd.Minima, fd.Local, fd.Saddles} {
		for _, x := range points {
			k.add(float64(i), x[0], x[1])
		}
	}
	for _, s := range []string{fd.AxisX, fd.AxisY, fd.Note} {
		k.text(s)
	}
	k.flag(fd.Log)
	return k.key()
}
