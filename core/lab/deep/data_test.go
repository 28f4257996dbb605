package deep

import (
	"slices"
	"strings"
	"testing"

	"hfplayground/core/images"
	"hfplayground/core/lab"
)

func never() bool { return false }

const many = "lab=deep&deep.side=28&deep.n=900&deep.tests=100&deep.encoder=10,2&race=gd&steps=1"

// TestImagesAreMadeInPieces: whoever works for a moment at a time is not kept waiting, the page says how far
// the images are, another net does not begin them again, and they are the bits of a set made at once.
func TestImagesAreMadeInPieces(t *testing.T) {
	s := lab.New(func() float64 { return 0 }, table())
	t.Cleanup(s.Close)
	s.Open(many)
	l := s.Lab().(*Lab)
	if l.st.p.ready() || !strings.Contains(l.sentence(), "Making the images: 640 of 1000.") || !l.Progress().Busy {
		t.Fatalf("opened with all images, or said %q", l.sentence())
	}
	if u := s.Update(true); len(u.Notes) > 0 || len(l.curves().Levels) > 0 {
		t.Errorf("before all are made: %v, levels %v", u.Notes, l.curves().Levels)
	}
	whole := drawnAtOnce(28, 1000, 1)
	if shown := l.st.p.test.Slice(0, shownImages).Pixels.Data; !slices.Equal(shown, whole.Slice(900, 900+shownImages).Pixels.Data) {
		t.Error("the test images that are shown are not there from the first")
	}
	if busy := s.Advance(never); !busy || l.st.p.made != 640+pieceImages || len(l.Runs[0].Trace) > 0 {
		t.Errorf("after a piece: busy %v, %d images, %d steps", busy, l.st.p.made, len(l.Runs[0].Trace))
	}
	s.Edit("deep.encoder=12,2")
	if l.st.p.made != 640+pieceImages {
		t.Errorf("another net has %d images", l.st.p.made)
	}
	work(s)
	var sums images.Sums
	sums.Add(whole.Slice(0, 900))
	if p := l.st.p; !slices.Equal(p.all.Pixels.Data, whole.Pixels.Data) || p.levels != (levels{sums.MeanImageEntropy(), sums.EntropyFloor()}) || len(l.curves().Levels) != 2 {
		t.Errorf("other images, or levels %v", p.levels)
	}
	if len(l.Runs[0].Trace) < 2 {
		t.Error("nothing was trained on them")
	}
}

// TestOwnImagesAreCopiedInPieces: as the seed draws them.
func TestOwnImagesAreCopiedInPieces(t *testing.T) {
	s, l := opened(t, little+short)
	s.LoadImages(lab.ImageFile{Pictures: []lab.Picture{sheetOf(40, 30, 32)}, Side: 32})
	if l.st.p.ready() {
		t.Fatal("1,200 images are made at once")
	}
	work(s)
	seen := map[int]bool{}
	for i := range l.st.p.all.Len() {
		seen[slices.Index(l.st.p.all.Pixels.Row(i), 1)] = true
	}
	if len(seen) != 32*32 || seen[-1] {
		t.Errorf("%d images of one pixel of ink each, want %d", len(seen), 32*32)
	}
}
