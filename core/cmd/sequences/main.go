// Sequences trains recurrent nets on tasks of long dependencies by Hessian-free
// optimisation, and prints a line a run: whether the task was solved, at what cost,
// in how many steps and seconds.
//
//	go run -tags noasm ./core/cmd/sequences -task order-2 -length 30 -mu 0.03 -seeds 5
//
// Every step looks at 1,000 new sequences, and takes the curvature of a quarter of
// them. A task is solved when 99 % of 1,000 others are answered right. Cost is in
// gradients of 1,000 sequences.
package main

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"hfplayground/core/catalog"
	"hfplayground/core/kernel"
	"hfplayground/core/method"
	"hfplayground/core/method/hessianfree"
	"hfplayground/core/neural"
	"hfplayground/core/objective"
	"hfplayground/core/recurrent"
	"hfplayground/core/sequence"
)

func main() {
	c := usual()
	keys := strings.Join(catalog.Keys(sequence.All()), ", ")
	flag.StringVar(&c.task, "task", c.task, "one of "+keys)
	flag.IntVar(&c.length, "length", c.length, "T of the task")
	flag.Float64Var(&c.mu, "mu", c.mu, "structural damping μ; 0 = none")
	flag.IntVar(&c.units, "units", c.units, "recurrent units")
	flag.IntVar(&c.curved, "curved", c.curved, "sequences that the curvature is taken of")
	flag.Float64Var(&c.limit, "limit", c.limit, "gradient equivalents after which a run is given up")
	first := flag.Uint64("first", 1, "the first seed")
	seeds := flag.Uint64("seeds", 1, "number of seeds")
	flag.BoolVar(&c.steps, "steps", false, "print every step")
	flag.Parse()
	for seed := *first; seed < *first+*seeds; seed++ {
		if err := c.report(os.Stdout, seed); err != nil {
			fmt.Fprintln(os.Stderr, "sequences:", err)
			os.Exit(1)
		}
	}
}

// course is what the runs have in common.
type course struct {
	task   string
	length int
	mu     float64
	units  int
	curved int
	limit  float64
	steps  bool // print them
}

// What cannot be set.
const (
	trained = 1000 // sequences of a step
	judged  = 1000 // others, the same after every step
	penalty = 2e-6
)

// usual returns the defaults.
func usual() course {
	return course{task: "addition", length: 20, mu: 0.03, units: 50, curved: 250, limit: 1000}
}

// method returns Hessian-free optimisation as it is set for recurrent nets.
func (c course) method() method.Method {
	h := hessianfree.New()
	h.TuneToLoss()
	h.Batch, h.Damping, h.Structural, h.CGMax = c.curved, 0.1, c.mu, 100
	return h
}

// outcome is how a run ended, or stands.
type outcome struct {
	steps int
	f     float64 // on the sequences of the next step
	cost  float64 // gradient equivalents
	share float64 // of right answers
}

func (o outcome) solved() bool { return o.share >= sequence.SolvedShare }

// report runs from a seed and prints how it ended.
func (c course) report(w io.Writer, seed uint64) error {
	began := time.Now()
	end, err := c.run(seed, func(o outcome) {
		if c.steps {
			fmt.Fprintf(w, "  step %3d  f %.5f  right %5.1f %%  cost %6.1f\n", o.steps, o.f, 100*o.share, o.cost)
		}
	})
	if err != nil {
		return err
	}
	word := "not solved"
	if end.solved() {
		word = "solved"
	}
	_, err = fmt.Fprintf(w, "%-14s T %3d  μ %-5g seed %d  %-10s  cost %6.1f  steps %3d  f %.5f  right %5.1f %%  %.1f s\n",
		c.task, c.length, c.mu, seed, word, end.cost, end.steps, end.f, 100*end.share, time.Since(began).Seconds())
	return err
}

// run trains a net from a seed until it has solved the task or the cost passes the
// limit, and calls each after every step.
func (c course) run(seed uint64, each func(outcome)) (outcome, error) {
	k, ok := catalog.Find(sequence.All(), c.task)
	if !ok {
		return outcome{}, fmt.Errorf("task %q, want one of %s", c.task, strings.Join(catalog.Keys(sequence.All()), ", "))
	}
	f, judge, err := c.problem(k, seed)
	if err != nil {
		return outcome{}, err
	}
	w, answers := make([]float64, f.Dim()), kernel.NewMat(judged, judge.Set().Targets.Cols)
	recurrent.NewSparse().Fill(f.Net(), w, stream(seed, start))
	counted, at := objective.Count(f), outcome{steps: -1}
	for it, err := range c.method().Run(counted, w) {
		if it.Partial {
			continue
		}
		if err != nil {
			break // no step leads on: the run has ended where it stands
		}
		judge.Outputs(answers, it.X)
		at = outcome{at.steps + 1, it.F, counted.Evals().Cost(), k.Share(answers, judge.Set().Targets)}
		if each(at); at.solved() || at.cost > c.limit {
			break
		}
	}
	return at, nil
}

// problem returns what is minimised, and the objective of the sequences it is judged by.
func (c course) problem(k sequence.Task, seed uint64) (*recurrent.Renewed, *recurrent.Objective, error) {
	net, err := recurrent.NewNet(k.Inputs, k.Outputs, c.units)
	if err != nil {
		return nil, nil, err
	}
	p := recurrent.Problem{Net: net, Loss: catalog.Get(neural.Losses(), string(k.Loss)), L2: penalty}
	if p.Set, err = k.MakeExam(c.length, judged, stream(seed, exam)); err != nil {
		return nil, nil, err
	}
	judge, err := recurrent.New(p)
	if err != nil {
		return nil, nil, err
	}
	f, err := recurrent.NewRenewed(p, func(number int) sequence.Set {
		s, _ := k.Make(c.length, trained, stream(seed, uint64(number)+samples)) // sizes as those of the exam, which could be made
		return s
	})
	return f, judge, err
}

// The uses of a seed.
const (
	exam    = 0
	samples = 1 // and all that follow
	start   = 1 << 32
)

// stream returns the randomness for one use of a seed.
func stream(seed, use uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, use)) }
