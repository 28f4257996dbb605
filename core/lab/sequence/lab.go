// Package sequence is the lab where methods race to train recurrent nets on sequences whose
// answer depends on inputs long before: the nets that structural damping was made for.
package sequence

import (
	"fmt"
	"strings"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/lab/trained"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/sequence"
)

// key owns the settings of the lab; label is for people.
const key, label = "sequence", "RNN"

// Entry is the row of the lab in the table of labs.
func Entry() lab.Entry {
	return lab.Entry{
		Key: key, Label: label, Kept: []string{"race", key + ".task"}, Old: append([]string{"curve"}, racing.Old()...),
		New: func(env lab.Env) lab.Lab { return newLab(env) },
		Settings: func() []lab.Owned {
			return []lab.Owned{{Fields: newState().NetFields()}, {Owner: key, Fields: newSettings().Fields()}}
		},
	}
}

// Lab is a race of methods on the loss of a recurrent net.
type Lab struct {
	racing.NetRace
	trained.Keeper
	st    *state
	drawn drawn
}

var (
	_ lab.Lab     = (*Lab)(nil)
	_ lab.Merger  = (*Lab)(nil)
	_ lab.Trainer = (*Lab)(nil)
)

func newLab(env lab.Env) *Lab {
	l := &Lab{}
	l.Keep(&l.Race)
	l.Init(key, env, func(w []float64, rest func()) []float64 { return l.st.p.gradientNorms(w, rest) })
	return l
}

// state is what a link says of the lab, with what was made of it.
type state struct {
	racing.State
	settings
	p *problem
}

// The first race: Hessian-free with and without structural damping, and what is used
// today, on small batches.
const (
	firstRace = "momentum,adam,hf-2,hf"
	firstCost = 250 // gradient equivalents of each
)

// usual returns the settings of methods in this lab, found by comparing how soon they solve
// the tasks, and how far they come with a text: there nothing is far away, and first-order
// methods may make longer steps.
func usual(task string) []param.Pair {
	const forRecurrentNets = "%[1]s.curvature-batch=125&%[1]s.damping=0.1&%[1]s.cg-max=100"
	q, _ := param.ParseQuery(strings.Join([]string{
		fmt.Sprintf(forRecurrentNets, "hf"), "hf.structural=0.03", fmt.Sprintf(forRecurrentNets, "hf-2"),
		"adam.rate=0.002&adam.batch=100&adam.clip=1", "momentum.rate=0.01&momentum.decay=0.99&momentum.batch=100&momentum.clip=1",
		"gd.rate=0.1&gd.batch=100&gd.clip=1", "nesterov.rate=0.01&nesterov.decay=0.99&nesterov.batch=100&nesterov.clip=1",
		"rmsprop.rate=0.001&rmsprop.batch=100&rmsprop.clip=1",
	}, "&"))
	if catalog.Get(sequence.All(), task).Characters {
		q.Set("adam.rate", "0.01")
		q.Set("momentum.rate", "0.03")
	}
	return q.Pairs()
}

// newState returns the first screen.
func newState() *state {
	return &state{State: racing.NewNetState(firstRace, firstCost), settings: *newSettings()}
}

// Identity is what is minimised, from which weights.
func (st *state) Identity() any { return st.start.Base() }

// made is the text of the settings of the sequences and the net.
func (st *state) made() string { return racing.Made(key+".", st.settings.Fields(), besideKeys) }

// Build makes the next state: the settings of the race, of the net, and of the methods.
func (l *Lab) Build(r *lab.Reader) (lab.State, *param.Error) {
	st := newState()
	ofRace, own := st.NetFields(), st.settings.Fields()
	r.Read("", ofRace)
	r.Read(key+".", own)
	st.ReadContenders(r, true, usual(st.task)...)
	r.Unknown()
	if r.Stuck() {
		return nil, nil
	}
	if l.st != nil && l.st.made() == st.made() {
		st.p = l.st.p
	} else {
		p, err := newProblem(&st.settings)
		if err != nil {
			return nil, err
		}
		st.p = p
	}
	st.Put("", ofRace)
	l.Keeper.Find(r, &st.start, trained.Subject{
		Key: key, Label: label, Dim: st.p.net.Dim(), Parts: parts(st.p.net),
		Made: st.made() + st.Text("seed", "tol"), Contenders: st.Contenders,
	})
	st.Put(key+".", own)
	st.PutContenders()
	st.Large = st.KeptWeights(st.p.net.Dim())
	st.nameDamping()
	return st, nil
}

// nameDamping adds to the names of the runs the structural damping, by which they differ most.
func (st *state) nameDamping() {
	for i := range st.Contenders {
		c := &st.Contenders[i]
		if j := catalog.Index(c.Fields, "structural"); j >= 0 {
			c.Label += ", μ = " + c.Fields[j].String()
		}
	}
}

// Take puts a state in force. Runs that it asks for again go on.
func (l *Lab) Take(next lab.State) {
	st := next.(*state)
	if l.st == nil || l.st.p != st.p {
		l.drawn = drawn{}
		l.Aside.Close()
		st.p.Share(l.Env.Crew.Of(sharedProblem(st)))
	}
	l.Keeper.Take(&st.start)
	l.st, l.Dirty = st, true
	l.Begin(&st.State, st.p, st.start.First(func() []float64 { return st.p.start(&st.settings, st.Seed) }))
	rule := l.StopRule()
	rule.FlatAdvice, rule.KeepMemory = "", true
	rule.Test = st.p.exam.hold
	if st.stop {
		rule.Solved = sequence.SolvedShare
	}
	l.Enter(rule, func(e race.Contender, _ []*race.Run) race.Plan { return st.start.Plan(e.Copy(), st.p.apart()) })
}

// Close ends all runs and forgets what was made of them.
func (l *Lab) Close() {
	l.NetRace.Close()
	l.st, l.drawn = nil, drawn{}
}
