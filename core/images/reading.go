package images

import "strings"

// Reading is a file that is being read, some lines at a time: 20,000 images of 28 × 28 pixels take seconds.
type Reading struct {
	r     csvReader
	rest  string // of the table, which is not read yet
	most  int    // lines there can be at most
	tiles Set    // of pictures, which are cut at once
}

// pieceLines are read before a reader may ask for something.
const pieceLines = 16

// Begin begins to read a file, as Read does, which says what is done and what is refused: here what is wrong
// with a file as a whole. It costs a pass over the text.
func Begin(f File) (*Reading, error) {
	if f.Side != 0 && (f.Side < MinSide || f.Side > MaxSide) {
		return nil, wrong("The side of an image is a whole number from %d to %d.", MinSide, MaxSide)
	}
	if len(f.Pictures) > 0 {
		tiles, err := readPictures(f.Pictures, f.Side)
		return &Reading{tiles: tiles}, err
	}
	if err := checkText(f.Text); err != nil {
		return nil, err
	}
	var err error
	if f.Side == 0 {
		f.Side, err = tableSide(f.Text)
	}
	if err != nil {
		return nil, err
	}
	return beginTable(f.Text, f.Side)
}

// beginTable begins to read a table that is text. Its lines are counted one by one only where there may be too many.
func beginTable(text string, side int) (*Reading, error) {
	lines := strings.Count(strings.TrimSuffix(text, "\n"), "\n") + 1
	if lines > MaxCount+1 { // a header may be among them
		if lines = countLines(text); lines > MaxCount+1 {
			return nil, wrong("The file has %d lines with images, and at most %d are read.", lines, MaxCount)
		}
	}
	lines = min(lines, len(text)/(2*side*side)+1) // a number and what is between take two bytes
	return &Reading{r: csvReader{side: side, label: -1}, rest: strings.TrimPrefix(text, "\ufeff"), most: lines}, nil
}

// Next reads some lines more, and reports whether there are others. After an error nothing more is read.
func (g *Reading) Next() (more bool, err error) {
	for range pieceLines {
		if g.rest == "" {
			return false, g.none()
		}
		line, rest, _ := strings.Cut(g.rest, "\n")
		g.rest = rest
		g.r.line++
		if !isData(line) {
			continue
		}
		if err := g.r.read(line, g.most); err != nil {
			g.rest = ""
			return false, err
		}
	}
	return true, nil
}

// none says that a table has no image, where it has none.
func (g *Reading) none() error {
	if g.tiles.Side == 0 && len(g.r.classes) == 0 {
		return wrong("There is no line with an image.")
	}
	return nil
}

// Images returns how many images are read, and how many there are about in all.
func (g *Reading) Images() (read, of int) {
	if g.tiles.Side > 0 {
		return g.tiles.Len(), g.tiles.Len()
	}
	return len(g.r.classes), max(g.most, len(g.r.classes))
}

// Set returns the images, once all are read, and takes them out of g.
func (g *Reading) Set() Set {
	if g.tiles.Side > 0 {
		return g.tiles
	}
	return g.r.set()
}

// Grey writes images from to to, once all are read, to dst, a byte a pixel, as Set and Set.Grey would, and
// returns it with them.
func (g *Reading) Grey(dst []uint8, from, to int) []uint8 {
	pixels, scale := g.r.pixels, 1.0
	if g.tiles.Side > 0 {
		pixels = g.tiles.Pixels.Data
	} else if g.r.most > 1 {
		scale = 255
	}
	size := g.Side() * g.Side()
	for _, v := range pixels[from*size : to*size] {
		dst = append(dst, grey(v/scale))
	}
	return dst
}

// Side returns the side of an image.
func (g *Reading) Side() int { return max(g.r.side, g.tiles.Side) }

// all reads to the end.
func (g *Reading) all() (Set, error) {
	for {
		more, err := g.Next()
		if err != nil {
			return Set{}, err
		}
		if !more {
			return g.Set(), nil
		}
	}
}
