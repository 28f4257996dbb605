package viewtest

import (
	"fmt"
	"math/rand/v2"

	"hfplayground/core/catalog"
	"hfplayground/core/elementary"
	"hfplayground/core/method"
	"hfplayground/core/method/hessianfree"
	"hfplayground/core/neural"
	"hfplayground/core/recurrent"
	"hfplayground/core/sequence"
	"hfplayground/core/wire"
)

// Recurrent is a training of a recurrent net on a task.
type Recurrent struct {
	Task   string
	Length int
	Units  []int
	N      int      // sequences
	Steps  int      // of training by Hessian-free optimisation
	Layer  int      // of the spectrum and the gradient norms
	Names  []string // nil for those of the task
	Class  []string // likewise
}

// Picture trains the net and returns what it does with the sequence number example, its
// spectrum before and after, and the gradient norms of the start and of the end.
func (r Recurrent) Picture(example int) (wire.Picture, error) {
	task, ok := catalog.Find(sequence.All(), r.Task)
	if !ok {
		return wire.Picture{}, fmt.Errorf("no task %q", r.Task)
	}
	if r.Names == nil {
		r.Names, r.Class = task.Names, task.Classes
	}
	net, err := recurrent.NewNet(task.Inputs, task.Outputs, r.Units...)
	if err != nil {
		return wire.Picture{}, err
	}
	set, err := task.Make(r.Length, r.N, rand.New(rand.NewPCG(1, 2)))
	if err != nil {
		return wire.Picture{}, err
	}
	f, err := recurrent.New(recurrent.Problem{Net: net, Loss: catalog.Get(neural.Losses(), string(task.Loss)), Set: set})
	if err != nil {
		return wire.Picture{}, err
	}
	start := make([]float64, net.Dim())
	recurrent.NewSparse().Fill(net, start, rand.New(rand.NewPCG(3, 4)))
	end := trained(f, start, r.Steps)
	spectrum, err := r.spectrum(net, start, end)
	if err != nil {
		return wire.Picture{}, err
	}
	return wire.Picture{
		Sequence: r.sequence(task, f, end, example),
		Spectrum: spectrum,
		Lags: &wire.Lags{Caption: fmt.Sprintf("‖∂ℓ/∂hₜ‖ at step %d", r.Steps), Steps: set.Steps, Runs: []wire.Series{
			{Run: "hf", Label: "Hessian-free", Style: wire.Style{Hue: wire.Green, Marker: wire.Triangle}, Step: []int32{int32(r.Steps)}, Values: f.GradientNorms(end, r.Layer)},
			{Run: "adam", Label: "Adam at the start", Style: wire.Style{Hue: wire.Amber, Marker: wire.Diamond}, Step: []int32{0}, Values: f.GradientNorms(start, r.Layer)},
		}},
		Look: &wire.Look{Step: r.Steps, Last: r.Steps},
	}, nil
}

// trained returns the weights after so many steps.
func trained(f *recurrent.Objective, start []float64, steps int) []float64 {
	h := hessianfree.New()
	h.TuneToLoss()
	h.Damping, h.Structural, h.CGMax = 0.1, 0.03, 30
	end, k := start, -1
	for it, err := range method.Method(h).Run(f, start) {
		if it.Partial {
			continue
		}
		if k++; err != nil || k > steps {
			break
		}
		end = append([]float64(nil), it.X...)
	}
	return end
}

func (r Recurrent) sequence(task sequence.Task, f *recurrent.Objective, w []float64, example int) *wire.Sequence {
	set, tr := f.Set(), f.Trace(w, example)
	s := &wire.Sequence{
		Caption: fmt.Sprintf("%s: sequence %d, Hessian-free at step %d", task.Label, example+1, r.Steps), Steps: set.Steps,
		Names: r.Names, Inputs: set.Inputs.Row(example), Targets: set.Targets.Row(example), Classes: r.Class, Characters: task.Characters,
	}
	for _, h := range tr.Hidden {
		layer := wire.Hidden{Units: h.Cols}
		for u := range h.Cols {
			for at := range h.Rows {
				layer.States = append(layer.States, h.Row(at)[u])
			}
		}
		s.Hidden = append(s.Hidden, layer)
	}
	for at := set.Steps - set.Counted; at < set.Steps; at++ {
		s.Counted = append(s.Counted, int32(at))
		s.Outputs = append(s.Outputs, tr.Outputs.Row(at)...)
	}
	s.Right = task.Right(s.Outputs, s.Targets)
	if task.Loss == sequence.Squared {
		s.Tolerance = sequence.Tolerance
		return s
	}
	for i := 0; i < len(s.Outputs); i += task.Outputs {
		softmax(s.Outputs[i : i+task.Outputs])
	}
	return s
}

func softmax(v []float64) {
	sum := 0.0
	for i := range v {
		v[i] = elementary.Exp(v[i])
		sum += v[i]
	}
	for i := range v {
		v[i] /= sum
	}
}

func (r Recurrent) spectrum(net recurrent.Net, start, end []float64) (*wire.Spectrum, error) {
	out := &wire.Spectrum{Caption: fmt.Sprintf("Recurrent weights of Hessian-free at step %d", r.Steps)}
	for _, of := range []struct {
		w    []float64
		into *[][2]float64
	}{{start, &out.Start}, {end, &out.Now}} {
		list, err := net.Spectrum(of.w, r.Layer)
		if err != nil {
			return nil, err
		}
		for _, z := range list {
			*of.into = append(*of.into, [2]float64{real(z), imag(z)})
		}
	}
	return out, nil
}
