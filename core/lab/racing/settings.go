package racing

import (
	"fmt"
	"strconv"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/wire"
)

// Limits of what a link may ask for.
const (
	maxStart  = 16      // numbers of a start; they repeat up to the dimension
	maxCoord  = 1e6     // largest coordinate of a start or window
	minExtent = 1e-9    // least width and height of a window
	maxStored = 2000000 // coordinates of all iterates of all runs: 16 MB
)

// The two starts that are words.
const (
	startUsual  = "usual"
	startRandom = "random"
)

// settings are the values of all keys that belong to no problem and no method.
type settings struct {
	problem string
	start   string // usual, random, or numbers with commas between
	seed    int
	race    string // ids with commas between

	steps  int
	tol    float64
	budget float64

	window []float64 // x from, to, y from, to; empty for the problem's own
	levels int
	scale  string
	model  bool
	arrows bool
	show   string // what the canvas shows of a net
	axis   string
	curve  string // what the curves of a net show
	step   int
	run    string // id of the selected run; "" for the last of the race

	then  string // changes at steps of the runs
	forkd string // runs that leave others

	pick  string    // part of the net that is chosen; "" for none
	probe []float64 // place of the data where the units are read; empty for the first example
	brush string    // what a click on the data does

	plane  string // of the slice of a loss
	across string // weights of the slice along chosen ones; "" for the first two
	up     string
	anchor int // step through which a slice is laid

	sliceWindow []float64 // as window; empty for one around all paths
}

// newSettings returns the first screen of a lab. In the landscape that is three methods from Rosenbrock's classic start, shown at a step where
// they have parted.
func newSettings(onNet bool) *settings {
	s := &settings{
		problem: "rosenbrock", start: startUsual, seed: 1, race: "gd,newton,hf",
		steps: 200, tol: 1e-6,
		levels: 24, scale: "log", model: true, arrows: true, show: "net", axis: "steps", step: 12,
		curve: wire.CurveLoss, brush: "1", plane: planePath,
	}
	if onNet {
		s.race, s.step = "gd,adam,hf", 20
	}
	return s
}

// Momentary declares what an edit can set that is no setting: it shows the moment
// and stands in no link.
func Momentary() []param.Field {
	var weight float64
	return []param.Field{weightField(&weight)}
}

// Fields declares the settings that belong to no problem and no method, at
// their defaults, in the order of the link. Their groups are problem, start,
// race, stop, view, slice, part, transport and page.
func Fields() []param.Field {
	s := newSettings(false)
	return append(s.runFields(), s.viewFields()...)
}

func (s *settings) runFields() []param.Field {
	return []param.Field{
		param.Choice(&s.problem, "problem", problemOptions(), "function to minimise").Called("Function", "f").In("problem"),
		param.Text(&s.start, "start", 400, checkStart, "starting point: numbers separated by commas, repeated up to the dimension; or usual; or random, from the seed").Called("Start", "x₀").In("start"),
		param.Int(&s.seed, "seed", param.Linear(0, 1<<31-1), "seed of the random start and of the initial weights of a net").Called("Seed", "").In("start"),
		param.Text(&s.race, "race", 200, race.CheckRace, "methods to compare, separated by commas; a second of the same kind is written gd-2").Called("Methods", "").In("race"),
		param.Int(&s.steps, "steps", param.Log(1, race.MaxSteps), "largest number of steps of a run").Called("Max steps", "").In("stop"),
		param.Float(&s.tol, "tol", param.LogOrZero(1e-12, 1), "a run has converged when ‖∇f‖ is at most this").Called("Gradient tolerance", "").In("stop"),
		param.Float(&s.budget, "budget", param.LogOrZero(1, 1e6), "largest cost of a run in gradient equivalents; 0 = no limit").Called("Budget", "").In("stop"),
		param.Text(&s.forkd, "forks", race.MaxForksBytes, race.CheckForks, "runs that branch off from another run: run @ parent : step").Called("Branches", "").In("page"),
		param.Text(&s.then, "then", maxChangesBytes, checkChanges, "settings that change at a step of the runs: step : setting : value").Called("Changes", "").In("page"),
	}
}

