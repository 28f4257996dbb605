package wire

import "fmt"

// Steps is quantities of the runs by step, one plot a quantity: the damping λ, the
// reduction ratio ρ, the iterations of conjugate gradients. The step shown is that of
// the Look.
type Steps struct {
	Last       int // the end of the axis
	Quantities []Quantity
}

// Quantity is something that some runs have at every step.
type Quantity struct {
	Name   string  // "Damping λ"
	Log    bool    // on a logarithmic axis; else a linear one
	Levels []Level // bounds that mean something, such as ρ = 3/4
	Runs   []Series
}

// Series is a quantity of one run. Step and Values have one length; a value that is not
// finite is missing.
type Series struct {
	Run    string // ID
	Label  string
	Style  Style // that of its method
	Step   []int32
	Values []float64
}

// Level is a value with a name: "mean image".
type Level struct {
	Name  string
	Value float64
}

// Layers is a quantity of every layer of a net at one moment, of some runs: the norm of
// the gradient. Axes are logarithmic.
type Layers struct {
	Title string   // "‖∂f/∂W‖ by layer at step 12"
	Names []string // of the layers, from the inputs on
	Runs  []Series // of each run a value a layer; Step has the one at which it is so
}

// Least bytes of one entry.
const (
	levelSize    = size4 + size8
	quantitySize = size4 + size1 + 2*size4
	seriesSize   = 2*size4 + 2*size1 + 2*size4
)

// Kind returns KindSteps.
func (s *Steps) Kind() Kind { return KindSteps }

func (s *Steps) visit(c coder) {
	c.integer(&s.Last)
	resize(&s.Quantities, c.length(len(s.Quantities), quantitySize))
	for i := range s.Quantities {
		q := &s.Quantities[i]
		c.text(&q.Name)
		c.truth(&q.Log)
		levels(c, &q.Levels)
		series(c, &q.Runs)
	}
}

func (s *Steps) check() error {
	for _, q := range s.Quantities {
		for _, r := range q.Runs {
			if len(r.Step) != len(r.Values) {
				return fmt.Errorf("wire: %s of %s has %d values at %d steps", q.Name, r.Label, len(r.Values), len(r.Step))
			}
		}
	}
	return nil
}

// Kind returns KindLayers.
func (l *Layers) Kind() Kind { return KindLayers }

func (l *Layers) visit(c coder) {
	c.text(&l.Title)
	texts(c, &l.Names)
	series(c, &l.Runs)
}

func (l *Layers) check() error {
	for _, r := range l.Runs {
		if len(r.Values) != len(l.Names) || len(r.Step) > 1 {
			return fmt.Errorf("wire: %s has %d values, want one of each of %d layers", r.Label, len(r.Values), len(l.Names))
		}
	}
	return nil
}

func series(c coder, list *[]Series) {
	resize(list, c.length(len(*list), seriesSize))
	for i := range *list {
		r := &(*list)[i]
		c.text(&r.Run)
		c.text(&r.Label)
		r.Style.visit(c)
		c.steps(&r.Step)
		c.floats(&r.Values)
	}
}

func levels(c coder, list *[]Level) {
	resize(list, c.length(len(*list), levelSize))
	for i := range *list {
		c.text(&(*list)[i].Name)
		c.float(&(*list)[i].Value)
	}
}
