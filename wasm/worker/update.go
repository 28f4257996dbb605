//go:build js

package main

import (
	"syscall/js"

	"hfplayground/core/lab"
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
	tell("parts", len(u.Parts) > 0, func() js.Value { return port.List(u.Parts, part) })
	drawings := s.room.draw(u.Parts)
	tell("drawings", len(drawings) > 0, func() js.Value { return port.Pairs(drawings) })
	if !fresh {
		return nil
	}
	s.link, s.busy = u.Link, u.Busy
	news.Set("link", u.Link)
	news.Set("busy", u.Busy)
	return news
}

func inspectorRow(r lab.Row) js.Value { return port.Row(r.Key, r.Label, r.Text) }

func table(t *lab.Table) js.Value {
	v := js.Global().Get("Object").New()
	v.Set("caption", t.Caption)
	v.Set("head", port.Row(t.Head...))
	v.Set("rows", port.List(t.Rows, func(cells []string) js.Value { return port.Row(cells...) }))
	return v
}

func part(p wire.Part) js.Value {
	v := js.Global().Get("Object").New()
	v.Set("kind", int(p.Kind()))
	v.Set("buffer", port.Buffer(wire.Encode(p)))
	return v
}