func (s *settings) viewFields() []param.Field {
	return []param.Field{
		param.Floats(&s.window, keyWindow, param.Linear(-maxCoord, maxCoord), 0, 4, "part of the plane that is shown: x from, x to, y from, y to").Called("Window", "").In("view"),
		param.Int(&s.levels, "levels", param.Linear(4, 60), "number of contour levels").Called("Contour levels", "").In("view"),
		param.Choice(&s.scale, "scale", []param.Option{{Key: "log", Label: "Log"}, {Key: "linear", Label: "Linear"}}, "spacing of the contour levels").Called("Level spacing", "").In("view"),
		param.Bool(&s.model, "model", "show contours of the quadratic model at the selected iterate").Called("Model", "").In("view"),
		param.Bool(&s.arrows, "arrows", "show the gradient, Newton and Hessian-free steps from the selected iterate").Called("Arrows", "").In("view"),
		param.Choice(&s.show, "show", []param.Option{{Key: showNet, Label: "Net"}, {Key: showSlice, Label: "Loss"}, {Key: showBoth, Label: "Both"}}, "show the net, a slice of its loss with the paths, or both").Called("Show", "").In("view"),
		param.Choice(&s.curve, "curve", []param.Option{{Key: wire.CurveLoss, Label: "Loss"}, {Key: wire.CurveAccuracy, Label: "Accuracy"}}, "quantity that the curves of a net show").Called("Curve", "").In("view"),
		param.Choice(&s.plane, "plane", planeOptions(), "directions of the slice of the loss").Called("Slice", "").In("slice"),
		param.Text(&s.across, "across", 20, checkWeight, "weight along the horizontal axis, such as 1.2.1 (layer, unit, from) or 1.2.b for a bias; empty = the first weight").Called("Across", "").In("slice").If("plane", planeWeights),
		param.Text(&s.up, "up", 20, checkWeight, "weight along the vertical axis; empty = the second weight").Called("Up", "").In("slice").If("plane", planeWeights),
		param.Int(&s.anchor, "anchor", param.Linear(0, race.MaxSteps), "the slice passes through this step of the selected run, or through its last step").Called("Anchor step", "").In("slice").If("plane", planeNewton, planeWeights),
		param.Floats(&s.sliceWindow, keySliceWindow, param.Linear(-maxCoord, maxCoord), 0, 4, "part of the slice that is shown: horizontal from, to, vertical from, to").Called("Slice window", "").In("slice"),
		param.Text(&s.pick, "pick", 20, checkSpot, "selected part of the net: a unit 1.2, a weight 1.2.1, a bias 1.2.b").Called("Selected part", "").In("page"),
		param.Floats(&s.probe, "probe", param.Linear(-maxCoord, maxCoord), 0, 2, "input x, y at which the activations are shown; auto = the first example").Called("Probe", "").In("part"),
		param.Choice(&s.brush, "brush", brushOptions(), "what a click on your own points does").Called("Click", "").In("part"),
		param.Choice(&s.axis, "axis", axisOptions(), "quantity on the horizontal axis of the curves").Called("Axis", "").In("view"),
		lab.StepField(&s.step),
		param.Text(&s.run, "select", 40, race.CheckID, "run whose iterate is inspected").Called("Selected run", "").In("transport"),
	}
}

// The windows: of a function or of the data of a net, and of a slice of its loss.
const (
	keyWindow      = "window"
	keySliceWindow = "slice-window"
)

// The planes of a slice.
const (
	planePath    = "path"
	planeNewton  = "newton"
	planeWeights = "weights"
)

func planeOptions() []param.Option {
	return []param.Option{
		{Key: planePath, Label: "Path"},
		{Key: planeNewton, Label: "Gradient and Newton"},
		{Key: planeWeights, Label: "Two weights"},
	}
}

// What a click on own points does, beside adding one of a class.
const (
	brushProbe = "probe"
	brushErase = "erase"
)

// brushClasses is how many classes can be drawn by clicks.
const brushClasses = 4

func brushOptions() []param.Option {
	var options []param.Option
	for c := range brushClasses {
		options = append(options, param.Option{Key: strconv.Itoa(c), Label: "Class " + strconv.Itoa(c)})
	}
	return append(options, param.Option{Key: brushErase, Label: "Erase"}, param.Option{Key: brushProbe, Label: "Probe"})
}

// The labs.
const (
	labLandscape = "landscape"
	labNetwork   = "network"
)

func axisOptions() []param.Option {
	return []param.Option{
		{Key: "steps", Label: "Steps"},
		{Key: "epochs", Label: "Epochs"},
		{Key: "cost", Label: "Gradient equivalents"},
		{Key: "seconds", Label: "Seconds"},
	}
}

// checkStart accepts the two words and 1 to maxStart numbers.
func checkStart(s string) error {
	if s == startUsual || s == startRandom {
		return nil
	}
	_, err := parseStart(s)
	return err
}

func parseStart(s string) ([]float64, error) {
	var xs []float64
	probe := param.Floats(&xs, "start", param.Linear(-maxCoord, maxCoord), 1, maxStart, "")
	if s == "" || probe.Set(s) != nil {
		return nil, fmt.Errorf("usual, random or %s", probe.Want())
	}
	return xs, nil
}
