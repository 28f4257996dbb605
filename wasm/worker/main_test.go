//go:build js

package main

import (
	"strings"
	"syscall/js"
	"testing"

	"hfplayground/core/wire"
	"hfplayground/wasm/port"
)

// timeless returns a server whose clock stands still.
func timeless() *server { return newServer(func() float64 { return 0 }) }

// eval returns what a JavaScript expression gives.
func eval(expr string) js.Value { return js.Global().Call("eval", "("+expr+")") }

// finish works until nothing is left to do.
func (s *server) finish(t *testing.T) {
	t.Helper()
	for range 10_000 {
		if busy := s.advance(js.ValueOf(50)); busy == false {
			return
		}
	}
	t.Fatal("the session is busy without end")
}

func (s *server) news(t *testing.T) js.Value {
	t.Helper()
	v, ok := s.update(js.Undefined()).(js.Value)
	if !ok {
		t.Fatal("update() = null, want news")
	}
	return v
}

func TestUpdate(t *testing.T) {
	s := timeless()
	s.open(js.ValueOf("#steps=50"))
	s.finish(t)
	news := s.news(t)
	if link := news.Get("link").String(); !strings.Contains(link, "steps=50") {
		t.Errorf("link = %q, want steps=50 in it", link)
	}
	if news.Get("busy").Truthy() {
		t.Error("busy = true after all work is done")
	}
	var p wire.Picture
	for _, item := range port.Items(news.Get("parts")) {
		b, _ := port.Bytes(item.Get("buffer"))
		part, err := wire.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := item.Get("kind").Int(), int(part.Kind()); got != want {
			t.Errorf("kind = %d beside a part of kind %d", got, want)
		}
		p.Put(part)
	}
	if p.Field == nil || p.Race == nil || p.Look == nil {
		t.Errorf("first update has field, race, look = %v, %v, %v, want all", p.Field != nil, p.Race != nil, p.Look != nil)
	}
	for _, key := range []string{"values", "readouts", "inspector"} {
		if len(port.Items(news.Get(key))) == 0 {
			t.Errorf("first update has no %s", key)
		}
	}
	if again := s.update(js.Undefined()); again != nil {
		t.Errorf("update() without news = %v, want null", again)
	}
}

func TestRefusedEditIsNoted(t *testing.T) {
	s := timeless()
	s.finish(t)
	s.news(t)
	s.edit(js.ValueOf("steps=-3"))
	s.finish(t)
	notes := port.Items(s.news(t).Get("notes"))
	if len(notes) != 1 || notes[0].Index(0).String() != "steps" || !strings.Contains(notes[0].Index(1).String(), "-3") {
		t.Errorf("notes = %v, want one on steps that repeats −3", notes)
	}
}

// TestImages gives pictures as the page unpacks them, and what is none of them.
func TestImages(t *testing.T) {
	s := timeless()
	s.open(js.ValueOf("lab=deep&deep.n=20&deep.tests=0&deep.side=8&deep.encoder=4,2&race=gd&steps=1"))
	s.images(eval(`{side: 8, pictures: [{name: "a.png", w: 64, h: 24, light: Uint8Array.from({length: 64 * 24}, (_, i) => i % 7 ? 255 : 0)}]}`))
	s.finish(t)
	news := s.news(t)
	if link := news.Get("link").String(); !strings.Contains(link, "deep.data=own") || news.Get("notes").Truthy() {
		t.Errorf("link %s, notes %v", link, news.Get("notes"))
	}
	if len(port.Items(news.Get("memory"))) == 0 {
		t.Error("the images are not remembered")
	}
	s.images(eval(`{bytes: new TextEncoder().encode("1,2")}`))
	s.finish(t)
	if notes := port.Items(s.news(t).Get("notes")); len(notes) != 1 || notes[0].Index(0).String() != "pictures" {
		t.Errorf("a table that is none: notes %v, want one on pictures", notes)
	}
	for _, nothing := range []string{`{}`, `{bytes: 3, pictures: 3}`, `{pictures: [null, 3]}`, `{side: 8, pictures: [{name: "a", w: 9, h: 9, light: new Uint8Array(3)}]}`} {
		s.images(eval(`{bytes: new TextEncoder().encode("1,2\n3,4")}`))
		if s.images(eval(nothing)); s.reads(js.Undefined()) != false {
			t.Errorf("%s does not end the reading of a file", nothing)
		}
		s.finish(t)
		if again := s.update(js.Undefined()); again != nil {
			t.Errorf("%s: update() = %v, want none", nothing, again)
		}
	}
	s.images(js.ValueOf("text"))
	if s.images(eval(`globalThis.tableReads = 0, {get bytes() { tableReads++; return new Uint8Array([49, 44, 50]) }}`)); js.Global().Get("tableReads").Int() != 1 {
		t.Error("a table, which may have 64 MB, comes into the program more than once")
	}
}

