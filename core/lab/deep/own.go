package deep

import (
	"encoding/base64"
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/images"
	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/words"
)

// dataOwn is the value of the setting data for the reader's own images, and keyData that setting.
const (
	dataOwn = "own"
	keyData = key + ".data"
)

// keyMark is the setting by which a link knows the reader's own images.
const keyMark = "mark"

// ownImages are the reader's own images, with a number that differs from that of others.
type ownImages struct {
	images.Grey
	sum  uint64
	text string // the images in base64, as they are remembered: made once
}

// mark returns what a link has of the images.
func (o *ownImages) mark() string { return fmt.Sprintf("%08x", uint32(o.sum)) }

// checkMark accepts what can be a mark, or nothing.
func checkMark(text string) error {
	if text != "" && (len(text) != 8 || strings.Trim(text, "0123456789abcdef") != "") {
		return param.Want("8 digits and letters from a to f, as in the link of your images")
	}
	return nil
}

func newOwn(g images.Grey) *ownImages {
	h := fnv.New64a()
	h.Write(g.Ink)
	return &ownImages{g, h.Sum64(), base64.StdEncoding.EncodeToString(g.Ink)}
}

// loader holds the reader's own images for the lab.
type loader struct {
	own      *ownImages // in force, or nil
	pending  *ownImages // those of the edit under way, which may yet be refused
	memorise bool       // others are in force than at the last report
}

// sources returns what the setting data offers.
func sources() []param.Option {
	return append(param.Options(images.Generators()), param.Option{Key: dataOwn, Label: "Your own"})
}

// about returns what the images are called, and what there is to say of them.
func (st *state) about() (label, help string) {
	if !st.ofOwn() {
		e := catalog.Get(images.Generators(), st.data)
		return e.Label, e.Help
	}
	help = fmt.Sprintf("%s of your own; the seed draws which of them are trained on.", words.Plural(st.own.Len(), "image"))
	return "your own images", help
}

// ofOwn reports whether the images are the reader's own.
func (st *state) ofOwn() bool { return st.data == dataOwn }

// admit gives the state the images that its link names but does not carry. Where there
// are none, the data are what they were in the state before, which may be nil.
func (l *loader) admit(st *state, r *lab.Reader, before *state) {
	st.own = l.own
	if l.pending != nil && !r.Anew() { // those of an edit that was refused are gone
		st.own = l.pending
	}
	if !st.ofOwn() {
		st.mark = ""
		return
	}
	others := st.own != nil && st.mark != "" && st.mark != st.own.mark() // the link is of other images
	if st.own != nil && !(others && r.Anew()) {
		return
	}
	st.data = newSettings().data
	st.mark = ""
	switch {
	case others:
		r.Note(param.Fault(keyData, "The images of this link are others than those you have loaded. Load its own files."))
		return
	case r.Anew():
		r.Note(param.Fault(keyData, "The images of this link are in files, for a link cannot hold them. Load the files again."))
		return
	}
	if before != nil {
		st.data = before.data
	}
	r.Note(param.Fault(keyData, "No images of your own are loaded yet: the button below loads them."))
}

// fitOwn cuts the settings to the reader's own images, and returns those that do not go with
// them. A default is no wish: it is cut without a word.
func (st *state) fitOwn() []lab.Misfit {
	if !st.ofOwn() {
		return nil
	}
	var list []lab.Misfit
	usual := newSettings()
	fit := func(p *int, usual, fits int, name, want string) {
		if *p != fits && *p != usual {
			list = append(list, lab.Misfit{Name: key + "." + name, Want: want})
		}
		*p = fits
	}
	all := st.own.Len()
	if st.mark != st.own.mark() && st.mark != "" {
		list = append(list, lab.Misfit{Name: key + "." + keyMark, Want: st.own.mark() + ", that of the images you have loaded"})
	}
	st.mark = st.own.mark()
	fit(&st.side, usual.side, st.own.Side, "side", fmt.Sprintf("%d, that of your own images", st.own.Side))
	fit(&st.n, usual.n, min(st.n, all), "n", fmt.Sprintf("a whole number from %d to %d, of your %d images", fewestImages, all, all))
	left := all - st.n
	fit(&st.tests, usual.tests, min(st.tests, left), "tests", fmt.Sprintf("a whole number from 0 to %d, what is left of your %d images", left, all))
	return list
}

// imagesText is what the images follow from: sets of the same text are the same.
func (st *state) imagesText() string {
	text := fmt.Sprintf("%s side %d, %d+%d, seed %d", st.data, st.side, st.n, st.tests, st.dataSeed)
	if st.ofOwn() {
		text += fmt.Sprintf(", own %x", st.own.sum)
	}
	return text
}

// ReadImages begins to read the images of a file.
func (l *loader) ReadImages(f lab.ImageFile) (lab.Reading, *param.Error) {
	file := images.File{Text: f.Text, Side: f.Side}
	for _, p := range f.Pictures {
		file.Pictures = append(file.Pictures, images.Picture(p))
	}
	of, err := images.Begin(file)
	if err != nil {
		return nil, unreadable(err)
	}
	return &reading{l: l, of: of}, nil
}

// unreadable is what is wrong with a file.
func unreadable(err error) *param.Error {
	return param.Fault(lab.KeyImages, "%s", err.(*images.FileError).Problem) // package images returns nothing else
}

// thereAre writes "is 1 image" or "are 3 images".
func thereAre(n int) string {
	if n == 1 {
		return "is 1 image"
	}
	return "are " + words.Plural(n, "image")
}

// What is remembered of the reader's own images.
const (
	memorySide = "images/side"
	memoryInk  = "images/ink" // bytes in base64
)

// Memory returns the reader's own images.
func (l *loader) Memory() []param.Pair {
	if l.own == nil {
		return nil
	}
	return []param.Pair{
		{Key: lab.MemoryKey(memorySide), Value: strconv.Itoa(l.own.Side)},
		{Key: lab.MemoryKey(memoryInk), Value: l.own.text},
	}
}

// Recall takes the images of a memory.
func (l *loader) Recall(memory map[string]string) {
	l.own = nil
	side, err := strconv.Atoi(memory[memorySide])
	if err != nil || side < images.MinSide || side > images.MaxSide {
		return
	}
	ink, err := base64.StdEncoding.DecodeString(memory[memoryInk])
	if err != nil || len(ink)%(side*side) != 0 || len(ink) < fewestImages*side*side {
		return
	}
	l.own = newOwn(images.Grey{Side: side, Ink: ink})
}
