package images

// Make returns count images of a seed, which the product draws one by one.
func Make(g Generator, side, count int, seed uint64) Set {
	s := Blank(side, count)
	for i := range count {
		if class := s.Draw(g, i, seed); class >= 0 {
			s.Class = append(s.Class, class)
		}
	}
	return s
}

// Read reads a whole file, which the product reads in pieces.
func Read(f File) (Set, error) {
	g, err := Begin(f)
	for more := err == nil; more; {
		more, err = g.Next()
	}
	if err != nil {
		return Set{}, err
	}
	return g.Set(), nil
}

// ParseCSV reads a table of images of side × side pixels.
func ParseCSV(text string, side int) (Set, error) { return Read(File{Text: text, Side: side}) }
