package deep

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/images"
	"hfplayground/core/lab"
)

// drawnAtOnce returns n images of the first generator.
func drawnAtOnce(side, n int, seed uint64) images.Set {
	s := images.Blank(side, n)
	for i := range n {
		s.Draw(images.Generators()[0].New(), i, seed)
	}
	return s
}

// tableOf is a table of n images of a generator.
func tableOf(n, side int) string {
	var b strings.Builder
	for i, v := range drawnAtOnce(side, n, 3).Grey().Ink {
		fmt.Fprint(&b, v)
		b.WriteString(map[bool]string{true: "\n", false: ","}[(i+1)%(side*side) == 0])
	}
	return b.String()
}

// sheetOf is a picture of across × down tiles with one dark pixel each, at a place of its own.
func sheetOf(across, down, side int) lab.Picture {
	p := lab.Picture{Name: "sheet.png", W: across * side, H: down * side, Light: slices.Repeat([]uint8{255}, across*down*side*side)}
	for i := range across * down {
		at := i % (side * side)
		p.Light[(i/across*side+at/side)*p.W+i%across*side+at%side] = 0
	}
	return p
}

const short = "&race=gd&steps=2"

func finish(s *lab.Session) lab.Update {
	for s.Advance(func() bool { return true }) {
	}
	return s.Update(true)
}

// TestImagesAreReadInPieces: a session asks between pieces, says how far it is, and takes the images when all are
// read, those of LoadImages; they can be given up, and another link gives them up.
func TestImagesAreReadInPieces(t *testing.T) {
	file := lab.ImageFile{Text: tableOf(300, 8)}
	whole, _ := opened(t, little+short)
	whole.LoadImages(file)
	finish(whole)
	s, _ := opened(t, little+short)
	before := s.Link()
	begin := func(f lab.ImageFile) (said []string) {
		s.BeginImages(f)
		for pieces := 0; s.Reads(); pieces++ {
			if pieces > 300 || s.Link() != before {
				t.Fatalf("after %d pieces the link is %s", pieces, s.Link())
			}
			u := s.Update(false)
			if !u.Busy {
				t.Fatal("a session that reads says that it rests")
			}
			for _, p := range u.Readouts {
				if p.Key == "reading" {
					said = append(said, p.Value)
				}
			}
			s.Advance(func() bool { return false })
		}
		return said
	}
	said := begin(file)
	if len(said) < 15 || said[0] != "Reading the file." || said[2] != "Reading the images: 16 of about 300." || said[len(said)-1] != "Taking in the images: 256 of 300." {
		t.Errorf("said %q", said)
	}
	if u := finish(s); len(u.Notes) > 0 || s.Link() != whole.Link() || s.Reads() {
		t.Errorf("notes %v, link %s, want %s", u.Notes, s.Link(), whole.Link())
	}
	got, want := s.Lab().(*Lab), whole.Lab().(*Lab)
	if !slices.Equal(got.own.Ink, want.own.Ink) || got.own.sum != newOwn(got.own.Grey).sum || got.own.text != newOwn(got.own.Grey).text {
		t.Error("the images are others than those of one piece")
	}
	for what, stop := range map[string]func(){"given up": s.EndImages, "another link": func() { s.Open(before) }} {
		s.Open(before)
		finish(s)
		s.BeginImages(file)
		s.Advance(func() bool { return false })
		stop()
		if u := finish(s); s.Reads() || s.Link() != before || len(u.Notes) > 0 {
			t.Errorf("%s: link %s, notes %v", what, s.Link(), u.Notes)
		}
	}
	said = begin(lab.ImageFile{Pictures: []lab.Picture{sheetOf(8, 40, 8)}, Side: 8})
	if s.Open(before); len(said) < 42 || said[1] != "Reading the images: 8 of about 320." {
		t.Errorf("of a picture: said %q", said)
	}
	begin(lab.ImageFile{Text: tableOf(100, 8) + "x" + tableOf(30, 8)})
	if text := notesOf(s); !strings.HasPrefix(text, lab.KeyImages+": Line 101, column 1: ") || s.Link() != before {
		t.Errorf("a spoiled line: noted %q in %s", text, s.Link())
	}
}

