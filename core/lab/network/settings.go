package network

import (
	"strconv"

	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/lab/trained"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

// What is shown of a net.
const (
	showNet   = "net"
	showSlice = "slice"
	showBoth  = "both" // the net on the canvas, a drawing of the slice beside it
)

// keySliceWindow is the setting of the window of a slice. That of the data is
// racing.KeyWindow.
const keySliceWindow = "slice-window"

// keyFrom is the setting that says where the first weights come from.
const keyFrom = training.Key + "." + trained.KeyFrom

// The planes of a slice.
const (
	planePath    = "path"
	planeNewton  = "newton"
	planeWeights = "weights"
)

// What a click on own points does, beside adding one of a class.
const (
	brushProbe = "probe"
	brushErase = "erase"
)

// brushClasses is how many classes can be drawn by clicks.
const brushClasses = 4

// settings are the values of all keys that belong to no method and to the net alone.
type settings struct {
	then  string // changes at steps of the runs
	forkd string // runs that leave others

	show  string // what the canvas shows
	curve string // what the curves show

	plane       string // of the slice
	across, up  string // weights of the slice along chosen ones; "" for the first two
	anchor      int    // step through which a slice is laid
	sliceWindow []float64

	pick  string    // part of the net that is chosen; "" for none
	probe []float64 // place of the data where the units are read; empty for the first example
	brush string    // what a click on the data does
}

// usualTol ends a run that has every example right with a loss of about 10⁻⁶: after that
// it learns nothing, and takes the boundary ever more for a wall.
const usualTol = 1e-5

// newState returns the first screen: three methods on a small net, shown at a step
// where they have parted.
func newState() *state {
	st := &state{
		State:    racing.State{Settings: racing.NewSettings("gd,adam,hf", 20)},
		start:    trained.NewStart(),
		settings: settings{show: showNet, curve: wire.CurveLoss, brush: "1", plane: planePath},
	}
	st.Tol = usualTol
	return st
}

// head declares what comes in a link before the settings of the net and of the
// methods.
func (st *state) head() []param.Field {
	fields := append([]param.Field{st.SeedField()}, st.RunFields()...)
	return append(fields,
		param.Text(&st.forkd, "forks", race.MaxForksBytes, race.CheckForks, "These runs branch off from another run: run @ parent : step.").Called("Branches", "").In("page"),
		param.Text(&st.then, "then", maxChangesBytes, checkChanges, "These settings change at a step of the runs: step : setting : value.").Called("Changes", "").In("page"),
	)
}

// tail declares what comes after them.
func (st *state) tail() []param.Field {
	fields := append(st.PlaneFields(),
		param.Choice(&st.show, "show", []param.Option{{Key: showNet, Label: "Net"}, {Key: showSlice, Label: "Loss"}, {Key: showBoth, Label: "Both"}}, "The picture shows the net, a slice of its loss with the paths, or both.").Called("Show", "").In("view"),
		param.Choice(&st.curve, "curve", []param.Option{{Key: wire.CurveLoss, Label: "Loss"}, {Key: wire.CurveAccuracy, Label: "Accuracy"}}, "This is the quantity that the curves of a net show.").Called("Curve", "").In("view"),
		param.Choice(&st.plane, "plane", planeOptions(), "These are the directions of the slice of the loss.").Called("Slice", "").In("slice"),
		param.Text(&st.across, "across", 20, training.CheckWeight, "This weight varies along the horizontal axis, such as 1.2.1 (layer, unit, from) or 1.2.b for a bias; empty means the first weight.").Called("Across", "").In("slice").If("plane", planeWeights),
		param.Text(&st.up, "up", 20, training.CheckWeight, "This weight varies along the vertical axis; empty means the second weight.").Called("Up", "").In("slice").If("plane", planeWeights),
		param.Int(&st.anchor, "anchor", param.Linear(0, race.MaxSteps), "The slice passes through this step of the selected run, or through its last step.").Called("Anchor step", "").In("slice").If("plane", planeNewton, planeWeights),
		racing.WindowField(&st.sliceWindow, keySliceWindow, "This part of the slice is shown: horizontal from, to, vertical from, to.").Called("Slice window", "").In("slice"),
		param.Text(&st.pick, "pick", 20, training.CheckSpot, "This part of the net is selected: a unit 1.2, a weight 1.2.1, a bias 1.2.b.").Called("Selected part", "").In("page"),
		param.Floats(&st.probe, "probe", param.Linear(-racing.MaxCoord, racing.MaxCoord), 0, 2, "The activations are shown at this input x, y; auto means the first example.").Called("Probe", "").In("part"),
		param.Choice(&st.brush, "brush", brushOptions(), "This is what a click on your own points does.").Called("Click", "").In("part"),
	)
	return append(fields, st.MomentFields()...)
}

// netFields declares the settings of the net and its examples, and where its weights come from.
func netFields(st *state, net *training.Problem) []param.Field {
	return append(net.Fields(), st.start.Field().In("Net"))
}

// fields declares all of both.
func (st *state) fields() []param.Field { return append(st.head(), st.tail()...) }

func planeOptions() []param.Option {
	return []param.Option{
		{Key: planePath, Label: "Path"},
		{Key: planeNewton, Label: "Gradient and Newton"},
		{Key: planeWeights, Label: "Two weights"},
	}
}

func brushOptions() []param.Option {
	var options []param.Option
	for c := range brushClasses {
		options = append(options, param.Option{Key: strconv.Itoa(c), Label: "Class " + strconv.Itoa(c)})
	}
	return append(options, param.Option{Key: brushErase, Label: "Erase"}, param.Option{Key: brushProbe, Label: "Probe"})
}

// Build makes the next state: the settings of the race, then those of the net, then
// those of its methods.
func (s *Lab) Build(r *lab.Reader) (lab.State, *param.Error) {
	st := newState()
	st.loaded = s.own.loaded
	if s.own.pending != nil && !r.Anew() { // those of an edit that was refused are gone
		st.loaded = s.own.pending
	}
	before, after := st.head(), st.tail() // declared at the defaults
	r.Read("", before)
	r.Read("", after)
	st.net = training.New()
	ofNet := netFields(st, st.net)
	r.Read(training.Key+".", ofNet)
	st.loadPoints(r)
	if s.st != nil {
		st.net.Adopt(s.st.net)
	}
	st.ReadContenders(r, true)
	r.Unknown()
	r.Refit(st.misfits())
	if err := st.limits(); err != nil {
		return nil, err
	}
	if r.Stuck() {
		return nil, nil
	}
	st.follow(r)
	st.Put("", before)
	s.Keeper.Find(r, &st.start, subjectOf(st, s.own.mark(st.net.Own())))
	st.Put(training.Key+".", ofNet)
	st.PutContenders()
	st.Put("", after)
	return st, nil
}
