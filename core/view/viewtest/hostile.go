package viewtest

import (
	"fmt"
	"math"

	"hfplayground/core/wire"
)

// HostileRaces returns pictures of races that no worker should send.
func HostileRaces() map[string]wire.Picture {
	out := map[string]wire.Picture{
		"nothing":   {},
		"no race":   {Field: Race(3, 1).Field},
		"only look": {Look: Race(3, 1).Look},
		"no look":   {Field: Race(3, 1).Field, Race: Race(3, 1).Race},
		"no field":  {Race: Race(3, 1).Race, Look: Race(3, 1).Look},
		"no runs":   {Field: Race(3, 1).Field, Race: &wire.Race{}, Look: Race(3, 1).Look},
	}
	for i, v := range hostile {
		out[fmt.Sprintf("number %g", v)] = hostileRace(i, v)
		q := Race(3, 1)
		q.Field.Window.X1 = v
		q.Field.Levels = []int{-1, 0, 1, 1000}[i%4]
		out[fmt.Sprintf("window to %g", v)] = q
	}
	short := Race(3, 1)
	short.Race.Runs[0].Y, short.Race.Runs[1].F, short.Race.Runs[2].Cost = nil, nil, nil
	short.Look.Marks, short.Look.Selected = nil, 99
	short.Look.Inner = &wire.Inner{Phi: []float64{1}, Taken: 1}
	short.Field.Values = short.Field.Values[1:]
	out["lists of unlike lengths"] = short
	one := Race(0, 0)
	for k := range one.Race.Runs {
		r := &one.Race.Runs[k]
		*r = wire.Run{Label: r.Label, Step: r.Step[:1], X: r.X[:1], Y: r.Y[:1], F: r.F[:1], Cost: r.Cost[:1], Seconds: r.Seconds[:1]}
	}
	one.Look.Last = 0
	out["runs of one point"] = one
	return out
}

// hostileRace is a picture with hostile number i, which is v, and others everywhere.
func hostileRace(i int, v float64) wire.Picture {
	p := Race(3, 1)
	w := Hostile(i)
	p.Race.Start = [2]float64{v, w(1)}
	for k := range p.Race.Runs {
		r := &p.Race.Runs[k]
		r.X[1], r.Y[len(r.Y)-1], r.F[0], r.F[2], r.Cost[1], r.Seconds[1] = v, w(1), w(2), v, w(3), w(4)
		r.Style = wire.Style{Hue: wire.Hue(200 + k), Marker: wire.Marker(250 - k)}
		r.Test = []float64{v, w(1), w(2)}[:k+1]
	}
	p.Look.Marks[0] = wire.Mark{X: v, Y: w(1), F: w(2), Cost: w(3), Seconds: w(4)}
	p.Look.Marks[1].X = w(2)
	p.Look.Axis = wire.Axis(i)
	p.Look.Step, p.Look.Last = -3, math.MaxInt
	p.Look.Model = &wire.Model{X: 0, Y: w(5), GX: v, GY: 1, HXX: w(1), HXY: w(2), HYY: w(3)}
	p.Look.Arrows = []wire.Arrow{{DX: v, DY: w(1)}, {Name: "Newton", DX: w(2), DY: v}}
	p.Look.Inner.DX[1], p.Look.Inner.Phi[1], p.Look.Inner.Residual[1] = v, v, w(1)
	p.Look.Inner.Taken, p.Look.Inner.Epsilon = int(int8(i*50)), v
	p.Field.Base, p.Field.Minima = w(1), [][2]float64{{v, 0}, {w(1), w(2)}}
	p.Field.Values[7], p.Field.Values[70], p.Field.Values[71] = v, w(1), w(2)
	return p
}
