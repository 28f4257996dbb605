//go:build js

// Command worker is the session of the page, as a WebAssembly binary without
// threads, timers or messages of its own: web/worker.js owns those and calls the
// functions of the global object hf.
//
//	hf.open(query)      the whole state
//	hf.reopen(last)     {query, memory}: the whole state as another session had it
//	hf.edit(query)      what changes
//	hf.load(file)       {text, task}: own points, of classes or with targets; or {bytes, name}: weights
//	hf.images(images)   {bytes} of a table in UTF-8 or {pictures:[{name,w,h,light}]}, and side: own images, which advance reads; without either none are read any more
//	hf.reads()          whether images are being read
//	hf.weights(all)     {bytes, name, step, steps}: weights of the selected run at the step shown, or of all runs; null for none
//	hf.points()         the examples in force as such a text
//	hf.room(room)       {dark, table, named, views:[{key,w,h,covered}]}: what the page wants beside the parts
//	hf.figure(size)     {w, h, dark}: the picture as a drawing of that size, as SVG
//	hf.point(place)     {view, x, y}: where the pointer is on a drawing
//	hf.advance(ms)      works for about so long; true while there is more to do, but for what waits for helpers
//	hf.update()         what has changed since the last call, null for nothing
//
// and, for evaluations that are shared with other workers of the same program; see crew.go:
//
//	hf.wanted()         whether helpers are wanted
//	hf.join(helper)     {number, post}: a helper, and what posts a message with its buffers to it
//	hf.leave(number)    it is lost
//	hf.late(helper)     {number, late}: it is silent, or heard again
//	hf.reply(answer)    {number, reply}: a message of it
//	hf.assist(post)     this worker is a helper, and post posts its messages
//	hf.order(order)     a message to it
package main

import (
	"runtime/debug"
	"strconv"
	"syscall/js"
	"time"
	"unsafe"

	"hfplayground/core/crew"
	"hfplayground/core/draw"
	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/wire"
	"hfplayground/wasm/port"
)

// memoryLimit is from where on the memory is tidied more often rather than grown: of the default race of a net of
// 841,000 weights with 5,000 images, which holds 180 MB, the memory is 232 MB.
const memoryLimit = 200 << 20

func main() {
	debug.SetMemoryLimit(memoryLimit)
	start := time.Now()
	s := newServer(func() float64 { return time.Since(start).Seconds() })
	hf := js.Global().Get("Object").New()
	for name, f := range map[string]func(arg js.Value) any{
		"open":    s.open,
		"reopen":  s.reopen,
		"edit":    s.edit,
		"load":    s.load,
		"images":  s.images,
		"points":  s.points,
		"reads":   s.reads,
		"weights": s.weights,
		"room":    s.enter,
		"figure":  s.figure,
		"point":   s.point,
		"advance": s.advance,
		"update":  s.update,
		"wanted":  s.wanted,
		"join":    s.join,
		"leave":   s.leave,
		"late":    s.late,
		"reply":   s.reply,
		"assist":  s.assist,
		"order":   s.order,
	} {
		hf.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any {
			if len(args) == 0 {
				return f(js.Undefined())
			}
			return f(args[0])
		}))
	}
	js.Global().Set("hf", hf)
	select {} // the functions live as long as the worker
}

// server is the session and what the page wants to know of it.
type server struct {
	session *lab.Session
	room    room
	link    string // in the last update
	busy    bool
	sent    map[wire.Kind][]byte // the last part of each kind
	pool    *crew.Pool
	helper  *crew.Helper // where this worker is a helper; else nil
}

// newServer returns a server of the first screen; now returns the time in seconds.
func newServer(now func() float64) *server {
	pool := crew.NewPool()
	return &server{session: lab.NewWith(now, all.Labs(), pool), sent: map[wire.Kind][]byte{}, pool: pool}
}

func (s *server) open(arg js.Value) any {
	if query, ok := port.Text(arg); ok {
		s.session.Open(query)
	}
	return nil
}

// reopen takes the last link and the last memory of another session.
func (s *server) reopen(arg js.Value) any {
	if arg.Type() != js.TypeObject {
		return nil
	}
	query, ok := port.Text(arg.Get("query"))
	if !ok {
		return nil
	}
	s.session.Reopen(query, pairs(arg.Get("memory")))
	return nil
}

func (s *server) edit(arg js.Value) any {
	if query, ok := port.Text(arg); ok {
		s.session.Edit(query)
	}
	return nil
}