// TestOwnImages: a table and a picture become the data, all of them used once, and the link
// stands for them.
func TestOwnImages(t *testing.T) {
	for _, tt := range []struct {
		name           string
		file           lab.ImageFile
		side, n, tests int
	}{
		{"table", lab.ImageFile{Text: tableOf(60, 9)}, 9, 50, 10},
		{"sheet", lab.ImageFile{Pictures: []lab.Picture{sheetOf(8, 5, 10)}, Side: 10}, 10, 34, 6},
		{"few", lab.ImageFile{Text: tableOf(21, 8)}, 8, 20, 1},
	} {
		s, l := opened(t, little+short)
		s.LoadImages(tt.file)
		u := finish(s)
		if len(u.Notes) > 0 {
			t.Fatalf("%s: %v", tt.name, u.Notes)
		}
		p := l.st.p
		if p.train.Side != tt.side || p.train.Len() != tt.n || p.test.Len() != tt.tests {
			t.Errorf("%s: side %d, %d and %d images; want %d, %d, %d", tt.name, p.train.Side, p.train.Len(), p.test.Len(), tt.side, tt.n, tt.tests)
		}
		var seen []string
		for _, set := range []images.Set{p.train, p.test} {
			for i := range set.Len() {
				seen = append(seen, fmt.Sprint(set.Pixels.Row(i)))
			}
		}
		if slices.Sort(seen); len(slices.Compact(seen)) != tt.n+tt.tests {
			t.Errorf("%s: an image is used twice", tt.name)
		}
		if !strings.Contains(u.Link, "deep.data=own") || !strings.Contains(s.Title(), "your own images") {
			t.Errorf("%s: link %s, title %s", tt.name, u.Link, s.Title())
		}
		if len(u.Memory) == 0 {
			t.Errorf("%s: nothing is remembered", tt.name)
		}
	}
}

// TestOwnImagesAreRefused in sentences, under one key, and nothing is lost.
func TestOwnImagesAreRefused(t *testing.T) {
	line := strings.TrimSuffix(strings.Repeat("1,", 64), ",") + "\n"
	for _, tt := range []struct {
		name string
		file lab.ImageFile
		want string
	}{
		{"a word", lab.ImageFile{Text: line + "cat" + line[1:]}, `Line 2, column 1: "cat" is not a number.`},
		{"tiles that do not fit", lab.ImageFile{Pictures: []lab.Picture{{W: 100, H: 90, Light: make([]uint8, 9000)}}, Side: 28}, "The picture has 100 × 90 pixels, which cannot be cut into tiles of 28 × 28."},
		{"one image", lab.ImageFile{Text: line}, "There is 1 image of 8 × 8 pixels, and at least 20 are needed."},
		{"few", lab.ImageFile{Text: strings.Repeat(line, 19)}, "There are 19 images of 8 × 8 pixels, and at least 20 are needed."},
		{"a side too large for the net", lab.ImageFile{Text: tableOf(20, 32)}, "The images do not go with the settings. The net 1024-900-900-900-1024 has 3466924 weights, and at most 2000000 can be trained here."},
	} {
		s, l := opened(t, "lab=deep&deep.n=20&deep.tests=0&deep.side=8&race=&deep.encoder=900,900")
		before, p := s.Link(), l.st.p
		s.LoadImages(tt.file)
		notes := s.Update(false).Notes
		if len(notes) != 1 || notes[0].Key != lab.KeyImages || notes[0].Value != tt.want {
			t.Errorf("%s: notes %v, want %q", tt.name, notes, tt.want)
		}
		if s.Link() != before || l.st.p != p || l.own != nil {
			t.Errorf("%s: the link became %s", tt.name, s.Link())
		}
	}
}

