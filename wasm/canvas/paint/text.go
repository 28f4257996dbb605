//go:build js

package paint

import (
	"fmt"
	"math"
	"syscall/js"

	"github.com/hajimehoshi/ebiten/v2"

	"hfplayground/core/draw"
	"hfplayground/wasm/port"
)

// mostTexts is how many lines of text are kept, and keepFor for how many paints
// one that is not drawn stays: a label that comes and goes while a slider moves
// need not be made again.
const (
	mostTexts = 256
	keepFor   = 120
)

// textKey is all that the pixels of a line of text depend on, beside the scale.
type textKey struct {
	s     string
	size  float64
	bold  bool
	color draw.Color
	halo  draw.Color
}

// line is a drawn line of text.
type line struct {
	image *ebiten.Image
	width float64 // of the text, in pixels
	x, y  float64 // where the left end of the baseline lies in image
	used  int
}

// texts draws lines of text with the browser's own 2D canvas, which has the
// reader's fonts, every script and sharp glyphs at any scale, and keeps them.
type texts struct {
	canvas  js.Value
	context js.Value
	kept    map[textKey]*line
	now     int
}

func newTexts() texts {
	canvas := js.Global().Get("document").Call("createElement", "canvas")
	options := js.Global().Get("Object").New()
	options.Set("willReadFrequently", true)
	return texts{canvas: canvas, context: canvas.Call("getContext", "2d", options), kept: map[textKey]*line{}}
}

func (t *texts) clear() {
	for key := range t.kept {
		t.drop(key)
	}
}

func (t *texts) drop(key textKey) {
	if image := t.kept[key].image; image != nil {
		image.Deallocate()
	}
	delete(t.kept, key)
}

// age drops lines that have not been drawn for long, when there are many.
func (t *texts) age() {
	t.now++
	if len(t.kept) <= mostTexts {
		return
	}
	for key, l := range t.kept {
		if t.now-l.used > keepFor {
			t.drop(key)
		}
	}
	if len(t.kept) > 2*mostTexts {
		t.clear()
	}
}

// text draws one line of text. Its baseline and left end lie on whole pixels,
// or the glyphs would blur.
func (b *brush) text(op draw.Text) {
	x, y := op.At.X*b.scale, (op.At.Y+op.Align.Drop()*op.Size)*b.scale
	if op.S == "" || op.Color.A == 0 || !(op.Size > 0) || math.IsNaN(x+y) || math.IsInf(x+y, 0) {
		return
	}
	b.flush()
	l := b.texts.line(op, b.scale)
	if l.image == nil {
		return
	}
	x -= l.width * float64(op.Align.X) / 2 // start, middle, end
	draw := &ebiten.DrawImageOptions{}
	draw.GeoM.Translate(math.Round(x-l.x), math.Round(y-l.y))
	b.dst.DrawImage(l.image, draw)
}

// line returns op drawn.
func (t *texts) line(op draw.Text, scale float64) *line {
	key := textKey{op.S, op.Size, op.Bold, op.Color, op.Halo}
	l, ok := t.kept[key]
	if !ok {
		l = t.draw(op, scale)
		t.kept[key] = l
	}
	l.used = t.now
	return l
}

// draw makes the pixels of op.
func (t *texts) draw(op draw.Text, scale float64) *line {
	c := t.context
	t.style(op, scale)
	m := c.Call("measureText", op.S)
	metric := func(name string) float64 { return m.Get(name).Float() }
	pad := math.Ceil(draw.HaloWidth*scale/2) + 1
	l := &line{
		width: metric("width"),
		x:     math.Ceil(max(metric("actualBoundingBoxLeft"), 0)) + pad,
		y:     math.Ceil(max(metric("actualBoundingBoxAscent"), 0)) + pad,
	}
	w := int(l.x + math.Ceil(max(metric("actualBoundingBoxRight"), 0)) + pad)
	h := int(l.y + math.Ceil(max(metric("actualBoundingBoxDescent"), 0)) + pad)
	const widest = 4096 // of a texture that every GPU takes
	w, h = min(w, widest), min(h, widest)
	t.canvas.Set("width", w)
	t.canvas.Set("height", h)
	t.style(op, scale) // a new size resets it
	if op.Halo.A > 0 {
		c.Set("strokeStyle", css(op.Halo))
		c.Set("lineWidth", draw.HaloWidth*scale)
		c.Set("lineJoin", "round")
		c.Call("strokeText", op.S, l.x, l.y)
	}
	c.Set("fillStyle", css(op.Color))
	c.Call("fillText", op.S, l.x, l.y)
	l.image = upload(c.Call("getImageData", 0, 0, w, h).Get("data"), w, h)
	return l
}

// style sets what the measures depend on.
func (t *texts) style(op draw.Text, scale float64) {
	weight := ""
	if op.Bold {
		weight = "600 "
	}
	t.context.Set("font", fmt.Sprintf("%s%gpx %s", weight, op.Size*scale, draw.FontFamily))
}

func css(c draw.Color) string {
	return fmt.Sprintf("rgba(%d,%d,%d,%g)", c.R, c.G, c.B, float64(c.A)/math.MaxUint8)
}

// upload returns an image of straight RGBA bytes.
func upload(data js.Value, w, h int) *ebiten.Image {
	rgba, ok := port.Bytes(data.Get("buffer"))
	if !ok || len(rgba) != 4*w*h {
		return nil
	}
	for i := 0; i < len(rgba); i += 4 {
		a := int(rgba[i+3])
		for j := i; j < i+3; j++ {
			rgba[j] = uint8((int(rgba[j])*a + math.MaxUint8/2) / math.MaxUint8)
		}
	}
	image := ebiten.NewImage(w, h)
	image.WritePixels(rgba)
	return image
}