// load takes points that the reader has pasted or that a file holds, or weights of a file.
func (s *server) load(arg js.Value) any {
	if arg.Type() != js.TypeObject {
		return nil
	}
	if file, ok := port.Bytes(arg.Get("bytes")); ok {
		name, _ := port.Text(arg.Get("name"))
		s.session.LoadWeights(file, name)
		return nil
	}
	text, ok := port.Text(arg.Get("text"))
	task, ok2 := port.Text(arg.Get("task"))
	if ok && ok2 {
		s.session.Load(text, task)
	}
	return nil
}

// images takes images of a table or of pictures, which the page has unpacked. A message with
// neither ends the reading of those before.
func (s *server) images(arg js.Value) any {
	if arg.Type() != js.TypeObject {
		return nil
	}
	table, ok := port.Bytes(arg.Get("bytes"))
	side, _ := port.Number(arg.Get("side"))
	file := lab.ImageFile{Text: unsafe.String(unsafe.SliceData(table), len(table)), Side: int(side)}
	for _, item := range port.Items(arg.Get("pictures")) {
		if p, ok := picture(item); ok {
			file.Pictures = append(file.Pictures, p)
		}
	}
	if !ok && len(file.Pictures) == 0 {
		s.session.EndImages()
		return nil
	}
	s.session.BeginImages(file)
	return nil
}

// reads reports whether images are being read.
func (s *server) reads(js.Value) any { return s.session.Reads() }

// picture reads {name, w, h, light}; false where light has not a byte for every pixel.
func picture(v js.Value) (p lab.Picture, ok bool) {
	if v.Type() != js.TypeObject {
		return p, false
	}
	w, _ := port.Number(v.Get("w"))
	h, _ := port.Number(v.Get("h"))
	p.W, p.H = int(w), int(h)
	p.Name, _ = port.Text(v.Get("name"))
	p.Light, ok = port.Bytes(v.Get("light"))
	return p, ok && float64(len(p.Light)) == w*h
}

func (s *server) points(js.Value) any { return s.session.PointsCSV() }

// weights returns a file of the weights of the runs, all of them where arg is true.
func (s *server) weights(arg js.Value) any {
	saved := s.session.Weights(arg.Truthy())
	if saved.File == nil {
		return nil
	}
	o := js.Global().Get("Object").New()
	o.Set("bytes", port.Buffer(saved.File))
	o.Set("name", saved.Name)
	o.Set("step", saved.Step)
	o.Set("steps", saved.All)
	return o
}

// enter takes what the page wants from now on. A table that is open is sent even
// though nothing in it changed since the last update: it may be open again.
func (s *server) enter(arg js.Value) any {
	if arg.Type() != js.TypeObject {
		return nil
	}
	s.room.set(arg)
	if s.room.table {
		s.session.Forget()
	}
	return nil
}

// figure returns the picture of the last update as a drawing of the size that is
// asked for: SVG, "" where nothing can be drawn.
func (s *server) figure(arg js.Value) any {
	if arg.Type() != js.TypeObject {
		return ""
	}
	return s.room.figure(size(arg), draw.Theme{Dark: arg.Get("dark").Truthy()}, s.session.Title())
}

// point marks the iterate of conjugate gradients, or the number or step to be read, that the pointer
// is on, in a drawing that the page shows.
func (s *server) point(arg js.Value) any {
	if arg.Type() != js.TypeObject {
		return nil
	}
	key, _ := port.Text(arg.Get("view"))
	x, _ := port.Number(arg.Get("x"))
	y, _ := port.Number(arg.Get("y"))
	place := ""
	switch hit := s.room.hit(key, x, y); {
	case hit.Inner > 0:
		place = wire.HoverIteration + strconv.Itoa(hit.Inner-1)
	case hit.Spot.Kind == wire.SpotReading, hit.Spot.Kind == wire.SpotStep:
		place = wire.HoverPart + hit.Spot.String()
	}
	s.session.Edit(wire.KeyHover + "=" + place)
	return nil
}

func (s *server) advance(arg js.Value) any {
	ms, ok := port.Number(arg)
	if !ok {
		return false
	}
	end, late := time.Now().Add(time.Duration(ms*float64(time.Millisecond))), false
	more := func() bool {
		late = !time.Now().Before(end)
		return !late
	}
	if s.helper != nil {
		return s.helper.Work(more)
	}
	return s.session.Advance(more) && (late || !s.pool.Waiting())
}