// TestOwnImagesOfALink that are not there are asked for; those that are stay through other labs,
// other data and a new worker.
func TestOwnImagesOfALink(t *testing.T) {
	s, _ := opened(t, little+short+"&deep.data=own")
	if notes := fmt.Sprint(s.Update(false).Notes); !strings.Contains(notes, "deep.data The images of this link are in files") {
		t.Errorf("notes %s", notes)
	}
	s.Edit("deep.data=own")
	if notes := fmt.Sprint(s.Update(false).Notes); !strings.Contains(notes, "No images of your own are loaded yet") || strings.Contains(s.Link(), "deep.data=own") {
		t.Errorf("notes %s, link %s", notes, s.Link())
	}
	s.LoadImages(lab.ImageFile{Text: tableOf(60, 9)})
	u := finish(s)
	link, pixels := u.Link, s.Lab().(*Lab).st.p.train.Pixels.Data
	again, l := opened(t, little+short)
	again.Reopen(link, u.Memory)
	finish(again)
	if again.Link() != link || !slices.Equal(l.st.p.train.Pixels.Data, pixels) {
		t.Errorf("reopened as %s with other images, want %s", again.Link(), link)
	}
	again.Edit("deep.data=strokes&deep.n=500")
	again.Edit("deep.data=own&deep.n=50")
	again.Edit("act=reset")
	if notes := again.Update(false).Notes; len(notes) > 0 || l.st.n+l.st.tests != 60 || l.st.side != 9 {
		t.Errorf("notes %v, %d and %d images of side %d after a reset", notes, l.st.n, l.st.tests, l.st.side)
	}
	for _, edit := range []string{"deep.side=12", "deep.n=61", "deep.tests=30"} {
		again.Edit(edit)
		if notes := fmt.Sprint(again.Update(false).Notes); !strings.Contains(notes, edit[:strings.Index(edit, "=")]) || l.st.side != 9 || l.st.n+l.st.tests > 60 {
			t.Errorf("%s: notes %s, side %d, %d and %d images", edit, notes, l.st.side, l.st.n, l.st.tests)
		}
	}
}

// TestOtherImagesBeginAnew: runs on other images of as many pixels are other runs; the same
// images leave them.
func TestOtherImagesBeginAnew(t *testing.T) {
	s, l := opened(t, little+short)
	load := func(text string) any {
		s.LoadImages(lab.ImageFile{Text: text})
		finish(s)
		return l.Runs[0]
	}
	first := load(tableOf(60, 8))
	if load(tableOf(60, 8)) != first {
		t.Error("the same images began the run anew")
	}
	if load(strings.Replace(tableOf(60, 8), "0,", "9,", 1)) == first {
		t.Error("other images kept the run")
	}
}

// TestLinkKnowsItsImages: a link that was made with one file is refused in words for another of the same
// size; with its own it is the same again, and so is one of before, which has no mark.
func TestLinkKnowsItsImages(t *testing.T) {
	one, other := tableOf(60, 8), strings.Replace(tableOf(60, 8), "0,", "9,", 1)
	s, l := opened(t, little+short)
	load := func(text string) string {
		s.LoadImages(lab.ImageFile{Text: text})
		finish(s)
		return s.Link()
	}
	first, second := load(one), load(other)
	if first == second || !strings.Contains(first, "deep.mark=") {
		t.Fatalf("links %s and %s", first, second)
	}
	s.Open(first)
	if notes := notesOf(s); !strings.HasPrefix(notes, "deep.data: The images of this link are others than those you have loaded.") || strings.Contains(s.Link(), "own") {
		t.Errorf("with the second file the first link says %q and becomes %s", notes, s.Link())
	}
	if load(one) != first {
		t.Errorf("with its own file the link is %s, want %s", s.Link(), first)
	}
	s.Open(strings.Replace(first, "&deep.mark="+l.own.mark(), "", 1))
	if notes := notesOf(s); notes != "" || s.Link() != first {
		t.Errorf("a link without a mark: noted %q, link %s", notes, s.Link())
	}
	s.Edit("deep.mark=00000000")
	if notes := notesOf(s); !strings.Contains(notes, l.own.mark()+", that of the images you have loaded") || s.Link() != first {
		t.Errorf("another mark: noted %q, link %s", notes, s.Link())
	}
	s.Edit("deep.data=curves")
	if strings.Contains(s.Link(), "mark") {
		t.Errorf("other data keep the mark: %s", s.Link())
	}
}

// TestRecallIgnoresWhatItCannotRead.
func TestRecallIgnoresWhatItCannotRead(t *testing.T) {
	for _, memory := range []map[string]string{
		{}, {memorySide: "8"}, {memorySide: "8", memoryInk: "?"}, {memorySide: "8", memoryInk: "AAAA"}, {memorySide: "7", memoryInk: ""}, {memorySide: "x", memoryInk: ""},
	} {
		l := newLab(lab.Env{})
		if l.Recall(memory); l.own != nil {
			t.Errorf("%v is %d images", memory, l.own.Len())
		}
	}
}
