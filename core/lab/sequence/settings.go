package sequence

import (
	"fmt"

	"hfplayground/core/lab/trained"
	"hfplayground/core/param"
	"hfplayground/core/recurrent"
	"hfplayground/core/sequence"
	"hfplayground/core/training"
)

// Limits of the settings.
const (
	fewest      = 100 // sequences of a step
	most        = 5000
	maxSeed     = 1<<31 - 1
	mostUnits   = 200       // of a layer: the eigenvalues of 200 × 200 weights take a third of a second
	mostNumbers = 2_000_000 // inputs of the sequences of a step: 16 MB, of which a run keeps four copies
	exams       = 1000      // sequences of the exam
)

// What the stage shows.
const (
	showSequence = "sequence"
	showSpectrum = "spectrum"
)

// settings are those of the lab alone. What follows from them is made once, by newProblem.
type settings struct {
	show    string
	example int // sequence of the exam that is shown, from 1

	task     string
	length   int
	n        int  // sequences that a step looks at
	fresh    bool // others in every step
	dataSeed int

	units        string // of the layers
	initialiser  string
	initialisers []recurrent.Initialiser // in the order of their table, with what is set of each
	start        trained.Start
	l2           float64
	stop         bool // a run ends when it has solved its task
}

func newSettings() *settings {
	s := &settings{
		show: showSequence, example: 1, task: "xor", length: 15, n: 500, fresh: true, dataSeed: 1,
		units: "30", initialiser: "sparse", start: trained.NewStart(), l2: 2e-6, stop: true,
	}
	for _, e := range recurrent.Initialisers() {
		s.initialisers = append(s.initialisers, e.New())
	}
	return s
}

// besideKeys are the settings that change neither the sequences nor the net.
var besideKeys = []string{"show", "example", trained.KeyFrom}

// Fields declares the settings.
func (s *settings) Fields() []param.Field {
	fields := []param.Field{
		param.Choice(&s.show, "show", []param.Option{{Key: showSequence, Label: "Sequence"}, {Key: showSpectrum, Label: "Spectrum"}},
			"The picture shows what the net does with one sequence over time, or the eigenvalues of its recurrent weights.").Called("Show", ""),
		param.Choice(&s.task, "task", param.Options(sequence.All()), "This is what the net must answer at the end of a sequence.").Called("Task", "").Mainly(),
		param.Int(&s.length, "length", param.Log(sequence.Shortest, sequence.Longest), "This is the number of time steps of a sequence: the longer it is, the longer the net must remember.").Called("Length", "T").Mainly(),
		param.Int(&s.n, "n", param.Log(fewest, most), "This is the number of sequences in a step of training, or in an epoch of mini-batches.").Called("Sequences", "").In("sequences"),
		param.Bool(&s.fresh, "fresh", "Draw new sequences for every step of training or epoch, so that none can be learned by heart; else they stay the same.").Called("Fresh sequences", "").In("sequences"),
		param.Int(&s.dataSeed, "data-seed", param.Linear(0, maxSeed), "This is the seed of the sequences.").Called("Seed of the sequences", "").In("sequences"),
		param.Bool(&s.stop, "stop", fmt.Sprintf("End a run as soon as it answers %d %% of the %d exam sequences right.", int(100*sequence.SolvedShare), exams)).Called("Stop when solved", "").In("sequences"),
		param.Text(&s.units, keyUnits, 20, checkUnits, "This is the number of tanh units of the recurrent layer; two numbers with a comma between make two layers.").Called("Units", "").Mainly(),
		param.Choice(&s.initialiser, "init", param.Explained(recurrent.Initialisers()), "This is how the initial weights are drawn.").Called("Initial weights", "").In("recurrent"),
	}
	for i, e := range recurrent.Initialisers() {
		for _, f := range s.initialisers[i].Fields() {
			fields = append(fields, f.In("recurrent").If("init", e.Key))
		}
	}
	return append(fields,
		s.start.Field().In("recurrent"),
		param.Float(&s.l2, "l2", param.LogOrZero(1e-8, 10), "This is the penalty on the squares of the weights.").Called("L2 penalty", "c").In("recurrent"),
		param.Int(&s.example, "example", param.Linear(1, exams), "The exam sequence of this number is shown.").Called("Exam sequence", "").In("example").If("show", showSequence),
	)
}

// keyUnits is the setting of the layers.
const keyUnits = "units"

func checkUnits(text string) error {
	_, err := parseUnits(text)
	return err
}

// parseUnits reads "30" or "20,20".
func parseUnits(text string) ([]int, error) {
	units, ok := training.ParseLayers(text, recurrent.MostLayers, mostUnits)
	if !ok {
		return nil, param.Want(fmt.Sprintf("1 or %d whole numbers from 1 to %d with a comma between", recurrent.MostLayers, mostUnits))
	}
	return units, nil
}
