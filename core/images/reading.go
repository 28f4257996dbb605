package images

import "strings"

// Reading is a file that is being read, some lines at a time: 20,000 images of 28 × 28 pixels take seconds.
type Reading struct {
	r       csvReader
	text    string  // a table
	checked int     // so many bytes of it are
	rest    string  // what is not read yet
	lines   int     // as far as it is checked
	most    int     // lines with images there can be at most; 0 before all is checked
	cut     *cutter // of pictures; else nil
}

const (
	pieceLines = 16      // that are read before a reader may ask for something
	pieceBytes = 1 << 20 // that are checked, to the end of a line
)

// Begin begins to read a file. It refuses what is wrong with the side, the sizes of pictures, or that of a table; Next
// refuses the rest. An error is a *FileError with a sentence; of many pictures it begins with the name of one. To read
// all costs a pass over the text or the pixels, and memory for as many images as there are lines or tiles, at most
// MaxCount. It panics where a picture has other than W·H bytes.
func Begin(f File) (*Reading, error) {
	if f.Side != 0 && (f.Side < MinSide || f.Side > MaxSide) {
		return nil, wrong("The side of an image is a whole number from %d to %d.", MinSide, MaxSide)
	}
	if len(f.Pictures) > 0 {
		cut, err := beginPictures(f.Pictures, f.Side)
		return &Reading{cut: cut}, err
	}
	if err := checkSize(f.Text); err != nil {
		return nil, err
	}
	return &Reading{r: csvReader{side: f.Side, label: -1}, text: f.Text}, nil
}

// check checks a piece of the text, and after the last what is wrong with all of it. Lines with images are counted
// one by one only where there may be too many.
func (g *Reading) check() error {
	end := min(g.checked+pieceBytes, len(g.text))
	if i := strings.IndexByte(g.text[end:], '\n'); i >= 0 {
		end += i + 1
	} else {
		end = len(g.text)
	}
	piece := g.text[g.checked:end]
	if err := checkText(piece); err != nil {
		return err
	}
	g.lines += strings.Count(piece, "\n")
	if g.checked = end; end < len(g.text) {
		return nil
	}
	if !strings.HasSuffix(g.text, "\n") {
		g.lines++
	}
	if g.lines > MaxCount+1 { // a header may be among them
		if g.lines = countLines(g.text); g.lines > MaxCount+1 {
			return wrong("The file has %d lines with images, and at most %d are read.", g.lines, MaxCount)
		}
	}
	var err error
	if g.r.side == 0 {
		g.r.side, err = tableSide(g.text)
	}
	g.rest = strings.TrimPrefix(g.text, "\ufeff")
	g.most = min(g.lines, len(g.text)/(2*max(1, g.r.side*g.r.side))+1) // a number and what is between take two bytes
	return err
}

// Next reads some lines or a row of tiles more, after all is checked, and reports whether there is more to do. After an error there
// is not.
func (g *Reading) Next() (more bool, err error) {
	if g.cut != nil {
		return g.cut.next()
	}
	if g.most == 0 {
		err := g.check()
		return err == nil, err
	}
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
			return false, err
		}
	}
	return true, nil
}

// none says that a table has no image, where it has none.
func (g *Reading) none() error {
	if len(g.r.classes) == 0 {
		return wrong("There is no line with an image.")
	}
	return nil
}

// Images returns how many images are read, and how many there are about in all; 0 where that is not known yet.
func (g *Reading) Images() (read, of int) {
	if g.cut != nil {
		return g.cut.tiles.Len(), cap(g.cut.tiles.Ink) / (g.Side() * g.Side())
	}
	return len(g.r.classes), max(g.most, len(g.r.classes))
}

// Set returns the images, once all are read, and takes them out of g.
func (g *Reading) Set() Set {
	if g.cut == nil {
		return g.r.set()
	}
	s := Blank(g.Side(), g.cut.tiles.Len())
	for i := range s.Len() {
		g.cut.tiles.Copy(s.Pixels.Row(i), i)
	}
	return s
}

// Grey writes images from to to, once all are read, to dst, a byte a pixel, as Set and Set.Grey would, and
// returns it with them.
func (g *Reading) Grey(dst []uint8, from, to int) []uint8 {
	size, scale := g.Side()*g.Side(), 1.0
	if g.cut != nil {
		return append(dst, g.cut.tiles.Ink[from*size:to*size]...)
	}
	if g.r.most > 1 {
		scale = 255
	}
	for _, v := range g.r.pixels[from*size : to*size] {
		dst = append(dst, grey(v/scale))
	}
	return dst
}

// Side returns the side of an image.
func (g *Reading) Side() int {
	if g.cut != nil {
		return g.cut.tiles.Side
	}
	return g.r.side
}
