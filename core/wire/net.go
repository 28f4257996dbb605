package wire

import "fmt"

// Net is a net with the weights it has at the moment shown, and what each of
// its units answers over the plane.
type Net struct {
	Inputs []string    // labels of the inputs: "x", "x²"
	Layers []Layer     // hidden layers, then the outputs
	Side   int         // responses are Side × Side, over the window of the Surface
	Input  [][]float64 // responses of the inputs themselves, Side² each
	Depth  Resize      // of the hidden layers
}

// Resize is what a button sends under KeyAct that makes more of something, or fewer;
// empty where there is no such button.
type Resize struct{ More, Fewer string }

// Layer is one layer of units.
type Layer struct {
	Activation string // key, "tanh"
	Units      int
	Weights    []float64   // Units × units before, row by row: a row is what one unit takes in
	Biases     []float64   // Units
	Response   [][]float64 // of each unit, Side² values, the row at Y0 first; empty where not wanted
	Low, High  float64     // range of the activation, for its colours; may be infinite
	Size       Resize      // of the layer
}

// Surface is what the net says at every point of a grid.
type Surface struct {
	Window  Window
	NX, NY  int
	Outputs int       // values a point: 1, or one a class
	Values  []float64 // NX·NY·Outputs, row by row, the row at Y0 first: estimates or probabilities
	Low     float64   // value that is wholly one class (or the least target)
	High    float64   // value that is wholly the other (or the greatest target)
	Classes int       // 0 for regression
	AxisX   string
	AxisY   string
}

// Samples are the examples. The slices of examples have one length.
type Samples struct {
	X, Y   []float64
	Class  []int32   // class of each; empty for regression
	Target []float64 // target of each; empty for classes
	Test   []bool    // kept apart from training
	Wrong  []bool    // said to be of another class at the moment shown
	Own    bool      // the reader's own: each can be moved, and others added
	Names  []string  // of the classes; empty where they are called 0, 1, 2 …
}

// Least bytes of one entry of each list.
const (
	listSize  = size4                                       // an empty list
	layerSize = size4 + size8 + 3*size4 + 2*size8 + 2*size4 // key, units, three lists, range, two texts
)

// Kind returns KindNet.
func (n *Net) Kind() Kind { return KindNet }

func (n *Net) visit(c coder) {
	texts(c, &n.Inputs)
	resize(&n.Layers, c.length(len(n.Layers), layerSize))
	for i := range n.Layers {
		n.Layers[i].visit(c)
	}
	c.integer(&n.Side)
	lists(c, &n.Input)
	n.Depth.visit(c)
}

func (r *Resize) visit(c coder) {
	c.text(&r.More)
	c.text(&r.Fewer)
}

func (l *Layer) visit(c coder) {
	c.text(&l.Activation)
	c.integer(&l.Units)
	c.floats(&l.Weights)
	c.floats(&l.Biases)
	lists(c, &l.Response)
	c.float(&l.Low)
	c.float(&l.High)
	l.Size.visit(c)
}

// lists hands over a list of lists.
func lists(c coder, v *[][]float64) {
	resize(v, c.length(len(*v), listSize))
	for i := range *v {
		c.floats(&(*v)[i])
	}
}

// texts hands over a list of texts.
func texts(c coder, v *[]string) {
	resize(v, c.length(len(*v), size4))
	for i := range *v {
		c.text(&(*v)[i])
	}
}

func (n *Net) check() error {
	before := len(n.Inputs)
	if len(n.Layers) == 0 || before == 0 || len(n.Input) != before {
		return fmt.Errorf("wire: net of %d inputs, %d responses and %d layers", before, len(n.Input), len(n.Layers))
	}
	for i := range n.Layers {
		l := &n.Layers[i]
		if l.Units < 1 || l.Units != len(l.Biases) || len(l.Weights)%l.Units != 0 || len(l.Weights)/l.Units != before ||
			len(l.Response) != 0 && len(l.Response) != l.Units {
			return fmt.Errorf("wire: layer %d of %d units after %d has %d weights, %d biases, %d responses",
				i, l.Units, before, len(l.Weights), len(l.Biases), len(l.Response))
		}
		before = l.Units
	}
	for _, r := range n.responses() {
		if len(r) != 0 && (n.Side < 1 || n.Side > len(r) || n.Side*n.Side != len(r)) {
			return fmt.Errorf("wire: response of %d values, want %d × %d", len(r), n.Side, n.Side)
		}
	}
	return nil
}

// responses returns those of the inputs and of all units.
func (n *Net) responses() [][]float64 {
	all := append([][]float64(nil), n.Input...)
	for i := range n.Layers {
		all = append(all, n.Layers[i].Response...)
	}
	return all
}

// Kind returns KindSurface.
func (s *Surface) Kind() Kind { return KindSurface }

func (s *Surface) visit(c coder) {
	s.Window.visit(c)
	c.integer(&s.NX)
	c.integer(&s.NY)
	c.integer(&s.Outputs)
	c.floats(&s.Values)
	c.float(&s.Low)
	c.float(&s.High)
	c.integer(&s.Classes)
	c.text(&s.AxisX)
	c.text(&s.AxisY)
}

func (s *Surface) check() error {
	n := len(s.Values)
	if s.NX < 2 || s.NY < 2 || s.Outputs < 1 || s.NX > n/2 || s.NY > n/2 || s.Outputs > n/4 || s.Classes < 0 ||
		s.NX*s.NY > n || s.NX*s.NY*s.Outputs != n {
		return fmt.Errorf("wire: surface of %d × %d × %d has %d values", s.NX, s.NY, s.Outputs, n)
	}
	return nil
}

// Kind returns KindSamples.
func (s *Samples) Kind() Kind { return KindSamples }

func (s *Samples) visit(c coder) {
	c.floats(&s.X)
	c.floats(&s.Y)
	c.steps(&s.Class)
	c.floats(&s.Target)
	c.truths(&s.Test)
	c.truths(&s.Wrong)
	c.truth(&s.Own)
	texts(c, &s.Names)
}

func (s *Samples) check() error {
	n := len(s.X)
	fits := func(m int) bool { return m == 0 || m == n }
	if len(s.Y) != n || len(s.Test) != n || len(s.Wrong) != n || !fits(len(s.Class)) || !fits(len(s.Target)) {
		return fmt.Errorf("wire: samples have lists of unlike lengths, the first of %d", n)
	}
	return nil
}
