package lab

import (
	"fmt"
	"slices"
	"strings"

	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/param"
)

// plan is how a run is to go: whose first steps it takes over, and its legs.
type plan struct {
	base  string // what all legs share, as text
	trunk *run   // the run it leaves, nil for one from the start
	fork  int    // the step at which it leaves it
	legs  []leg  // at least one; the first begins at the start or the fork
}

// leg is a part of a run in which method, objective and settings stay the same.
type leg struct {
	from    int
	method  method.Method
	f       objective.Objective
	weights []handEdit // what the reader wrote over the iterate at from
	text    string     // legs with the same text are alike
}

// handEdit is one entry of x that the reader wrote.
type handEdit struct {
	index int
	value float64
}

// planFor returns how the entrant is to run. Runs that stand before it are made.
func (s *Session) planFor(e entrant, made []*run) plan {
	st := s.st
	p := plan{base: st.problemText() + st.text("start", "seed", "steps", "tol", "budget")}
	p.base += changesText(slices.DeleteFunc(slices.Clone(st.changes), func(c change) bool { return c.owner != "" }))
	if f, ok := st.forkOf(e.id); ok {
		i := slices.IndexFunc(made, func(r *run) bool { return r.id == f.from })
		p.trunk, p.fork = made[i], f.step // the race is checked: the trunk stands before
	}
	cuts := []int{p.fork}
	for _, c := range st.changes {
		if c.step > p.fork && (c.owner == e.id || c.owner == networkKey) {
			cuts = append(cuts, c.step)
		}
	}
	for _, from := range slices.Compact(cuts) {
		p.legs = append(p.legs, st.leg(e, from))
	}
	return p
}

// leg returns the leg of a run that begins at a step.
func (st *state) leg(e entrant, from int) leg {
	now := e.fresh()
	for i, f := range now.fields {
		mustSet(f, e.fields[i].String())
	}
	l := leg{from: from, method: now.method, f: st.f}
	var penalties []string
	for _, c := range st.changes {
		switch {
		case c.step > from:
		case c.owner == e.id && !c.ofWeight():
			mustSet(now.field(c.key), c.value)
		case c.owner == e.id && c.step == from:
			spot, _ := st.spot(c.weight) // the changes are checked
			v, _ := param.Number(c.value)
			l.weights = append(l.weights, handEdit{indexOf(st.net().trained().net, spot), v})
		case c.owner == networkKey:
			penalties = append(penalties, c.key+"="+c.value)
		}
	}
	if len(penalties) > 0 {
		l.f = st.net().penalised(penalties)
	}
	var text strings.Builder
	for _, f := range now.fields {
		fmt.Fprintf(&text, "%s=%s&", f.Key, f)
	}
	fmt.Fprintf(&text, "%v %v", penalties, l.weights)
	l.text = text.String()
	return l
}

// mustSet sets a field to a value that it is known to take.
func mustSet(f param.Field, text string) {
	if err := f.Set(text); err != nil {
		panic(err)
	}
}

// shared returns the last step up to which both plans make the same iterates,
// what is written over the last one aside; −1 where that is not even the start.
func (p plan) shared(q plan) int {
	if p.base != q.base || p.trunk != q.trunk || p.fork != q.fork || p.legs[0].text != q.legs[0].text {
		return -1
	}
	for i := 1; ; i++ {
		switch {
		case i == len(p.legs) && i == len(q.legs):
			return maxSteps
		case i == len(p.legs):
			return q.legs[i].from
		case i == len(q.legs):
			return p.legs[i].from
		case p.legs[i].from != q.legs[i].from || p.legs[i].text != q.legs[i].text:
			return min(p.legs[i].from, q.legs[i].from)
		}
	}
}

// resumable returns the last step up to k from which the run can go on as if it
// had never been cut: k itself, or the beginning of the leg where its method
// cannot be cut.
func (p plan) resumable(k int) int {
	for i := len(p.legs) - 1; i >= 0; i-- {
		if l := p.legs[i]; l.from <= k {
			if _, ok := l.method.(method.Resumer); ok {
				return k
			}
			return l.from
		}
	}
	return -1
}

// fork is a run that takes over the weights of another at a step.
type fork struct {
	id, from string
	step     int
}

// maxForksBytes has room for as many forks as a race can hold.
const maxForksBytes = 300

// parseForks reads "adam@gd:20,hf@adam:50".
func parseForks(text string) ([]fork, error) {
	if text == "" {
		return nil, nil
	}
	var list []fork
	for part := range strings.SplitSeq(text, ",") {
		id, rest, ok := strings.Cut(part, "@")
		from, digits, ok2 := strings.Cut(rest, ":")
		step, ok3 := param.Number(digits)
		if !ok || !ok2 || !ok3 || step != float64(int(step)) || step < 0 || step > maxSteps || checkID(id) != nil || checkID(from) != nil {
			return nil, fmt.Errorf("runs such as adam@gd:20 (run @ run it leaves : step) with commas between")
		}
		list = append(list, fork{id, from, int(step)})
	}
	return list, nil
}

func forksText(list []fork) string {
	parts := make([]string, len(list))
	for i, f := range list {
		parts[i] = fmt.Sprintf("%s@%s:%d", f.id, f.from, f.step)
	}
	return strings.Join(parts, ",")
}

func checkForks(text string) error {
	_, err := parseForks(text)
	return err
}

// admitForks returns the forks that go with the race, and what is wrong with the
// others.
func (st *state) admitForks(list []fork) (kept []fork, left []leftOut) {
	place := func(id string) int { return slices.IndexFunc(st.race, func(e entrant) bool { return e.id == id }) }
	for _, f := range list {
		twice := slices.ContainsFunc(kept, func(o fork) bool { return o.id == f.id })
		if i := place(f.from); st.net() != nil && i >= 0 && place(f.id) > i && !twice {
			kept = append(kept, f)
		} else {
			left = append(left, leftOut{forksText([]fork{f}), "in the network lab, a run of the race that leaves one before it, once"})
		}
	}
	return kept, left
}

func (st *state) forkOf(id string) (fork, bool) {
	i := slices.IndexFunc(st.forks, func(f fork) bool { return f.id == id })
	if i < 0 {
		return fork{}, false
	}
	return st.forks[i], true
}
