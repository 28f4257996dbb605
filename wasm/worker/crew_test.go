//go:build js

package main

import (
	"strings"
	"syscall/js"
	"testing"

	"hfplayground/wasm/port"
)

// pair is a server with a helper, and the messages between them, copied as a browser does.
type pair struct {
	lead, hand      *server
	orders, replies []js.Value
	bytes           int // transferred
}

func newPair(t *testing.T) *pair {
	p := &pair{lead: timeless(), hand: timeless()}
	copied := func(list *[]js.Value) js.Value {
		f := js.FuncOf(func(_ js.Value, args []js.Value) any {
			options := js.Global().Get("Object").New()
			for _, b := range port.Items(args[0].Index(1)) {
				p.bytes += b.Get("byteLength").Int()
			}
			options.Set("transfer", args[0].Index(1))
			*list = append(*list, js.Global().Call("structuredClone", args[0].Index(0), options))
			return nil
		})
		t.Cleanup(f.Release)
		return f.Value
	}
	helper := eval("{number: 0}")
	helper.Set("post", copied(&p.orders))
	p.lead.join(helper)
	p.hand.assist(copied(&p.replies))
	return p
}

// work lets both work for a piece, and brings what they say to each other.
func (p *pair) work() {
	p.lead.advance(js.ValueOf(0.0))
	for _, o := range p.orders {
		p.hand.order(o)
	}
	p.orders = nil
	p.hand.advance(js.ValueOf(0.0))
	for _, r := range p.replies {
		answer := eval("{number: 0}")
		answer.Set("reply", r)
		p.lead.reply(answer)
	}
	p.replies = nil
}

// readouts returns the losses in the readouts of an update, and the sentence on who leads.
func readouts(news js.Value) string {
	var b strings.Builder
	for _, row := range port.Items(news.Get("readouts")) {
		if key := row.Index(0).String(); key == "sentence" || strings.HasSuffix(key, ".f") {
			b.WriteString(key + "=" + row.Index(1).String() + "\n")
		}
	}
	return b.String()
}

// TestCrew has a helper share in races, by the messages that a browser would carry.
func TestCrew(t *testing.T) {
	for _, link := range []string{
		"lab=deep&deep.n=700&deep.tests=0&race=hf,momentum&momentum.batch=0&hf.curvature-batch=0&steps=4",
		"lab=network&network.hidden=64,64,64&network.data=moons&network.moons-n=2500&network.train=0.9&race=hf,gd&hf.cg-max=5&steps=2",
	} {
		testCrew(t, link)
	}
}

func testCrew(t *testing.T, link string) {
	alone := timeless()
	alone.open(js.ValueOf(link))
	alone.finish(t)
	want := readouts(alone.news(t))

	p := newPair(t)
	if p.lead.wanted(js.Undefined()) == true {
		t.Error("a helper is wanted before there is anything to share")
	}
	p.lead.open(js.ValueOf(link))
	waited := false
	for i := 0; p.lead.session.Lab().Progress().Busy; i++ {
		if i > 10_000 {
			t.Fatal("the session is busy without end")
		}
		p.work()
		for range 20 { // the helper is late
			waited = waited || p.bytes > 0 && p.lead.advance(js.ValueOf(0.0)) == false && p.lead.session.Lab().Progress().Busy
		}
	}
	if p.lead.wanted(js.Undefined()) != true || p.bytes < 1e6 || !waited {
		t.Errorf("%s: wanted: %v, %d bytes were transferred, waited: %t", link, p.lead.wanted(js.Undefined()), p.bytes, waited)
	}
	if got := readouts(p.lead.news(t)); got != want || !strings.Contains(want, "run.hf.f=") || !strings.Contains(want, "sentence=") {
		t.Errorf("%s with a helper:\n%swant\n%s", link, got, want)
	}
	p.lead.leave(js.ValueOf(0))
}

func TestOddCrew(t *testing.T) {
	p := newPair(t)
	for _, expr := range []string{"undefined", "null", "3", "'text'", "{}", "{number: 0}", "{number: 0, post: 3}", "{number: 0, reply: {}}", "{number: 9, reply: {number: 1, sum: 'x'}}",
		"{query: 3}", "{number: 1, part: [1, 2], cut: [0, 'x', 0], x: 3}", "{number: 1, part: 'ab', cut: null}"} {
		p.lead.join(eval(expr))
		p.lead.leave(eval(expr))
		p.lead.reply(eval(expr))
		p.lead.order(eval(expr))
		p.lead.assist(eval(expr))
		p.hand.order(eval(expr))
	}
	p.hand.order(eval("{number: 1, query: 'lab=landscape', memory: [['a'], 'b', ['c', 'd']]}"))
	p.hand.advance(js.ValueOf(1.0))
	if p.lead.helper != nil {
		t.Error("a worker has become a helper without a port")
	}
	for _, r := range p.replies {
		if r.Get("made").Truthy() {
			t.Error("a helper says that it has made what cannot be shared")
		}
	}
}
