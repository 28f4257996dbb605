// Package racing is what labs have in common whose methods race: the settings and
// the runs of a race, planes with samples and contours, curves and readouts. It
// knows none of them.
package racing

import (
	"slices"
	"strings"

	"hfplayground/core/lab"
	"hfplayground/core/method"
	"hfplayground/core/objective"
	"hfplayground/core/param"
	"hfplayground/core/race"
)

// Limits of what a link may ask for.
const (
	MaxCoord  = 1e6     // largest coordinate of a start or window
	minExtent = 1e-9    // least width and height of a window
	maxStored = 2000000 // coordinates of all iterates of all runs: 16 MB
	maxSeed   = 1<<31 - 1
)

// KeyWindow is the setting of the window of the plane that a lab starts with.
const KeyWindow = "window"

// keySameCost is the switch that makes the step limit one on the cost.
const keySameCost = "same-cost"

// Settings are those of every race.
type Settings struct {
	Seed   int
	race   string // ids with commas between
	Steps  int
	Tol    float64 // on ‖∇f‖, as a share of that at the start
	budget float64

	sameCost bool

	Window []float64 // x from, to, y from, to; empty for the usual one
	levels int
	scale  string
	model  bool
	arrows bool
	axis   string
	Step   int
	Run    string // id of the selected run; "" for the last of the race
}

// Old returns the settings of every race that old links carry into other labs.
func Old() []string {
	return []string{"seed", "race", "steps", "tol", "budget", KeyWindow, "levels", "scale", "model", "arrows", "axis", "select"}
}

// NewSettings returns those of a first screen: these methods, at this step.
func NewSettings(ids string, step int) Settings {
	return Settings{
		Seed: 1, race: ids, Steps: 200, Tol: 1e-8,
		levels: 24, scale: "log", model: true, arrows: true, axis: axes()[0].key, Step: step,
	}
}

// StopAtSameCost makes the step limit one on the cost, and shows the curves along an axis of
// the table, such as cost.
func (s *Settings) StopAtSameCost(axis string) { s.sameCost, s.axis = true, axis }

// What a race offers beside what its objective does: something that is drawn at random, a run that has begun, and
// steps taken by a model, which report their damping. Plots of what there is not yet are not shown.
const (
	offersChance = "chance"
	offersBegun  = "begun"
	offersModel  = "model"
)

// Offered returns the readout of what settings and plots may need: what f offers at the start, and
// chance where something is drawn at random.
func (r *Race) Offered(f objective.Objective, random bool) param.Pair {
	list := objective.Offers(f, r.X0)
	if random {
		list = append(list, offersChance)
	}
	if slices.ContainsFunc(r.Runs, func(run *race.Run) bool { return len(run.Trace) > 0 }) {
		list = append(list, offersBegun)
	}
	if slices.ContainsFunc(r.Runs, func(run *race.Run) bool { _, ok := run.Method.(method.ModelStepper); return ok && len(run.Trace) > 1 }) {
		list = append(list, offersModel)
	}
	return param.Pair{Key: "offers", Value: strings.Join(list, " ")}
}

// SeedField declares the seed of all that is drawn at random. The labs that race
// share one control of the page.
func (s *Settings) SeedField() param.Field {
	return param.Int(&s.Seed, "seed", param.Linear(0, maxSeed), "This is the seed of the random start and of the initial weights of a net.").Called("Seed", "").In("start").Needing(offersChance)
}

// RunFields declares what runs and when it stops. Their groups are race and stop.
func (s *Settings) RunFields() []param.Field {
	return []param.Field{
		param.Text(&s.race, "race", 200, race.CheckRace, "These methods are compared, separated by commas; a second of the same kind is written gd-2.").Called("Methods", "").In("race"),
		param.Int(&s.Steps, "steps", param.Log(1, race.MaxSteps), "This is the largest number of steps of a run; Play raises it when a run needs more.").Called("Max steps", "").In("stop"),
		param.Bool(&s.sameCost, keySameCost, "Stop every run at the same number of gradient equivalents, that in Max steps, so that methods with cheap and with expensive steps compare.").Called("Stop all at the same cost", "").In("stop"),
		param.Float(&s.Tol, "tol", param.LogOrZero(1e-12, 1), "A run may end when ‖∇f‖ is at most this share of what it was at the start.").Called("Gradient tolerance", "").In("stop"),
		param.Float(&s.budget, "budget", param.LogOrZero(1, 1e6), "This is the largest cost of a run in gradient equivalents; 0 means no limit.").Called("Budget", "").In("stop"),
	}
}

// PlaneFields declares what is drawn of a plane. Their group is view.
func (s *Settings) PlaneFields() []param.Field {
	return []param.Field{
		WindowField(&s.Window, KeyWindow, "This part of the plane is shown: x from, x to, y from, y to.").Called("Window", "").In("view"),
		param.Int(&s.levels, "levels", param.Linear(4, 60), "This is the number of contour levels.").Called("Contour levels", "").In("view"),
		param.Choice(&s.scale, "scale", []param.Option{{Key: "log", Label: "Log"}, {Key: "linear", Label: "Linear"}}, "This is the spacing of the contour levels.").Called("Level spacing", "").In("view"),
		param.Bool(&s.model, "model", "Show contours of the quadratic model at the selected iterate.").Called("Model", "").In("view"),
		param.Bool(&s.arrows, "arrows", "Show the gradient, Newton and Hessian-free steps from the selected iterate.").Called("Arrows", "").In("view"),
	}
}

// MomentFields declares which moment of which run is shown, and along which axis.
// Their groups are view and transport.
func (s *Settings) MomentFields() []param.Field {
	return []param.Field{
		param.Choice(&s.axis, "axis", param.Options(axes()), "This is the quantity on the horizontal axis of the curves.").Called("Axis", "").In("view"),
		lab.StepField(&s.Step),
		param.Text(&s.Run, "select", 40, race.CheckID, "The iterate of this run is inspected.").Called("Selected run", "").In("transport"),
	}
}

// WindowField declares a window: x from, to, y from, to.
func WindowField(w *[]float64, key, help string) param.Field {
	return param.Floats(w, key, param.Linear(-MaxCoord, MaxCoord), 0, 4, help)
}
