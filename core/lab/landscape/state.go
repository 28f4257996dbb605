package landscape

import (
	"fmt"
	"math/rand/v2"

	"hfplayground/core/catalog"
	"hfplayground/core/lab"
	"hfplayground/core/lab/racing"
	"hfplayground/core/param"
	"hfplayground/core/testfunc"
	"hfplayground/core/words"
)

const (
	keyProblem = "problem"
	maxStart   = 16 // numbers of a start; they repeat up to the dimension
)

// The two starts that are words.
const (
	startUsual  = "usual"
	startRandom = "random"
)

// state is everything a link says, checked. It is built whole and not changed
// afterwards: an edit builds the next one.
type state struct {
	racing.State
	key     string // of the problem
	start   string // usual, random, or numbers with commas between
	problem testfunc.Entry
	f       testfunc.Function
}

// newState returns the first screen: three methods from Rosenbrock's classic start,
// at a step where they have parted.
func newState() *state {
	return &state{State: racing.State{Settings: racing.NewSettings("gd,newton,hf", 12)}, key: "rosenbrock", start: startUsual}
}

// head declares what comes in a link before the settings of the function and of
// the methods.
func (st *state) head() []param.Field {
	return append([]param.Field{
		param.Choice(&st.key, keyProblem, param.Options(testfunc.All()), "This function is minimised.").Called("Function", "f").In("problem"),
		param.Text(&st.start, "start", 400, checkStart, "All runs begin here: at numbers separated by commas, repeated up to the dimension; or usual; or random, from the seed.").Called("Start", "x₀").In("start"),
		st.SeedField(),
	}, st.RunFields()...)
}

// tail declares what comes after them.
func (st *state) tail() []param.Field { return append(st.PlaneFields(), st.MomentFields()...) }

// fields declares all of both.
func (st *state) fields() []param.Field { return append(st.head(), st.tail()...) }

// Build makes the next state: the settings of the race, then those of the
// function, then those of its methods.
func (s *Lab) Build(r *lab.Reader) (lab.State, *param.Error) {
	st := newState()
	before, after := st.head(), st.tail() // declared at the defaults
	r.Read("", before)
	r.Read("", after)
	st.problem = catalog.Get(testfunc.All(), st.key)
	st.f = st.problem.New()
	function := st.f.Fields()
	r.Read(st.key+".", function)
	st.ReadContenders(r, false)
	r.Unknown()
	if want := st.startWant(); want != "" {
		r.Refit([]lab.Misfit{{Name: "start", Want: want}})
		st.cutStart()
	}
	if err := st.Check(st.f.Dim()); err != nil {
		return nil, err
	}
	if r.Stuck() {
		return nil, nil
	}
	usual := st.settle()
	st.Put("", before)
	st.Default("start", usual)
	st.Put(st.key+".", function)
	st.PutContenders()
	st.Put("", after)
	return st, nil
}

// settle writes the usual start in its numbers, so that the form shows them and
// the link can leave them out. It returns them.
func (st *state) settle() string {
	usual := startUsual
	if at := st.f.About().Start; at != nil {
		usual = param.FormatList(at)
	}
	if st.start == startUsual {
		st.start = usual
	}
	return usual
}

// Identity is that of what is minimised.
func (st *state) Identity() any { return st.key + "?" + st.Text(st.key+".") }

// startWant says what the start should be where it does not fit; "" where it does.
func (st *state) startWant() string {
	if st.start == startUsual || st.start == startRandom {
		return ""
	}
	n := st.f.Dim()
	if numbers, _ := parseStart(st.start); len(numbers) > n {
		return fmt.Sprintf("usual, random or at most %s, one per dimension, each from -%s to %[2]s", words.Plural(n, "number"), param.Format(racing.MaxCoord))
	}
	return ""
}

// cutStart takes off the numbers of a start that are more than the dimension.
func (st *state) cutStart() {
	if st.startWant() != "" {
		numbers, _ := parseStart(st.start)
		st.start = param.FormatList(numbers[:st.f.Dim()])
	}
}

// startPoint returns x₀, length n: a random point of the domain, or the numbers of
// the start, repeated up to n.
func (st *state) startPoint() []float64 {
	about := st.f.About()
	x := make([]float64, st.f.Dim())
	if st.start == startRandom {
		rng := rand.New(rand.NewPCG(uint64(st.Seed), 0))
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
	probe := param.Floats(&xs, "start", param.Linear(-racing.MaxCoord, racing.MaxCoord), 1, maxStart, "")
	if s == "" || probe.Set(s) != nil {
		return nil, param.Want("usual, random or " + probe.Want())
	}
	return xs, nil
}
