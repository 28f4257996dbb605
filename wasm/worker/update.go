//go:build js

package main

import (
	"bytes"
	"syscall/js"

	"hfplayground/core/lab"
	"hfplayground/core/term"
	"hfplayground/core/wire"
	"hfplayground/wasm/port"
)

// update returns the update message of core/doc.go without its type and edit; a
// key whose value has not changed is left out. It returns null when nothing has.
func (s *server) update(js.Value) any {
	u := s.session.Update(s.room.table)
	news := js.Global().Get("Object").New()
	fresh := u.Link != s.link || u.Busy != s.busy
	tell := func(key string, changed bool, value func() js.Value) {
		if changed {
			news.Set(key, value())
			fresh = true
		}
	}
	tell("values", u.Values != nil, func() js.Value { return port.Pairs(u.Values) })
	tell("notes", len(u.Notes) > 0, func() js.Value { return port.Pairs(u.Notes) })
	tell("readouts", len(u.Readouts) > 0, func() js.Value { return port.Pairs(u.Readouts) })
	tell("inspector", u.Inspector != nil, func() js.Value { return port.List(u.Inspector, inspectorRow) })
	tell("table", u.Table != nil, func() js.Value { return table(u.Table) })
	tell("part", u.Detail != nil, func() js.Value { return table(u.Detail) })
	tell("memory", u.Memory != nil, func() js.Value { return port.Pairs(u.Memory) })
	parts := s.changed(u.Parts)
	tell("parts", len(parts) > 0, func() js.Value { return port.List(parts, message) })
	drawings := s.room.draw(parts)
	tell("drawings", len(drawings) > 0, func() js.Value { return port.List(drawings, drawn) })
	if !fresh {
		return nil
	}
	s.session.Reported()
	s.link, s.busy = u.Link, u.Busy
	news.Set("link", u.Link)
	news.Set("steps", u.Steps)
	news.Set("busy", u.Busy)
	return news
}

func inspectorRow(r lab.Row) js.Value {
	return port.Row(r.Key, r.Label(), r.Text, r.Meaning, r.Formula)
}

// drawn returns [key, svg, terms], each term as [symbol or name, label, meaning, equation].
func drawn(d drawing) js.Value {
	v := port.Row(d.key, d.svg)
	v.SetIndex(2, port.List(d.terms, func(t term.Term) js.Value {
		short := t.Symbol
		if short == "" {
			short = t.Name
		}
		return port.Row(short, t.Label(), t.Meaning, t.Formula)
	}))
	return v
}

func table(t *lab.Table) js.Value {
	v := js.Global().Get("Object").New()
	v.Set("caption", t.Caption)
	v.Set("head", port.Row(t.Head...))
	v.Set("rows", port.List(t.Rows, func(cells []string) js.Value { return port.Row(cells...) }))
	return v
}

// encoded is a part and its bytes.
type encoded struct {
	wire.Part
	bytes []byte
}

// changed returns the parts that are not what the page has already: a pointer
// that hovers touches the state, but nothing that is drawn.
func (s *server) changed(parts []wire.Part) []encoded {
	var news []encoded
	for _, p := range parts {
		b := wire.Encode(p)
		if !bytes.Equal(b, s.sent[p.Kind()]) {
			s.sent[p.Kind()] = b
			news = append(news, encoded{p, b})
		}
	}
	return news
}

// message returns {kind, buffer}.
func message(p encoded) js.Value {
	v := js.Global().Get("Object").New()
	v.Set("kind", int(p.Kind()))
	v.Set("buffer", port.Buffer(p.bytes))
	return v
}
