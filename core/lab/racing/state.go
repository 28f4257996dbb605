package racing

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/testfunc"
	"hfplayground/core/training"
)

// state is everything a link says, checked. It is built whole and not changed
// afterwards: an edit builds the next one.
type state struct {
	settings
	problem testfunc.Entry
	f       testfunc.Function
	race    []race.Contender
	forks   []race.Fork
	changes []change      // in the order of their steps
	values  []lab.Control // every control in force, in the order of the link

	loaded *dataset.Set // points that no link carries, in force with it
}

// Controls returns every control in force.
func (st *state) Controls() []lab.Control { return st.values }

// Identity is that of what is minimised.
func (st *state) Identity() any { return st.identity() }

// check holds the limits that span several keys.
func (st *state) check() *param.Error {
	if net := st.net(); net != nil {
		if err := net.Check(); err != nil {
			return err
		}
	}
	n := st.f.Dim()
	if cost := n * st.steps * max(1, len(st.race)); cost > maxStored {
		return param.Refuse("steps", fmt.Sprint(st.steps),
			fmt.Sprintf("steps × dimension %d × %d runs at most %d: at most %d steps here", n, len(st.race), maxStored, maxStored/(n*max(1, len(st.race)))))
	}
	if err := checkWindow(keyWindow, st.window); err != nil {
		return err
	}
	return checkWindow(keySliceWindow, st.sliceWindow)
}

func checkWindow(key string, w []float64) *param.Error {
	if len(w) == 0 || len(w) == 4 && w[1]-w[0] >= minExtent && w[3]-w[2] >= minExtent {
		return nil
	}
	return param.Refuse(key, param.FormatList(w), "auto or four numbers: x from, to, y from, to, each from less than its to")
}

// list fills values in the order of the link: the fields of the run, the
// function, the methods, the view. The usual start is written in its numbers, so
// that the form shows them and the link can leave them out.
func (st *state) list(before, function, after []param.Field) {
	usual := startUsual
	if st.f != nil && st.f.About().Start != nil {
		usual = param.FormatList(st.f.About().Start)
	}
	if st.start == startUsual || st.net() != nil { // a net starts from weights, drawn by the seed
		st.start = usual
	}
	add := func(prefix string, fields []param.Field) {
		st.values = append(st.values, lab.Controls(prefix, fields)...)
	}
	add("", before)
	add(st.problem.Key+".", function)
	for _, e := range st.race {
		add(e.ID+".", e.Fields)
	}
	add("", after)
	for i := range st.values {
		if c := &st.values[i]; c.Name == "start" {
			c.Default = usual
		}
	}
}

// text joins the values of the controls whose names have one of the prefixes:
// two states with the same text agree on them.
func (st *state) text(prefixes ...string) string {
	var b strings.Builder
	for _, c := range st.values {
		for _, p := range prefixes {
			if strings.HasPrefix(c.Name, p) {
				b.WriteString(c.Name + "=" + c.Value + "&")
			}
		}
	}
	return b.String()
}

// net returns the network where that is what is minimised, else nil.
func (st *state) net() *training.Problem {
	net, _ := st.f.(*training.Problem)
	return net
}

// identity is what two states share that minimise the same function.
type identity struct {
	settings string
	points   *dataset.Set // of a file; nil for points that the settings tell
}

func (st *state) identity() identity {
	id := identity{settings: st.problem.Key + "?" + st.text(st.problem.Key+".")}
	if net := st.net(); net != nil && net.Own().Points == dataset.FromFile {
		id.points = net.Own().Loaded
	}
	return id
}

// startPoint returns x₀, length n: the first weights of a net, with what the
// reader wrote over them; else a random
// point of the domain, or the numbers of the start, repeated up to n.
func (st *state) startPoint() []float64 {
	if net := st.net(); net != nil {
		x := net.Start(st.seed)
		for _, c := range st.changes {
			if spot, ok := st.spot(c.weight); ok && c.owner == "" {
				x[training.Index(net.Objective().Net, spot)], _ = param.Number(c.value)
			}
		}
		return x
	}
	about := st.f.About()
	x := make([]float64, st.f.Dim())
	if st.start == startRandom {
		rng := rand.New(rand.NewPCG(uint64(st.seed), 0))
		for i := range x {
			d := about.Domain[i%2]
			x[i] = d[0] + (d[1]-d[0])*rng.Float64()
		}
		return x
	}
	pattern, _ := parseStart(st.start) // checked by its field
	for i := range x {
		x[i] = pattern[i%len(pattern)]
	}
	return x
}
