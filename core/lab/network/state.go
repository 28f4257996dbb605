package network

import (
	"fmt"
	"slices"

	"hfplayground/core/dataset"
	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/lab/trained"
	"hfplayground/core/neural"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

// state is everything a link says, checked. It is built whole and not changed
// afterwards: an edit builds the next one.
type state struct {
	racing.State
	settings
	net     *training.Problem
	start   trained.Start
	forks   []race.Fork
	changes []change // in the order of their steps

	loaded *dataset.Set // points that no link carries, in force with it
}

// identity is what two states share that minimise the same function.
type identity struct {
	settings string
	points   *dataset.Set // of a file; nil for points that the settings hold
	weights  *trained.File
}

// Identity is that of what is minimised.
func (st *state) Identity() any { return st.identity() }

func (st *state) identity() identity {
	id := identity{settings: st.Text(training.Key + "."), weights: st.start.File()}
	if own := st.net.Own(); own.Points == dataset.FromFile {
		id.points = own.Loaded
	}
	return id
}

// made returns the net with its examples and its loss.
func (st *state) made() *training.Objective { return st.net.Objective() }

// startPoint returns the first weights, with what the reader wrote over them.
func (st *state) startPoint() []float64 {
	x := slices.Clone(st.start.First(func() []float64 { return st.net.Start(st.Seed) }))
	for _, c := range st.changes {
		if spot, ok := st.spot(c.weight); ok && c.owner == "" {
			x[training.Index(st.made().Net, spot)], _ = param.Number(c.value)
		}
	}
	return x
}

// limits holds those that span several keys.
func (st *state) limits() *param.Error {
	if err := st.net.Check(); err != nil {
		return err
	}
	if err := st.Check(st.net.Dim()); err != nil {
		return err
	}
	return racing.CheckWindow(keySliceWindow, st.sliceWindow)
}

// loadPoints gives the net the points that its link names but does not carry.
func (st *state) loadPoints(r *lab.Reader) {
	own := st.net.Own()
	own.Loaded = st.loaded
	if own.Points == dataset.FromFile && st.loaded == nil {
		if st.net.Data == training.DataOwn { // else nobody misses them
			r.Note(param.Fault(training.KeyPoints, "The points of this link are in a file, for a link cannot hold that many. Load the file again."))
		}
		own.Points = dataset.NewOwn().Points
	}
}

// follow takes the changes and the branches that go with the rest of the state, and
// drops the choice of a part that the net does not have.
func (st *state) follow(r *lab.Reader) {
	forks, _ := race.ParseForks(st.forkd) // checked by their fields
	changes, _ := parseChanges(st.then)
	var left []lab.LeftOut
	st.forks, left = st.admitForks(forks)
	r.Omit("forks", left)
	st.changes, left = st.admit(changes)
	r.Omit("then", left)
	st.forkd, st.then = race.ForksText(st.forks), changesText(st.changes)
	st.followParts(r)
}

// misfits returns what does not fit before anything is made of the settings.
func (st *state) misfits() []lab.Misfit {
	if len(st.probe) != 1 {
		return nil
	}
	return []lab.Misfit{{Name: "probe", Want: fmt.Sprintf("auto or two numbers x,y, each from -%s to %[1]s", param.Format(racing.MaxCoord))}}
}

// followParts checks the parts of the net that are chosen by name, once the net is
// made.
func (st *state) followParts(r *lab.Reader) {
	chosen := []struct {
		name    string
		value   *string
		weights bool // alone
	}{{"pick", &st.pick, false}, {"across", &st.across, true}, {"up", &st.up, true}}
	for _, c := range chosen {
		if _, ok := st.spot(*c.value); *c.value != "" && !ok {
			r.Refit([]lab.Misfit{{Name: c.name, Want: partWant(st.made().Net, c.weights)}})
		}
		if _, ok := st.spot(*c.value); !ok {
			*c.value = ""
		}
	}
	if st.up != "" && st.up == st.across {
		name := "across"
		if _, given := r.Changed("up"); given {
			name = "up"
		}
		r.Refit([]lab.Misfit{{Name: name, Want: "another weight than the other axis has: one alone spans no plane"}})
	}
}

// partWant says which parts may be chosen, or weights and biases alone.
func partWant(net neural.Net, weights bool) string {
	last := wire.Spot{Kind: wire.SpotUnit, Layer: net.Depth() - 1, Unit: net.Outputs() - 1}
	unit := last.String()
	last.Kind, last.From = wire.SpotWeight, net.FanIn(last.Layer)-1
	weight := last.String()
	last.Kind = wire.SpotBias
	want := fmt.Sprintf("a weight from 1.1.1 to %s or a bias from 1.1.b to %s of the net %s", weight, last.String(), training.Shape(net))
	if weights {
		return want
	}
	return fmt.Sprintf("a unit from 0.1 to %s, %s", unit, want)
}

// spot returns the part of the net with a name; false for no name, or where the
// net has no such part.
func (st *state) spot(name string) (wire.Spot, bool) { return training.SpotOf(st.made().Net, name) }

// view returns the key of the view that the canvas shows.
func (st *state) view() string {
	if st.show == showSlice {
		return viewLandscape
	}
	return viewNetwork
}

// curveShown returns what the curves show.
func (st *state) curveShown() string {
	if !st.made().Train.Set.HasClasses() {
		return wire.CurveLoss
	}
	return st.curve
}
