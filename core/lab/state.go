package lab

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"hfplayground/core/param"
	"hfplayground/core/testfunc"
)

// state is everything a link says, checked. It is built whole and not changed
// afterwards: an edit builds the next one.
type state struct {
	settings
	problem testfunc.Entry
	f       testfunc.Function
	race    []entrant
	values  []control // every control in force, in the order of the link
}

// control is a named setting with its value in force.
type control struct {
	name, value, deflt string
}

// build makes the state that the pairs of q describe; keys that are not there
// take their defaults. A value that is refused falls back to the value under
// its key in last, else to the default, and is noted. The state is nil when the
// last good values do not go with the new ones, or a limit across keys is
// passed: then nothing changes.
func build(q param.Query, last param.Query) (*state, []*param.Error) {
	b := builder{given: q, last: last, used: map[string]bool{}}
	st := &state{settings: *newSettings(q)}
	before, after := st.runFields(), st.viewFields() // declared at the defaults
	b.apply("", before)
	b.apply("", after)

	st.problem = findProblem(st.lab, st.settings.problem)
	st.f = st.problem.New()
	functionFields := st.f.Fields()
	b.apply(st.problem.Key+".", functionFields)

	st.race, _ = parseRace(st.settings.race, st.lab) // checked by its field
	for _, e := range st.race {
		b.apply(e.id+".", e.fields)
	}
	if st.run != "" && !inRace(st.race, st.run) {
		b.notes = append(b.notes, param.Refuse("select", st.run, "one of "+raceText(st.race)))
		st.run = ""
	}
	b.unknown()
	if err := st.check(); err != nil {
		return nil, append(b.notes, err)
	}
	if b.stuck {
		return nil, b.notes
	}
	st.list(before, functionFields, after)
	if n := len(st.link()); n > maxLink {
		return nil, append(b.notes, param.Refuse("link", fmt.Sprintf("%d bytes", n), fmt.Sprintf("settings that fit a link of %d bytes", maxLink)))
	}
	return st, b.notes
}

// builder reads pairs into fields.
type builder struct {
	given, last param.Query
	used        map[string]bool
	notes       []*param.Error
	stuck       bool // the last good values do not go with the new ones
}

func (b *builder) apply(prefix string, fields []param.Field) {
	before := len(b.notes)
	conflict := false // a last good value is not legal any more
	for _, f := range fields {
		name := prefix + f.Key
		b.used[name] = true
		text, ok := b.given.Get(name)
		if !ok {
			continue
		}
		err := f.Set(text)
		if err == nil {
			continue
		}
		b.refuse(name, err)
		if good, ok := b.last.Get(name); ok && f.Set(good) != nil {
			conflict = true
		}
	}
	if conflict {
		b.stuck = true
		b.notes = b.notes[:before]
		b.blame(prefix, fields)
	}
}

// blame notes which of the new values do not go with the last good ones.
func (b *builder) blame(prefix string, fields []param.Field) {
	for _, f := range fields {
		if good, ok := b.last.Get(prefix + f.Key); ok {
			_ = f.Set(good) // they went with each other, in this order
		}
	}
	for _, f := range fields {
		text, ok := b.given.Get(prefix + f.Key)
		if good, _ := b.last.Get(prefix + f.Key); !ok || text == good {
			continue
		}
		if err := f.Set(text); err != nil {
			b.refuse(prefix+f.Key, err)
		}
	}
}

// refuse notes an error of Field.Set under the full name of the control.
func (b *builder) refuse(name string, err error) {
	e := *err.(*param.Error) // Field.Set returns nothing else
	e.Key = name
	b.notes = append(b.notes, &e)
}

// unknown notes the keys that no field has asked for.
func (b *builder) unknown() {
	for _, p := range b.given.Pairs() {
		if !b.used[p.Key] {
			b.notes = append(b.notes, param.Refuse(p.Key, p.Value, "a key of this problem, its methods or the page (this one is ignored)"))
		}
	}
}

// check holds the limits that span several keys.
func (st *state) check() *param.Error {
	if net := st.net(); net != nil {
		if err := net.check(); err != nil {
			return err
		}
	}
	n := st.f.Dim()
	if cost := n * st.steps * max(1, len(st.race)); cost > maxStored {
		return param.Refuse("steps", fmt.Sprint(st.steps),
			fmt.Sprintf("steps × dimension %d × %d runs at most %d: at most %d steps here", n, len(st.race), maxStored, maxStored/(n*max(1, len(st.race)))))
	}
	if w := st.window; len(w) != 0 {
		if len(w) != 4 || w[1]-w[0] < minExtent || w[3]-w[2] < minExtent {
			return param.Refuse("window", param.FormatList(w), "auto or four numbers: x from, to, y from, to, each from less than its to")
		}
	}
	return nil
}

// list fills values in the order of the link: the fields of the run, the
// function, the methods, the view. The usual start is written in its numbers, so
// that the form shows them and the link can leave them out.
func (st *state) list(before, function, after []param.Field) {
	usual := startUsual
	if numbers := st.f.About().Start; numbers != nil {
		usual = param.FormatList(numbers)
	}
	if st.start == startUsual || st.net() != nil { // a net starts from weights, drawn by the seed
		st.start = usual
	}
	add := func(prefix string, fields []param.Field) {
		for _, f := range fields {
			c := control{prefix + f.Key, f.String(), f.Default}
			if c.name == "start" {
				c.deflt = usual
			}
			st.values = append(st.values, c)
		}
	}
	add("", before)
	add(st.problem.Key+".", function)
	for _, e := range st.race {
		add(e.id+".", e.fields)
	}
	add("", after)
}

// query returns every control in force, as the base of the next edit.
func (st *state) query() param.Query {
	var q param.Query
	for _, c := range st.values {
		q.Set(c.name, c.value)
	}
	return q
}

// link returns the canonical link: the version, and what is not at its default.
func (st *state) link() string {
	var q param.Query
	for _, c := range st.values {
		if c.name == "v" || c.value != c.deflt {
			q.Set(c.name, c.value)
		}
	}
	return q.String()
}

// text joins the values of the controls whose names have one of the prefixes:
// two states with the same text agree on them.
func (st *state) text(prefixes ...string) string {
	var b strings.Builder
	for _, c := range st.values {
		for _, p := range prefixes {
			if strings.HasPrefix(c.name, p) {
				b.WriteString(c.name + "=" + c.value + "&")
			}
		}
	}
	return b.String()
}

// net returns the network where that is what is minimised, else nil.
func (st *state) net() *network {
	net, _ := st.f.(*network)
	return net
}

// problemText is what two states share that minimise the same function.
func (st *state) problemText() string {
	return st.problem.Key + "?" + st.text(st.problem.Key+".")
}

// startPoint returns x₀, length n: the first weights of a net; else a random
// point of the domain, or the numbers of the start, repeated up to n.
func (st *state) startPoint() []float64 {
	if net := st.net(); net != nil {
		return net.start(st.seed)
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
