package draw

// Share returns k/n, 0 where n is 0.
func Share(k, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(k) / float64(n)
}

// Empty returns the layer of a drawing that has nothing to show but why.
func Empty(w, h float64, theme Theme, why string) Layer {
	pal := theme.Palette()
	var l Layer
	l.Fill(pal.Surface, Rect{0, 0, w, h}.Outline())
	if TextWidth(why, FontSize) < w && h > 2*FontSize {
		l.Text(Text{At: Point{w / 2, h / 2}, S: why, Size: FontSize, Color: pal.Faint, Align: Align{Middle, Center}})
	}
	return l
}
