package draw

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func svg(t *testing.T, list List, title string) string {
	t.Helper()
	var b strings.Builder
	if err := SVG(&b, list, title); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSVGPath(t *testing.T) {
	tests := []struct {
		name string
		op   Op
		want string
	}{
		{"fill", Fill{[]Path{{{1, 2}, {3.25, 2}, {3, -1.04}}}, rgb(0x102030)},
			`<path fill="#102030" d="M1 2l2.3 0-.3-3z"/>`},
		{"two rings", Fill{[]Path{{{0, 0}, {1, 0}, {1, 1}}, {{5, 5}, {6, 5}, {6, 6}}}, rgb(0).Alpha(0.5)},
			`<path fill="#000000" fill-opacity="0.5" fill-rule="evenodd" d="M0 0l1 0 0 1zM5 5l1 0 0 1z"/>`},
		{"dashed line", Stroke{Paths: []Path{{{0, 0}, {0.04, 0}, {-2, 7}}}, Width: 1.25, Color: rgb(0xffffff), Dash: []float64{4, 2.5}},
			`<path fill="none" stroke="#ffffff" stroke-width="1.25" stroke-linejoin="round" stroke-linecap="round" stroke-dasharray="4 2.5" d="M0 0l-2 7"/>`},
		{"closed", Stroke{Paths: []Path{{{0, 0}, {1, 0}, {1, 1}}}, Closed: true, Width: 1, Color: rgb(0)},
			`<path fill="none" stroke="#000000" stroke-width="1" stroke-linejoin="round" stroke-linecap="round" d="M0 0l1 0 0 1z"/>`},
		{"dot", Stroke{Paths: []Path{{{3, 4}}, {}}, Width: 2, Color: rgb(0)},
			`<path fill="none" stroke="#000000" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" d="M3 4h0"/>`},
		{"not a number", Fill{[]Path{{{math.NaN(), math.Inf(1)}, {1, 1}}}, rgb(0)},
			`<path fill="#000000" d="M0 0l1 1z"/>`},
		{"text", Text{At: Point{1, 2}, S: `a<b & "c"` + "\x00\xff", Size: 12, Bold: true, Color: rgb(0), Halo: rgb(0xffffff), Align: Align{End, Top}},
			`<text x="1" y="11" font-size="12" font-weight="600" text-anchor="end" fill="#000000" stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">a&lt;b &amp; &quot;c&quot;` + "\uFFFD\uFFFD</text>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := svg(t, List{W: 10, H: 10, Layers: []Layer{{Ops: []Op{tt.op}}}}, "t")
			if !strings.Contains(got, tt.want+"\n") {
				t.Errorf("SVG = %s, want it to contain %s", got, tt.want)
			}
			if err := parses(got); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSVGTitle(t *testing.T) {
	got := svg(t, List{W: 20.04, H: 10}, `<x> & "y" <clip>`)
	want := `viewBox="0 0 20 10" width="20" height="10" role="img"`
	if !strings.Contains(got, want) || !strings.Contains(got, "<title>&lt;x&gt; &amp; &quot;y&quot; &lt;clip&gt;</title>") {
		t.Errorf("SVG = %s, want %s and an escaped title", got, want)
	}
}

// TestSVGIds: drawings in one page must not share ids, nor use inline styles.
func TestSVGIds(t *testing.T) {
	dot := []Op{Fill{[]Path{{{1, 2}, {3, 2}, {3, 4}}}, rgb(0)}}
	list := List{W: 9, H: 9, Layers: []Layer{{Ops: dot}, {Clip: Rect{0, 0, 5, 5}, Ops: dot}, {Clip: Rect{1, 1, 5, 5}, Ops: dot}}}
	a, b := svg(t, list, "one"), svg(t, list, "two")
	id := regexp.MustCompile(` id="([^"]*)"`)
	known := map[string]bool{}
	for _, m := range id.FindAllStringSubmatch(a, -1) {
		known[m[1]] = true
		if strings.Count(a, "url(#"+m[1]+")") == 0 {
			t.Errorf("id %q is not used", m[1])
		}
	}
	if len(known) == 0 {
		t.Error("no clip at all")
	}
	for _, m := range id.FindAllStringSubmatch(b, -1) {
		if known[m[1]] {
			t.Errorf("two drawings share id %q", m[1])
		}
	}
	if strings.Contains(a, "style") {
		t.Error("the drawing has an inline style")
	}
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestSVGError(t *testing.T) {
	if err := SVG(brokenWriter{}, List{W: 1, H: 1}, ""); !errors.Is(err, errBroken) {
		t.Errorf("SVG to a broken writer = %v, want %v", err, errBroken)
	}
}

// parses reports whether s is well-formed XML.
func parses(s string) error {
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func TestOnSurface(t *testing.T) {
	var l Layer
	l.Fill(Color{1, 2, 3, 255}, Path{{X: 1, Y: 1}, {X: 2, Y: 1}, {X: 2, Y: 2}})
	bare := List{W: 30, H: 20, Layers: []Layer{l}}
	for _, theme := range []Theme{{}, {Dark: true}} {
		list := bare.OnSurface(theme)
		if len(bare.Layers) != 1 || len(list.Layers) != 2 {
			t.Fatalf("layers = %d, and %d of what is drawn, want 2 and 1", len(list.Layers), len(bare.Layers))
		}
		ground, ok := list.Layers[0].Ops[0].(Fill)
		if !ok || ground.Color != theme.Palette().Surface {
			t.Errorf("dark = %v: the first operation is %v, want a fill with the surface", theme.Dark, list.Layers[0].Ops[0])
		}
		if box := (Rect{W: 30, H: 20}).Outline(); !slices.Equal(ground.Paths[0], box) {
			t.Errorf("dark = %v: it fills %v, want %v", theme.Dark, ground.Paths[0], box)
		}
	}
}

// TestSVGBitmaps: the colour of most pixels is one shape, runs of the others are lines in
// the middle of their row, and images whose pixels are of other heights have paths of their own.
func TestSVGBitmaps(t *testing.T) {
	op := Bitmaps{Colors: []Color{rgb(0xffffff), rgb(0x102030), rgb(0x405060)}, Images: []Bitmap{
		{At: Rect{X: 10, Y: 5, W: 10, H: 5}, W: 4, H: 2, Pixels: []uint8{0, 1, 1, 0, 2, 0, 1, 0}},
		{At: Rect{X: 30, Y: 5, W: 2, H: 2}, W: 2, H: 2, Pixels: []uint8{1, 0, 0, 0}},
	}}
	got := svg(t, List{W: 40, H: 10, Layers: []Layer{{Ops: []Op{op}}}}, "t")
	for _, want := range []string{
		`<path shape-rendering="crispEdges" fill="#ffffff" d="M10 5l10 0 0 5-10 0z"/>`,
		`<path fill="none" shape-rendering="crispEdges" stroke="#102030" stroke-width="2.5" d="m12.5 6.25h5m-2.5 2.5h2.5"/>`,
		`<path fill="none" shape-rendering="crispEdges" stroke="#405060" stroke-width="2.5" d="m10 8.75h2.5"/>`,
		`<path fill="none" shape-rendering="crispEdges" stroke="#102030" stroke-width="1" d="m30 5.5h1"/>`,
	} {
		if !strings.Contains(got, want+"\n") {
			t.Errorf("SVG = %s, want it to contain %s", got, want)
		}
	}
	if err := parses(got); err != nil {
		t.Error(err)
	}
}

// TestSVGLargeBitmap: the pixels of a large image are the units of its lines, which are
// whole numbers, in the place and size of the image.
func TestSVGLargeBitmap(t *testing.T) {
	const w, h = 64, 32
	m := Bitmap{At: Rect{X: 10, Y: 5, W: 128, H: 16}, W: w, H: h, Pixels: make([]uint8, w*h)}
	m.Pixels[3*w+2], m.Pixels[3*w+3], m.Pixels[5*w+1], m.Pixels[0] = 1, 1, 1, 2
	got := svg(t, List{W: 200, H: 40, Layers: []Layer{{Ops: []Op{Bitmaps{Colors: []Color{rgb(0xffffff), rgb(0x102030), rgb(0x405060)}, Images: []Bitmap{m}}}}}}, "t")
	for _, want := range []string{
		`<g fill="none" shape-rendering="crispEdges" transform="translate(10 5) scale(2 0.5)">`,
		`<path fill="#ffffff" d="M0 0h64v32h-64z"/>`,
		`<path stroke="#102030" d="M0-.5m2 4h2m-3 2h1"/>`,
		`<path stroke="#405060" d="M0-.5m0 1h1"/>`,
	} {
		if !strings.Contains(got, want+"\n") {
			t.Errorf("SVG = %s, want it to contain %s", got, want)
		}
	}
	if err := parses(got); err != nil {
		t.Error(err)
	}
}
