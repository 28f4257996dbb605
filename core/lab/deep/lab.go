// Package deep is the lab where methods race to train deep autoencoders of small images:
// the nets that Hessian-free optimisation became known for.
package deep

import (
	"fmt"
	"maps"
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/lab/trained"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// key owns the settings of the lab; label is for people.
const key, label = "deep", "Deep"

// Entry is the row of the lab in the table of labs.
func Entry() lab.Entry {
	return lab.Entry{
		Key: key, Label: label, Kept: []string{"race", key + ".data"}, Old: append([]string{"curve"}, racing.Old()...),
		New: func(env lab.Env) lab.Lab { return newLab(env) },
		Settings: func() []lab.Owned {
			return []lab.Owned{{Fields: newState().NetFields()}, {Owner: key, Fields: newSettings().Fields()}}
		},
	}
}

// Lab is a race of methods on the loss of an autoencoder.
type Lab struct {
	racing.NetRace
	trained.Keeper
	loader
	st    *state
	drawn drawn
}

var (
	_ lab.Lab         = (*Lab)(nil)
	_ lab.Merger      = (*Lab)(nil)
	_ lab.ImageKeeper = (*Lab)(nil)
	_ lab.Trainer     = (*Lab)(nil)
)

func newLab(env lab.Env) *Lab {
	l := &Lab{}
	l.Keep(&l.Race)
	l.Init(key, env, func(w []float64, rest func()) []float64 { return l.st.p.norms(w, rest) })
	return l
}

// state is what a link says of the lab, with what was made of it.
type state struct {
	racing.State
	settings
	madeOf string     // see made
	own    *ownImages // that are loaded, whether they are the data or not
	p      *problem
}

// The first race: Hessian-free with small and with large batches for the curvature, and
// what is used today, with small batches and with all images.
const (
	firstRace = "momentum,gd,adam-2,adam,hf-2,hf"
	firstCost = 100 // gradient equivalents of each
)

// forDeepNets are the settings of Hessian-free that fit large nets. A few iterations on a part
// of the examples are cheap, and a full preconditioner makes them count.
const forDeepNets = "%[1]s.cg-max=10&%[1]s.precondition=on&%[1]s.precond-exp=1&%[1]s.decay=0.8&%[1]s.store-first=5&%[1]s.backtrack-batch=on"

// usual returns the settings of methods in this lab. Those of Hessian-free, Adam and Nesterov were found
// by comparing the loss on curves after 100 to 500 gradient equivalents.
func usual() []param.Pair {
	q, _ := param.ParseQuery(strings.Join([]string{
		fmt.Sprintf(forDeepNets, "hf"), "hf.curvature-batch=60",
		fmt.Sprintf(forDeepNets, "hf-2"), "hf-2.cg-max=50",
		"adam.rate=0.006&adam.batch=30", "adam-2.rate=0.01&adam-2.beta2=0.9",
		"gd.rate=0.1&gd.batch=30", "momentum.rate=0.01&momentum.batch=30",
		"nesterov.rate=0.1&nesterov.decay=0.99&nesterov.schedule=on&nesterov.batch=30",
	}, "&"))
	return q.Pairs()
}

// newState returns the first screen.
func newState() *state {
	return &state{State: racing.NewNetState(firstRace, firstCost), settings: *newSettings()}
}

// Identity is what is minimised, from which weights.
func (st *state) Identity() any { return st.start.Base() }

// made is the text of the settings of the images and the net, which is put together once: it is asked for
// by every run.
func (st *state) made() string {
	if st.madeOf == "" {
		st.madeOf = st.makeText()
	}
	return st.madeOf
}

func (st *state) makeText() string {
	text := racing.Made(key+".", st.settings.Fields(), besideKeys)
	if st.ofOwn() {
		text += fmt.Sprintf("own=%x", st.own.sum)
	}
	return text
}

// Build makes the next state: the settings of the race, of the net, and of the methods.
func (l *Lab) Build(r *lab.Reader) (lab.State, *param.Error) {
	st := newState()
	ofRace, own := st.NetFields(), st.settings.Fields()
	r.Read("", ofRace)
	r.Read(key+".", own)
	l.admit(st, r, l.st)
	st.ReadContenders(r, true, usual()...)
	r.Unknown()
	r.Refit(st.misfits())
	if r.Stuck() {
		return nil, nil
	}
	st.fitOwn() // what was put back may be of other images
	if l.st != nil && l.st.made() == st.made() {
		st.p = l.st.p
	} else {
		var before *problem
		if l.st != nil {
			before = l.st.p
		}
		p, err := newProblem(st, before)
		if err != nil {
			return nil, err
		}
		st.p = p
	}
	of := trained.Subject{Key: key, Label: label, Dim: st.p.net.Dim(), Parts: trained.Layers(st.p.net), Contenders: st.Contenders}
	st.Put("", ofRace)
	of.Made = st.made() + st.Text("seed", "tol")
	l.Keeper.Find(r, &st.start, of)
	st.Put(key+".", own)
	st.PutContenders()
	st.Large = st.KeptWeights(st.p.net.Dim())
	st.nameBatches()
	return st, nil
}

// misfits are settings that do not go with the net.
func (st *state) misfits() []lab.Misfit {
	list := st.fitOwn()
	units := st.codeUnits()
	want := fmt.Sprintf("a unit of the code, from 1 to %d", units)
	if st.across > units {
		list = append(list, lab.Misfit{Name: key + ".across", Want: want})
	}
	if st.up > units {
		list = append(list, lab.Misfit{Name: key + ".up", Want: want})
	}
	st.across, st.up = min(st.across, units), min(st.up, units)
	if len(st.chosen) > units {
		list = append(list, lab.Misfit{Name: key + ".code", Want: fmt.Sprintf("auto, or a number for each of the %d units of the code", units)})
		st.chosen = st.chosen[:units]
	}
	return list
}

// codeUnits returns how many units the code has.
func (s *settings) codeUnits() int {
	encoder, _ := parseEncoder(s.encoder) // checked by its field
	return encoder[len(encoder)-1]
}

// nameBatches adds to the names of the runs which of the examples a step looks at, by which they
// differ most; to none where all of them look at all.
func (st *state) nameBatches() {
	names, some := make([]string, len(st.Contenders)), false
	for i, c := range st.Contenders {
		for _, f := range c.Fields {
			if f.Key != "batch" && f.Key != "curvature-batch" {
				continue
			}
			names[i] = ", all images"
			if size := f.String(); size != "0" {
				names[i], some = ", batch "+size, true
			}
		}
	}
	if !some {
		return
	}
	for i, name := range names {
		st.Contenders[i].Label += name
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
	l.memorise = l.memorise || l.own != st.own
	l.Keeper.Take(&st.start)
	l.st, l.own, l.pending, l.Dirty = st, st.own, nil, true
	l.Begin(&st.State, st.p, st.start.First(func() []float64 { return st.p.drawnStart(&st.settings, st.Seed) }))
	rule := l.StopRule()
	rule.FlatAdvice, rule.KeepMemory = "", true
	rule.Test = nil
	if st.p.test.Len() > 0 {
		rule.Test = st.p.testLoss
	}
	l.Enter(rule, func(e race.Contender, _ []*race.Run) race.Plan { return st.start.Plan(e, st.p) })
}

// Advance works until more returns false, all runs wait for helpers, or have ended. It asks between any two
// blocks of images. What is missing of the images is made first.
func (l *Lab) Advance(more func() bool) (busy bool) {
	if !l.st.p.ready() {
		if !l.st.p.make(more) {
			return true
		}
		l.Changed = true // there are the losses of the mean image and of none
	}
	return l.NetRace.Advance(more)
}

// Progress says how far the runs have come.
func (l *Lab) Progress() lab.Progress {
	p := l.NetRace.Progress()
	p.Busy = p.Busy || !l.st.p.ready()
	return p
}

// Close ends all runs and forgets what was made of them.
func (l *Lab) Close() {
	l.NetRace.Close()
	l.st, l.drawn = nil, drawn{}
}

// Acts are what can be done: to the cursor, the race, and the place on the plane of codes.
func (l *Lab) Acts() map[wire.Act]lab.Act {
	acts := l.Keeper.Acts()
	maps.Copy(acts, l.codeActs())
	return acts
}

// Memory returns the reader's own images, and the file of weights that is loaded.
func (l *Lab) Memory() []param.Pair { return append(l.loader.Memory(), l.Keeper.Memory()...) }

// Recall takes the images and the weights of a memory.
func (l *Lab) Recall(memory map[string]string) {
	l.loader.Recall(memory)
	l.Keeper.Recall(memory)
}
