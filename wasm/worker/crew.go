//go:build js

package main

import (
	"strconv"
	"syscall/js"

	"hfplayground/core/crew"
	"hfplayground/core/lab"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/wasm/port"
)

// The messages of package crew as JavaScript objects:
//
//	an order   {number, query, memory, kept}  a problem; memory is null or [[key, value], ...]
//	           {number, drop: true}
//	           {number, quantity, cut: [draw, size, seed as text, index], part: [index, of], structural, point, x, v}  x and v are buffers of 8 bytes a number, or left out
//	a reply    {number, made: true}  {number, failed: true}  {number, value, sum}  sum is such a buffer; of a value alone it is left out

func (s *server) wanted(js.Value) any { return s.pool.Wanted() }

func (s *server) join(arg js.Value) any {
	if arg.Type() != js.TypeObject || arg.Get("post").Type() != js.TypeFunction {
		return nil
	}
	number, _ := port.Number(arg.Get("number"))
	post := arg.Get("post")
	s.pool.Join(int(number), func(o crew.Order) { post.Invoke(orderMessage(o)) })
	return nil
}

func (s *server) leave(arg js.Value) any {
	if number, ok := port.Number(arg); ok {
		s.pool.Leave(int(number))
	}
	return nil
}

func (s *server) late(arg js.Value) any {
	if arg.Type() != js.TypeObject {
		return nil
	}
	if number, ok := port.Number(arg.Get("number")); ok {
		s.pool.Late(int(number), arg.Get("late").Truthy())
	}
	return nil
}

func (s *server) reply(arg js.Value) any {
	if arg.Type() != js.TypeObject || arg.Get("reply").Type() != js.TypeObject {
		return nil
	}
	helper, _ := port.Number(arg.Get("number"))
	v := arg.Get("reply")
	number, _ := port.Number(v.Get("number"))
	r := crew.Reply{Number: int(number), Made: v.Get("made").Truthy(), Failed: v.Get("failed").Truthy()}
	r.Value, _ = port.Number(v.Get("value"))
	r.Sum, _ = port.Floats(v.Get("sum"))
	s.pool.Take(int(helper), r)
	return nil
}

// assist makes this worker a helper: what it opens from now on are the problems of another.
func (s *server) assist(post js.Value) any {
	if post.Type() == js.TypeFunction {
		s.helper = crew.NewHelper(s.copyOf, func(r crew.Reply) { post.Invoke(replyMessage(r)) })
	}
	return nil
}

// copyOf opens a problem; nil where its lab has nothing to share.
func (s *server) copyOf(p crew.Problem) objective.Shared {
	s.session.Reopen(p.Query, p.Memory())
	if l, ok := s.session.Lab().(lab.Sharer); ok {
		return l.Shared()
	}
	return nil
}

func (s *server) order(arg js.Value) any {
	if s.helper != nil && arg.Type() == js.TypeObject {
		s.helper.Take(readOrder(arg))
	}
	return nil
}

// orderMessage returns [message, buffers to transfer].
func orderMessage(o crew.Order) (message js.Value) {
	v := js.Global().Get("Object").New()
	v.Set("number", o.Number)
	var buffers []js.Value
	attach := func(key string, f []float64) {
		if f != nil {
			buffers = append(buffers, port.FloatBuffer(f))
			v.Set(key, buffers[len(buffers)-1])
		}
	}
	switch {
	case o.Problem != nil:
		v.Set("query", o.Problem.Query)
		v.Set("kept", o.Problem.Kept)
		v.Set("memory", js.Null())
		if o.Problem.Memory != nil {
			v.Set("memory", port.Pairs(o.Problem.Memory()))
		}
	case o.Drop:
		v.Set("drop", true)
	default:
		v.Set("quantity", int(o.Quantity))
		v.Set("cut", list(o.Cut.Draw, o.Cut.Size, strconv.FormatUint(o.Cut.Seed, 10), o.Cut.Index))
		v.Set("part", list(o.Index, o.Of))
		v.Set("structural", o.Structural)
		v.Set("point", o.Point)
		attach("x", o.X)
		attach("v", o.V)
	}
	return envelope(v, buffers)
}

// replyMessage returns [message, buffers to transfer].
func replyMessage(r crew.Reply) js.Value {
	v := js.Global().Get("Object").New()
	v.Set("number", r.Number)
	var buffers []js.Value
	switch {
	case r.Made:
		v.Set("made", true)
	case r.Failed:
		v.Set("failed", true)
	default:
		v.Set("value", r.Value)
		if r.Sum != nil {
			buffers = []js.Value{port.FloatBuffer(r.Sum)}
			v.Set("sum", buffers[0])
		}
	}
	return envelope(v, buffers)
}

func list(items ...any) js.Value { return js.ValueOf(items) }

func envelope(message js.Value, buffers []js.Value) js.Value {
	e := js.Global().Get("Array").New(2)
	e.SetIndex(0, message)
	e.SetIndex(1, port.List(buffers, func(b js.Value) js.Value { return b }))
	return e
}

// readOrder reads an order. What is not there is as in the zero order, which has failed.
func readOrder(v js.Value) crew.Order {
	whole := func(v js.Value) int {
		n, _ := port.Number(v)
		return int(n)
	}
	o := crew.Order{Number: whole(v.Get("number")), Drop: v.Get("drop").Truthy()}
	if query, ok := port.Text(v.Get("query")); ok {
		memory := pairs(v.Get("memory"))
		o.Problem = &crew.Problem{Query: query, Memory: func() []param.Pair { return memory }, Kept: whole(v.Get("kept"))}
		return o
	}
	o.Quantity, o.Point = objective.Quantity(whole(v.Get("quantity"))), whole(v.Get("point"))
	if cut := port.Items(v.Get("cut")); len(cut) == 4 {
		seed, _ := port.Text(cut[2])
		o.Cut.Draw, o.Cut.Size, o.Cut.Index = whole(cut[0]), whole(cut[1]), whole(cut[3])
		o.Cut.Seed, _ = strconv.ParseUint(seed, 10, 64)
	}
	if part := port.Items(v.Get("part")); len(part) == 2 {
		o.Index, o.Of = whole(part[0]), whole(part[1])
	}
	o.Structural, _ = port.Number(v.Get("structural"))
	o.X, _ = port.Floats(v.Get("x"))
	o.V, _ = port.Floats(v.Get("v"))
	return o
}

// pairs reads [[key, value], ...].
func pairs(v js.Value) (list []param.Pair) {
	for _, row := range port.Items(v) {
		cells := port.Items(row)
		if len(cells) != 2 {
			continue
		}
		key, ok := port.Text(cells[0])
		text, ok2 := port.Text(cells[1])
		if ok && ok2 {
			list = append(list, param.Pair{Key: key, Value: text})
		}
	}
	return list
}
