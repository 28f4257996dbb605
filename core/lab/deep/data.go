package deep

import (
	"fmt"
	"math/rand/v2"

	"hfplayground/core/catalog"
	"hfplayground/core/images"
)

// data are images with what follows from them alone. 20,000 of them take seconds, so they are made in pieces, and
// problems of the same images share them.
type data struct {
	text   string // what they follow from
	train  images.Set
	test   images.Set
	levels levels // once all are made

	draw  func(dst images.Set, i int) // image i of those trained on and the others, as row i
	all   images.Set                  // both
	made  int                         // so many are made, from the first on
	ahead int                         // so many of the test images were made before the others
	sums  images.Sums                 // of those trained on
}

// levels are the losses that have a name: of the answer that is the mean image, and of none
// that is better.
type levels struct{ plateau, floor float64 }

const (
	pieceImages = 32      // that are made before a reader may ask for something
	atOncePixel = 500_000 // of the images that are made at once, some 50 ms: more than pictures show
)

// newData returns the images of a state, of which those that pictures show are made.
func newData(s *state) *data {
	d := &data{text: s.imagesText(), all: images.Blank(s.side, s.n+s.tests), draw: s.drawer(), ahead: min(s.tests, shownImages)}
	d.train, d.test = d.all.Slice(0, s.n), d.all.Slice(s.n, s.n+s.tests)
	for i := range d.ahead {
		d.draw(d.all, s.n+i)
	}
	d.make(func() bool { return d.made*s.side*s.side < atOncePixel })
	return d
}

// drawer returns what makes an image: a generator, or a copy of the reader's own that the seed draws.
func (st *state) drawer() func(dst images.Set, i int) {
	if st.ofOwn() {
		own := st.own
		order := rand.New(rand.NewPCG(uint64(st.dataSeed), 0)).Perm(own.Len())
		return func(dst images.Set, i int) { own.Copy(dst.Pixels.Row(i), order[i]) }
	}
	g, seed := catalog.Get(images.Generators(), st.data).New(), uint64(st.dataSeed)
	return func(dst images.Set, i int) { dst.Draw(g, i, seed) }
}

// make makes images until more returns false or all are made, and reports whether all are.
func (d *data) make(more func() bool) bool {
	for !d.ready() {
		if d.piece(); !more() {
			break
		}
	}
	return d.ready()
}

// ready reports whether all images are made.
func (d *data) ready() bool { return d.made == d.all.Len() }

// piece makes the next images.
func (d *data) piece() {
	n, from := d.train.Len(), d.made
	for d.made = min(from+pieceImages, d.all.Len()); from < d.made; from++ {
		if from < n || from >= n+d.ahead {
			d.draw(d.all, from)
		}
		if from < n {
			d.sums.Add(d.train.Slice(from, from+1))
		}
	}
	if d.ready() {
		d.levels = levels{d.sums.MeanImageEntropy(), d.sums.EntropyFloor()}
	}
}

// making says how many are made; "" where all are.
func (d *data) making() string {
	if d.ready() {
		return ""
	}
	return fmt.Sprintf("Making the images: %d of %d.", d.made, d.all.Len())
}
