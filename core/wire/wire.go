// Package wire is what crosses from the worker to page and canvas, and back: parts
// of a picture with their binary form, and the words of gestures on it. It imports
// nothing of the project.
//
// A picture is a set of parts, at most one of each kind. An update carries only
// the parts that changed; a receiver that keeps the last of each kind can draw the whole
// picture at any time, and remake a lost view from it.
package wire

// Kind names a part.
type Kind uint8

// The kinds of part. The numbers are part of the format.
const (
	KindField   Kind = 1 // Field
	KindRace    Kind = 2 // Race
	KindLook    Kind = 3 // Look
	KindNet     Kind = 4 // Net
	KindSurface Kind = 5 // Surface
	KindSamples Kind = 6 // Samples
	KindCheck   Kind = 7 // Check

	KindGate       Kind = 8  // Gate
	KindUnits      Kind = 9  // Units
	KindPerceptron Kind = 10 // Perceptron
	KindConjugate  Kind = 11 // Conjugate
	KindImages     Kind = 12 // Images
	KindSteps      Kind = 13 // Steps
	KindLayers     Kind = 14 // Layers
	KindSequence   Kind = 15 // Sequence
	KindSpectrum   Kind = 16 // Spectrum
	KindLags       Kind = 17 // Lags
)

// Picture is the last part of each kind; nil where none has come yet.
type Picture struct {
	Field   *Field
	Race    *Race
	Look    *Look
	Net     *Net
	Surface *Surface
	Samples *Samples
	Check   *Check

	Gate       *Gate
	Units      *Units
	Perceptron *Perceptron
	Conjugate  *Conjugate
	Images     *Images
	Steps      *Steps
	Layers     *Layers
	Sequence   *Sequence
	Spectrum   *Spectrum
	Lags       *Lags
}

// Window is a rectangle of the plane that is shown.
type Window struct{ X0, X1, Y0, Y1 float64 } // X0 < X1, Y0 < Y1

// Field is a function sampled on a grid over a window, with how its contours
// are to be drawn.
type Field struct {
	Window  Window
	Key     string       // of the setting that the window is; empty where it can be neither moved nor zoomed
	NX, NY  int          // grid points along x and y, both at least 2
	Values  []float64    // NX·NY values, row by row, the row at Y0 first; may hold NaN and Inf
	Base    float64      // value that log levels start from: the known minimum, else the least of Values
	Levels  int          // how many contour levels
	Log     bool         // levels spaced as Base + 10^t, else evenly
	Minima  [][2]float64 // known global minimisers
	Local   [][2]float64 // further known minimisers
	Saddles [][2]float64 // known saddle points
	AxisX   string       // "x", or "x₁" in n dimensions
	AxisY   string
	Note    string // one line under the map where the plane is a slice; else empty
}

// Race is the runs from one start, in the order of the list of methods.
type Race struct {
	Start [2]float64
	Fixed bool // the start is drawn by chance, as the weights of a net are: it cannot be moved
	Runs  []Run

	Levels []Level // values that have a name, to compare those of the runs with
}

// Run is one method's path. The slices have one length: an entry a kept step.
// Long runs are thinned; the first and last step are always there.
type Run struct {
	ID       string // "hf", or "gd-2" for the second of a kind
	Label    string
	Style    Style  // that of its method; a further run of the method has another marker
	End      string // key of the named end: "", "converged", "step-limit", "diverged", ...; empty while running
	Step     []int32
	X, Y     []float64
	F        []float64
	GradNorm []float64 // NaN for methods that use no gradient
	Cost     []float64 // gradient equivalents since the start
	Seconds  []float64 // of this run's own computing
	Epochs   []float64 // gradients of the whole since the start, batches by their share; empty where not asked for
	Test     []float64 // loss on examples that were not trained on; empty where there are none

	Accuracy     []float64 // share of the training examples that are not misclassified; empty where not asked for
	TestAccuracy []float64 // the same of the others
}

// Axis is the horizontal axis of the curve.
type Axis uint8

// The axes, cheapest to measure first.
const (
	AxisSteps   Axis = 0
	AxisCost    Axis = 1
	AxisSeconds Axis = 2
	AxisEpochs  Axis = 3
)

// Look is the moment that is shown: the cursor, the chosen run, and what is
// known of its iterate there.
type Look struct {
	View     string // key of the view that the canvas shows: "landscape", "network"
	Step     int    // the cursor on the timeline, in steps
	Last     int    // the end of the timeline
	Selected int    // index into Race.Runs, −1 for none
	Marks    []Mark // one a run: its exact iterate at the cursor (or its last, when it ended before)
	Axis     Axis
	Curve    string // what the curves show: one of the Curve keys
	Model    *Model // quadratic model at the selected iterate; nil when off or unknown
	Arrows   []Arrow
	Inner    *Inner // CG inside the step that leaves the selected iterate; nil where there is none

	Hover *Spot       // part of a net the pointer is on; nil for none
	Pick  *Spot       // part of a net that was chosen; nil for none
	Probe *[2]float64 // place of the data at which Units are; nil for none
	Units [][]float64 // activations there, those of the inputs first; empty without a place
}

// What the curves show.
const (
	CurveValue    = "f"        // f, on a log scale
	CurveLoss     = "loss"     // the same, of a net: training and test
	CurveAccuracy = "accuracy" // from 0 to 1, on a linear scale
)

// Check is how far finite differences are from an exact Hessian-vector product,
// as ‖difference‖/‖product‖, by their step. The slices have one length.
type Check struct {
	Epsilon []float64 // rising
	Forward []float64 // error of (∇f(x + εv) − ∇f(x)) / ε
	Central []float64 // error of (∇f(x + εv) − ∇f(x − εv)) / 2ε
	Adjoint float64   // |uᵀHv − vᵀHu| / (|uᵀHv| + |vᵀHu|): how far the exact product is from symmetric
}

// Mark is one run's exact iterate at the cursor.
type Mark struct {
	Step          int
	X, Y, F       float64
	Cost, Seconds float64
	Reached       bool // the run has a step at the cursor; false: this is its last one before
}

// Model is m(d) = F + Gᵀd + ½dᵀHd around (X, Y), on the plane shown.
type Model struct {
	X, Y, F       float64
	GX, GY        float64
	HXX, HXY, HYY float64
}

// Arrow is a step that could be taken from the selected iterate, on the plane.
type Arrow struct {
	Name   string // beside it: "Newton"
	DX, DY float64
}

// Inner is the CG run inside one step, projected on the plane. The slices have
// one length: an entry an iterate, the start of CG first.
type Inner struct {
	DX, DY    []float64 // the iterate d, as an offset from the selected iterate
	Phi       []float64
	Residual  []float64
	Curvature []float64 // NaN at the start
	Stored    []bool
	Taken     int
	Epsilon   float64 // the stopping rule's ε; 0 where it is off
	Window    int     // its k: the last iterate is compared with the one k before; 0 where it is off
	Stop      string
	At        *Iteration // the iterate that is marked; nil for none
}

// Iteration is an iterate of an inner run that is pointed at, or that slow motion has
// come to.
type Iteration struct {
	I     int    // index in the lists of the run
	Ahead bool   // those after it are still to come
	Text  string // its numbers: "φ = −0.5, ‖r‖ = 2, curvature 680"
}