func TestRoom(t *testing.T) {
	s := timeless()
	s.finish(t)
	s.news(t)
	s.enter(eval(`{dark: true, table: true, views: [{key: "landscape", w: 300, h: 200}, {key: "nowhere", w: 9, h: 9},
		{key: "curve", w: 0, h: 50}, {key: "curve", w: NaN, h: 50}, {key: 3}, null, 7]}`))
	news := s.news(t)
	drawings := port.Items(news.Get("drawings"))
	if len(drawings) != 1 || drawings[0].Index(0).String() != "landscape" || !strings.HasPrefix(drawings[0].Index(1).String(), "<svg") {
		t.Fatalf("%d drawings, want the landscape alone", len(drawings))
	}
	if rows := port.Items(news.Get("table").Get("rows")); len(rows) == 0 {
		t.Error("a table that was just opened has no rows")
	}
	s.edit(js.ValueOf("hover=0,0"))
	hovered := s.news(t)
	for _, key := range []string{"drawings", "parts"} {
		if hovered.Get(key).Truthy() {
			t.Errorf("a pointer that hovers brought %s, want readouts alone", key)
		}
	}
	s.enter(eval(`{dark: false, table: false, views: [{key: "landscape", w: 300, h: 200}]}`))
	if light := s.news(t).Get("drawings").Index(0).Index(1).String(); light == drawings[0].Index(1).String() {
		t.Error("the drawing is the same in light and dark")
	}
}

func TestFigure(t *testing.T) {
	for _, link := range []string{"", "lab=network&steps=3", "lab=network&show=slice&steps=3", "lab=neuron", "lab=cg"} {
		s := timeless()
		s.open(js.ValueOf(link))
		if early := s.figure(eval(`{w: 720, h: 480}`)); early != "" {
			t.Errorf("%q: figure before the first update = %.40q, want none", link, early)
		}
		s.finish(t)
		s.news(t)
		light, _ := s.figure(eval(`{w: 720, h: 480}`)).(string)
		if !strings.HasPrefix(light, "<svg") || !strings.Contains(light, `width="720" height="480"`) {
			t.Errorf("%q: figure = %.120q, want an SVG of 720 × 480", link, light)
		}
		if title := "<title>" + strings.ReplaceAll(s.session.Title(), ">", "&gt;"); !strings.Contains(light, title) {
			t.Errorf("%q: figure = %.400q, want %q in it", link, light, title)
		}
		if dark := s.figure(eval(`{w: 720, h: 480, dark: true}`)); dark == light {
			t.Errorf("%q: the figure is the same in light and dark", link)
		}
		for _, bad := range []string{`{w: 0, h: 480}`, `{w: 720, h: NaN}`, `{w: 1e9, h: 480}`, `{}`, `3`, `undefined`} {
			if got := s.figure(eval(bad)); got != "" {
				t.Errorf("%q: figure(%s) = %.40q, want none", link, bad, got)
			}
		}
	}
}

// TestReopen tells the memory of one server to another.
func TestReopen(t *testing.T) {
	first := timeless()
	first.open(js.ValueOf("lab=network&race=gd&steps=3&network.hidden=2&network.circle-n=400"))
	first.edit(js.ValueOf("act=own"))
	first.finish(t)
	news := first.news(t)
	if got := news.Get("steps").Int(); got != 3 {
		t.Errorf("steps = %d, want 3", got)
	}
	last := eval("{}")
	last.Set("query", news.Get("link"))
	last.Set("memory", news.Get("memory"))
	second := timeless()
	second.reopen(last)
	second.finish(t)
	again := second.news(t)
	if notes := again.Get("notes"); notes.Truthy() {
		t.Errorf("notes = %v, want none", notes)
	}
	if got, want := second.points(js.Undefined()), first.points(js.Undefined()); got != want || again.Get("link").String() != news.Get("link").String() {
		t.Errorf("link %s, want %s; or the points are others", again.Get("link"), news.Get("link"))
	}
}

func TestOddArguments(t *testing.T) {
	s := timeless()
	s.finish(t)
	s.news(t)
	for _, expr := range []string{"undefined", "null", "3", "[]", "{}"} {
		s.open(eval(expr))
		s.reopen(eval(expr))
		s.edit(eval(expr))
		s.enter(eval(expr))
	}
	if busy := s.advance(js.ValueOf("8")); busy != false {
		t.Errorf("advance of a text = %v, want false", busy)
	}
	if v := s.update(js.Undefined()); v != nil {
		t.Errorf("update() after nothing but odd arguments = %v, want null", v)
	}
}
